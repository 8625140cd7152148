import { useCallback } from 'react'
import type { StockLevel } from '../../../shared/domain/stock.ts'
import type { LevelReason } from '../../../shared/domain/stock-movement.ts'
import { useNames } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'

/** Why somebody changes a figure; the note is a sentence of theirs, or ''. */
export interface LevelWhy {
  readonly reason: LevelReason
  readonly note: string
}
export const COUNTED: LevelWhy = { reason: 'counted', note: '' }

export type LevelField = 'onHand' | 'safety'

/**
 * Changes one number of a level. It is refused when on hand is no longer what was seen; the toast offers to undo it,
 * under the same condition.
 */
export function useSetLevel() {
  const texts = useMessages('stock')
  const verbs = useMessages('verbs')
  const names = useNames()
  const say = useToasts((toasts) => toasts.say)
  const { run, busy } = useCommand((client) => client.stock.setLevel)

  const change = useCallback(
    (seen: StockLevel, field: LevelField, value: number, why: LevelWhy = COUNTED) => {
      const { siteId, sku, onHand, safety } = seen
      const wanted = { siteId, sku, onHand, safety, [field]: value }
      const site = names.site(siteId)
      async function undo() {
        const back = await run({ siteId, sku, onHand, safety, expectedOnHand: wanted.onHand, reason: 'undo' })
        if (back.kind === 'done') say('neutral', texts.undone({ sku, site }))
      }
      void run({ ...wanted, ...why, expectedOnHand: onHand }).then((outcome) => {
        if (outcome.kind !== 'done') return
        say(
          'done',
          texts.changed({ sku, site, what: texts[field].toLowerCase(), from: seen[field], to: value }),
          {
            label: verbs.undo,
            run: () => void undo(),
          },
        )
      })
    },
    [run, say, texts, verbs, names],
  )
  return { change, busy }
}
