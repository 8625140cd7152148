import type { OrderDetail } from '../../../shared/contract/orders.ts'
import type { ReturnsOfOrder } from '../../../shared/contract/returns.ts'
import { PanelSection } from '../../components/panel.tsx'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { chargedRows } from './charged-rows.ts'
import { MoneyRows } from './money-rows.tsx'

const TOPICS = ['orders', 'channels'] as const

/** What the shop charged for the order, what was paid and paid back, and what a cancellation here owes. */
export function OrderMoney({ detail }: { detail: OrderDetail }) {
  const texts = useMessages('orderMoney')
  const format = useFormat()
  const { order, state } = detail
  const orderId = order.id
  const live = useLive(TOPICS, (client) => client.returns.ofOrder({ orderId }), [orderId])
  const known = live.data
  const { charges } = order
  if (known === null || charges === undefined) return null
  const ours = new Map(order.lines.map(({ id, sku, title }) => [id, title ?? sku]))
  const rows = chargedRows(texts, {
    charges,
    money: known.money,
    isCancelled: state === 'cancelled',
    nameOf: (lineId) => ours.get(lineId) ?? lineId,
    integer: format.integer,
  })
  return (
    <PanelSection title={texts.section}>
      <MoneyRows currency={order.currency} unknown={texts.notSaid} rows={rows} />
      <Cancelled known={known} currency={order.currency} />
    </PanelSection>
  )
}

function Cancelled({ known, currency }: { known: ReturnsOfOrder; currency: string }) {
  const texts = useMessages('orderMoney').cancelled
  const say = useSay()
  const format = useFormat()
  const { cancelled, paysBack } = known
  if (cancelled === null || cancelled.cents === 0) return null
  const amount = format.money(cancelled.cents, currency)
  if (cancelled.state === 'waiting') return <p>{texts.waiting({ amount })}</p>
  if (cancelled.state === 'refused')
    return <p>{texts.refused({ amount, answer: cancelled.answer === null ? '' : say(cancelled.answer) })}</p>
  return <p>{texts.done[paysBack ?? 'gateway']({ amount })}</p>
}
