import { useState } from 'react'
import type { WantedDates } from '../../../shared/contract/order-parts.ts'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { Button } from '../../components/button.tsx'
import { DayField } from '../../components/day-field.tsx'
import { Field } from '../../components/field.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useLive } from '../../lib/use-live.ts'
import { useSteering } from './use-steering.ts'
import { asItIs, questionOf } from './what-if.ts'
import { OutcomeCompared } from './what-if-result.tsx'

const TOPICS = ['orders', 'stock', 'rules', 'carriers', 'sites'] as const

/** The days of an order, with site, service, cost and arrival that they come to beside those planned. */
export function DatesForm({ detail, onDone }: { detail: OrderDetail; onDone: () => void }) {
  const texts = useMessages('orders')
  const verbs = useMessages('verbs')
  const { order } = detail
  const [dates, setDates] = useState<WantedDates>({
    deliverBy: order.dates?.deliverBy ?? null,
    notBefore: order.dates?.notBefore ?? null,
  })
  const [note, setNote] = useState('')
  const { steer, busy } = useSteering((client) => client.orders.setDates, onDone)
  const question = { ...questionOf(order, asItIs(order)), dates }
  const live = useLive(TOPICS, (client) => client.orders.whatIf(question), [JSON.stringify(question)])
  const isSame =
    dates.deliverBy === (order.dates?.deliverBy ?? null) &&
    dates.notBefore === (order.dates?.notBefore ?? null)
  return (
    <>
      <p className="unit">{texts.dates.help}</p>
      <div className="what-if-form">
        <DayField
          label={texts.deliverBy}
          value={dates.deliverBy}
          onChange={(deliverBy) => setDates((old) => ({ ...old, deliverBy }))}
        />
        <DayField
          label={texts.dates.notBefore}
          value={dates.notBefore}
          onChange={(notBefore) => setDates((old) => ({ ...old, notBefore }))}
        />
      </div>
      <LiveView live={live} skeleton={<Skeleton width="100%" height={140} />}>
        {(trial) => <OutcomeCompared detail={detail} trial={trial} />}
      </LiveView>
      <Field label={texts.reason} help={texts.noteHelp} value={note} onChange={setNote} />
      <div className="dialog-buttons">
        <Button onPress={onDone}>{verbs.back}</Button>
        <Button
          tone="primary"
          busy={busy}
          why={isSame ? texts.dates.asBefore : null}
          onPress={() => void steer({ orderId: order.id, dates, note })}
        >
          {verbs.save}
        </Button>
      </div>
    </>
  )
}
