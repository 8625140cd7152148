import { useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { PanelSection } from '../../components/panel.tsx'
import { wordsOf } from '../../lib/command-words.ts'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useLive } from '../../lib/use-live.ts'
import { VERB_KEYS } from '../../lib/verb-keys.ts'
import { useDifference } from './use-difference.ts'
import { useSteering } from './use-steering.ts'
import { outcomeOf, plannedOutcome } from './what-if.ts'

const TOPICS = ['orders', 'stock', 'settings'] as const

/** Other open orders of its buyer: those in its parcel, and those that could be, with what that comes to. */
export function Companions({ detail }: { detail: OrderDetail }) {
  const texts = useMessages('orders')
  const inWords = useSay()
  const difference = useDifference()
  const mayLead = roleAllows(
    useSession((session) => session.role),
    'lead',
  )
  const [asked, setAsked] = useState<'merge' | 'apart' | null>(null)
  const [note, setNote] = useState('')
  const orderId = detail.order.id
  const live = useLive(TOPICS, (client) => client.orders.companions({ orderId }), [orderId, detail.revision])
  const close = () => {
    setAsked(null)
    setNote('')
  }
  const merge = useSteering((client) => client.orders.merge, close)
  const unmerge = useSteering((client) => client.orders.unmerge, close)
  const { merged, proposed, together, problem } = live.data ?? NONE
  const whyNot = mayLead ? null : texts.needsLead
  const cannotMerge =
    whyNot ?? (together !== null ? null : problem === null ? texts.companions.nothing : inWords(problem))
  useKeyCommands([
    {
      id: 'order.merge',
      label: texts.companions.merge,
      group: texts.group,
      keys: [VERB_KEYS.merge],
      words: wordsOf((all) => all.verb.merge),
      disabled: cannotMerge,
      run: () => setAsked('merge'),
    },
  ])
  if (merged.length === 0 && proposed.length === 0) return null
  const names = (some: typeof merged) => some.map(({ reference }) => reference).join(', ')
  const now = plannedOutcome(detail)
  const saved =
    together === null ? '' : difference({ ...now, cents: together.nowCents }, outcomeOf(together.parts))
  const orders = names(proposed)
  const proposal =
    problem !== null
      ? texts.companions.problem({ orders, why: problem })
      : saved === ''
        ? texts.companions.fits({ orders })
        : texts.companions.proposed({ orders, difference: saved })

  function carryOut() {
    const orderIds = [orderId, ...[...merged, ...proposed].map((one) => one.orderId)]
    return asked === 'merge' ? merge.steer({ orderIds, note }) : unmerge.steer({ orderId, note })
  }

  return (
    <PanelSection title={texts.companions.title}>
      {merged.length > 0 && <p>{texts.companions.merged({ orders: names(merged) })}</p>}
      {proposed.length > 0 && <p>{proposal}</p>}
      <div className="order-actions">
        {proposed.length > 0 && (
          <Button binding={VERB_KEYS.merge} why={cannotMerge} onPress={() => setAsked('merge')}>
            {texts.companions.merge}
          </Button>
        )}
        {merged.length > 0 && (
          <Button why={whyNot} onPress={() => setAsked('apart')}>
            {texts.companions.apart}
          </Button>
        )}
      </div>
      <Dialog
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        title={asked === 'apart' ? texts.companions.apart : texts.companions.merge}
      >
        <p>{asked === 'apart' ? texts.companions.merged({ orders: names(merged) }) : proposal}</p>
        {asked === 'merge' && <p className="unit">{texts.companions.each}</p>}
        <Field label={texts.reason} help={texts.noteHelp} value={note} onChange={setNote} autoFocus />
        <div className="dialog-buttons">
          <Button tone="primary" busy={merge.busy || unmerge.busy} onPress={() => void carryOut()}>
            {asked === 'apart' ? texts.companions.apart : texts.companions.merge}
          </Button>
        </div>
      </Dialog>
    </PanelSection>
  )
}

const NONE = { merged: [], proposed: [], together: null, problem: null }
