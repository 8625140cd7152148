import { useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { Button } from '../../components/button.tsx'
import { Field, NumberField } from '../../components/field.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { useSteering } from './use-steering.ts'
import './lines-form.css'

const TOPICS = ['orders', 'stock', 'rules', 'carriers', 'sites'] as const

/** Which of the goods that have left are sent once more, from where, for how much and when. */
export function SendAgainForm({ detail, onDone }: { detail: OrderDetail; onDone: () => void }) {
  const all = useMessages('orders')
  const texts = all.again
  const verbs = useMessages('verbs')
  const words = useMessages('commandWords').verb
  const format = useFormat()
  const inWords = useSay()
  const orderId = detail.order.id
  const known = useLive(TOPICS, (client) => client.returns.ofOrder({ orderId }), [orderId]).data
  const [units, setUnits] = useState<ReadonlyMap<string, number>>(new Map())
  const [note, setNote] = useState('')
  const { steer, busy } = useSteering((client) => client.orders.sendAgain, onDone)
  const lines = [...units].flatMap(([lineId, quantity]) => (quantity === 0 ? [] : [{ lineId, quantity }]))
  const isAsked = lines.length > 0
  const live = useLive(
    TOPICS,
    async (client) => (isAsked ? client.orders.trySendAgain({ orderId, lines }) : null),
    [JSON.stringify([orderId, lines])],
  )
  const refusal = isAsked ? (live.data?.refusal ?? null) : null
  if (known === null) return <Skeleton width="100%" height={120} />
  return (
    <>
      <p className="unit">{texts.help}</p>
      {known.returnable.length === 0 && <p role="status">{texts.notLeft}</p>}
      <div className="split-sites">
        {known.returnable.map(({ lineId, sku, quantity }, index) => (
          <NumberField
            key={lineId}
            autoFocus={index === 0}
            enterSends="when-seen"
            label={sku}
            help={`${texts.of({ units: format.integer(quantity) })} ${detail.productNames.get(sku) ?? ''}`}
            value={units.get(lineId) ?? 0}
            max={quantity}
            onChange={(wanted) => setUnits((now) => new Map(now).set(lineId, wanted))}
          />
        ))}
      </div>
      {isAsked && (
        <LiveView live={live} skeleton={<Skeleton width="100%" height={20} />}>
          {(tried) =>
            tried &&
            (tried.refusal === null ? (
              <p aria-live="polite">
                <strong>{tried.effect && inWords(tried.effect)}</strong>
              </p>
            ) : (
              <p role="alert">{inWords(tried.refusal)}</p>
            ))
          }
        </LiveView>
      )}
      <Field label={all.reason} help={all.noteHelp} value={note} onChange={setNote} />
      <div className="dialog-buttons">
        <Button onPress={onDone}>{verbs.back}</Button>
        <Button
          tone="primary"
          busy={busy}
          why={isAsked ? refusal && inWords(refusal) : texts.nothing}
          onPress={() => void steer({ orderId, lines, note })}
        >
          {words.resend}
        </Button>
      </div>
    </>
  )
}
