import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { orderValueCents } from '../../../shared/domain/order.ts'
import { Address } from '../../components/address.tsx'
import { OrderTimeline } from '../../components/order-timeline.tsx'
import { Facts, PanelSection } from '../../components/panel.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'

const TOPICS = ['orders'] as const

/** What of the order one wants to know while settling its exception. */
export function ExceptionOrder({ orderId }: { orderId: string }) {
  const texts = useMessages('exceptionQueue')
  const detail = useLive(TOPICS, (client) => client.orders.get({ orderId }), [orderId]).data
  return (
    <>
      <PanelSection title={texts.data}>
        {detail === null ? <Skeleton width="100%" height={120} /> : <OrderFacts detail={detail} />}
      </PanelSection>
      <PanelSection title={texts.timeline}>
        {detail === null ? <Skeleton width="100%" height={80} /> : <OrderTimeline events={detail.timeline} />}
      </PanelSection>
    </>
  )
}

function OrderFacts({ detail }: { detail: OrderDetail }) {
  const texts = useMessages('exceptionQueue')
  const format = useFormat()
  const names = useNames()
  const { order, productNames } = detail
  const value = orderValueCents(order)
  return (
    <Facts
      facts={[
        { name: texts.channel, value: names.channel(order.channelId) },
        { name: texts.shipTo, value: <Address destination={order.destination} /> },
        {
          name: texts.lines,
          value: (
            <ul>
              {order.lines.map((line) => (
                <li key={line.id}>
                  {format.integer(line.quantity)} × <span className="mono">{line.sku}</span>{' '}
                  <span className="unit">{productNames.get(line.sku)}</span>
                </li>
              ))}
            </ul>
          ),
        },
        { name: texts.value, value: format.money(value, order.currency) },
      ]}
    />
  )
}
