import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { isAddedLine } from '../../../shared/domain/line-edits.ts'
import { lineValueCents, type Order, type OrderLine, orderValueCents } from '../../../shared/domain/order.ts'
import { LineOptions } from '../../components/order-requests.tsx'
import { ProductPicture } from '../../components/product-picture.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { namelessOf } from './nameless-lines.tsx'

/** What was ordered, from which site each unit comes, and what it is worth. */
export function OrderLines({ detail }: { detail: OrderDetail }) {
  const texts = useMessages('orders')
  const { title: pictureTitle } = useMessages('pictures')
  const format = useFormat()
  const { order, productNames } = detail
  const standingTexts = useMessages('orderStanding')
  const nameless = new Set(namelessOf(detail).map(({ lineId }) => lineId))
  const total = orderValueCents(order)
  return (
    <table className="order-lines">
      <thead className="visually-hidden">
        <tr>
          <th>{pictureTitle}</th>
          <th>{texts.quantity}</th>
          <th>{texts.product}</th>
          <th>{texts.value}</th>
        </tr>
      </thead>
      <tbody>
        {order.lines.map((line) => (
          <tr key={line.id}>
            <td className="order-line-picture">
              <ProductPicture sku={line.sku} size="line" />
            </td>
            <td className="order-line-quantity">
              {format.integer(line.quantity)}
              <span className="unit"> ×</span>
            </td>
            <td>
              {nameless.has(line.id) ? (
                <>
                  {line.title} <span className="unit">({standingTexts.noSku})</span>
                </>
              ) : (
                <>
                  <span className="mono">{line.sku}</span> {productNames.get(line.sku) ?? line.title}
                </>
              )}
              {line.options !== undefined && <LineOptions options={line.options} />}
              <LineSites detail={detail} lineId={line.id} wanted={line.quantity} />
              <ByHand order={order} line={line} />
            </td>
            <td className="order-line-value">{format.money(lineValueCents(line), order.currency)}</td>
          </tr>
        ))}
        {(order.edits ?? [])
          .filter(({ units }) => units === 0)
          .map(({ lineId, was }) => (
            <tr key={lineId} className="order-line-cancelled">
              <td />
              <td className="order-line-quantity">
                <s>
                  {format.integer(was.quantity)}
                  <span className="unit"> ×</span>
                </s>
              </td>
              <td>
                <s className="mono">{was.sku}</s> <span className="unit">{texts.change.cancelled}</span>
              </td>
              <td />
            </tr>
          ))}
        <tr className="order-line-total">
          <td />
          <td />
          <td>{texts.total}</td>
          <td className="order-line-value">{format.money(total, order.currency)}</td>
        </tr>
      </tbody>
    </table>
  )
}

/** What was ordered in its place, or that nobody ordered it. */
function ByHand({ order, line }: { order: Order; line: OrderLine }) {
  const texts = useMessages('orders').change
  const format = useFormat()
  const edit = order.edits?.find(({ lineId }) => lineId === line.id)
  if (edit === undefined && !isAddedLine(line.id)) return null
  return (
    <span className="unit order-line-sites">
      {edit === undefined
        ? texts.addedByHand
        : texts.ordered({ quantity: format.integer(edit.was.quantity), sku: edit.was.sku })}
    </span>
  )
}

function LineSites(props: { detail: OrderDetail; lineId: string; wanted: number }) {
  const texts = useMessages('orders')
  const names = useNames()
  const format = useFormat()
  const parts = props.detail.fulfillments
    .filter((fulfillment) => fulfillment.state !== 'cancelled')
    .flatMap((fulfillment) =>
      fulfillment.allocations
        .filter((allocation) => allocation.lineId === props.lineId)
        .map((allocation) => ({ site: names.site(fulfillment.siteId), quantity: allocation.quantity })),
    )
  const taken = parts.reduce((sum, part) => sum + part.quantity, 0)
  if (taken === 0) return null
  const from = format.list(
    parts.map((part) => texts.from_({ quantity: format.integer(part.quantity), site: part.site })),
  )
  return (
    <span className="unit order-line-sites">
      {from}
      {taken < props.wanted && `, ${texts.missing({ count: props.wanted - taken })}`}
    </span>
  )
}
