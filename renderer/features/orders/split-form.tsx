import { useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { Button } from '../../components/button.tsx'
import { Field, NumberField } from '../../components/field.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useSites } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { openLines, splitAsPlanned, splitOf, withUnits } from './split-draft.ts'
import { useSteering } from './use-steering.ts'
import { OutcomeCompared } from './what-if-result.tsx'
import './lines-form.css'

const TOPICS = ['orders', 'stock', 'rules', 'carriers', 'sites'] as const

/** Which site ships how many units of each line, with cost and arrival beside what is planned. */
export function SplitForm({ detail, onDone }: { detail: OrderDetail; onDone: () => void }) {
  const texts = useMessages('orders')
  const verbs = useMessages('verbs')
  const format = useFormat()
  const inWords = useSay()
  const sites = useSites() ?? []
  const { order } = detail
  const [planned] = useState(() => splitAsPlanned(detail))
  const [draft, setDraft] = useState(planned)
  const [note, setNote] = useState('')
  const { steer, busy } = useSteering((client) => client.orders.setSplit, onDone)
  const split = splitOf(draft)
  const isSame = JSON.stringify(split) === JSON.stringify(splitOf(planned))
  const [open] = openLines(order, draft)
  const isAsked = !isSame && open === undefined
  const live = useLive(
    TOPICS,
    async (client) => (isAsked ? client.orders.trySplit({ orderId: order.id, split }) : null),
    [JSON.stringify([isAsked, split])],
  )
  const refusal = isAsked ? (live.data?.refusal ?? null) : null
  const lacking =
    open &&
    texts.split.open({
      sku: open.line.sku,
      shared: format.integer(open.shared),
      quantity: format.integer(open.line.quantity),
    })
  return (
    <>
      <p className="unit">{texts.split.help}</p>
      <ul className="lines-form">
        {order.lines.map((line) => (
          <li key={line.id}>
            <p>
              {format.integer(line.quantity)} <span className="unit">×</span>{' '}
              <span className="mono">{line.sku}</span>{' '}
              <span className="unit">{detail.productNames.get(line.sku) ?? line.title}</span>
            </p>
            <div className="split-sites" role="group" aria-label={line.sku}>
              {sites.map(({ id, name }) => (
                <NumberField
                  key={id}
                  enterSends="never"
                  label={name}
                  value={draft.get(line.id)?.get(id) ?? 0}
                  max={line.quantity}
                  onChange={(units) => setDraft((now) => withUnits(now, line.id, id, units))}
                />
              ))}
            </div>
          </li>
        ))}
      </ul>
      {lacking !== undefined && <p role="status">{lacking}</p>}
      {isAsked && (
        <LiveView live={live} skeleton={<Skeleton width="100%" height={140} />}>
          {(tried) =>
            tried &&
            (tried.refusal === null ? (
              <OutcomeCompared detail={detail} trial={tried} />
            ) : (
              <p role="alert">{inWords(tried.refusal)}</p>
            ))
          }
        </LiveView>
      )}
      <Field label={texts.reason} help={texts.noteHelp} value={note} onChange={setNote} />
      <div className="dialog-buttons">
        <Button onPress={onDone}>{verbs.back}</Button>
        <Button
          tone="primary"
          busy={busy}
          why={lacking ?? (isSame ? texts.split.asBefore : refusal && inWords(refusal))}
          onPress={() => void steer({ orderId: order.id, split, note })}
        >
          {verbs.save}
        </Button>
      </div>
    </>
  )
}
