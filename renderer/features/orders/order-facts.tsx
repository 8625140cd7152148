import type { OrderDetail } from '../../../shared/contract/orders.ts'
import type { LocalDate } from '../../../shared/lib/clock.ts'
import { Address } from '../../components/address.tsx'
import { Instant } from '../../components/instant.tsx'
import { Facts } from '../../components/panel.tsx'
import { useNames, useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'

/** What the channel said of the order, and what we made of it. */
export function OrderFacts({ detail }: { detail: OrderDetail }) {
  const texts = useMessages('orders')
  const words = useMessages('words')
  const format = useFormat()
  const names = useNames()
  const timeZone = useTimeZone()
  const { order } = detail
  const { destination } = order
  const when = (at: number | null) =>
    at === null ? '–' : `${format.dayOf(at, timeZone)} ${format.time(at, timeZone)}`
  const byHand = (day: LocalDate | undefined) =>
    day === undefined ? null : texts.dates.byHand({ day: format.day(day) })
  const score = format.integer(detail.priority)
  const notBefore = byHand(order.dates?.notBefore)
  const tags = [...order.tags, ...detail.ruleTags]
  return (
    <Facts
      facts={[
        { name: texts.shipTo, value: <Address destination={destination} /> },
        {
          name: texts.contact,
          value: [destination.phone, destination.email].filter(Boolean).join(', ') || '–',
        },
        { name: texts.channel, value: `${names.channel(order.channelId)} (${order.externalId})` },
        { name: texts.placed, value: <Instant at={order.placedAt} timeZone={timeZone} /> },
        { name: texts.level, value: words.serviceLevels[order.serviceLevel] },
        { name: texts.shipBy, value: when(order.shipBy) },
        { name: texts.deliverBy, value: byHand(order.dates?.deliverBy) ?? when(order.deliverBy) },
        ...(notBefore === null ? [] : [{ name: texts.dates.notBefore, value: notBefore }]),
        {
          name: texts.priority,
          value: order.urgency
            ? texts.urgency.byHand({ score, urgency: texts.urgency[order.urgency] })
            : score,
        },
        ...(order.customerTier === '' ? [] : [{ name: texts.tier, value: order.customerTier }]),
        ...(tags.length === 0 ? [] : [{ name: texts.tags, value: tags.join(', ') }]),
      ]}
    />
  )
}
