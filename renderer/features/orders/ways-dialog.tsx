import { useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useLive } from '../../lib/use-live.ts'
import { useDifference } from './use-difference.ts'
import { useSteering } from './use-steering.ts'
import { outcomeOf, plannedOutcome } from './what-if.ts'

const TOPICS = ['stock', 'carriers', 'sites'] as const

export type WayCode = 'change-service' | 'change-site'

/** Another service or site for an order: each with what it costs more and how much later it arrives, and why. */
export function WaysDialog(props: {
  detail: OrderDetail
  /** null = closed. */
  code: WayCode | null
  onClose: () => void
}) {
  const { code } = props
  const verbs = useMessages('commandWords').verb
  const title = code === 'change-site' ? verbs.site : verbs.service
  return (
    <Dialog isOpen={code !== null} onClose={props.onClose} title={title}>
      {code !== null && <Ways {...props} code={code} />}
    </Dialog>
  )
}

function Ways({ detail, code, onClose }: { detail: OrderDetail; code: WayCode; onClose: () => void }) {
  const texts = useMessages('orders')
  const inWords = useSay()
  const difference = useDifference()
  const [note, setNote] = useState('')
  const orderId = detail.order.id
  const live = useLive(TOPICS, (client) => client.orders.ways({ orderId }), [orderId])
  const { steer, busy } = useSteering((client) => client.orders.steer, onClose)
  const now = plannedOutcome(detail)

  if (live.data === null) return <Skeleton width="100%" height={140} />
  const ways = live.data.filter((way) => way.code === code)
  return (
    <>
      {ways.length === 0 && <p>{texts.noOtherWay}</p>}
      <ol className="order-ways">
        {ways.map((way, index) => (
          <li key={way.choice} className="order-way">
            <Button
              tone={index === 0 ? 'primary' : 'normal'}
              autoFocus={index === 0}
              busy={busy}
              onPress={() => void steer({ orderId, way: { code, choice: way.choice }, note })}
            >
              {inWords(way.label)}
            </Button>
            <span>
              <strong>{difference(now, outcomeOf(way.parts))}</strong>{' '}
              <span className="unit">{inWords(way.effect)}</span>
            </span>
          </li>
        ))}
      </ol>
      {detail.order.chosen !== undefined && (
        <Button
          busy={busy}
          onPress={() => void steer({ orderId, way: { code: 'drop-choice', choice: null }, note })}
        >
          {texts.byRules}
        </Button>
      )}
      <Field label={texts.reason} help={texts.noteHelp} value={note} onChange={setNote} />
    </>
  )
}
