import { useCallback } from 'react'
import type { StockLevel } from '../../../shared/domain/stock.ts'
import { useNames } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { stockMessages } from './messages.ts'

export type LevelField = 'onHand' | 'safety'

/**
 * Changes one number of a level. It is refused when on hand is no longer what was seen; the toast offers to undo it,
 * under the same condition.
 */
export function useSetLevel() {
  const texts = useMessages(stockMessages)
  const names = useNames()
  const say = useToasts((toasts) => toasts.say)
  const { run, busy } = useCommand((client) => client.stock.setLevel)

  const change = useCallback(
    async (seen: StockLevel, field: LevelField, value: number) => {
      const { siteId, sku, onHand, safety } = seen
      const wanted = { siteId, sku, onHand, safety, [field]: value }
      const outcome = await run({ ...wanted, expectedOnHand: onHand })
      if (outcome.kind !== 'done') return
      const site = names.site(siteId)
      say('done', texts.changed(sku, site, texts[field], seen[field], value), {
        label: texts.undo,
        run() {
          void run({ siteId, sku, onHand, safety, expectedOnHand: wanted.onHand }).then((back) => {
            if (back.kind === 'done') say('neutral', texts.undone(sku, site))
          })
        },
      })
    },
    [run, say, texts, names],
  )
  return { change, busy }
}
