import { fromHundredths } from '../../../shared/domain/money.ts'
import { lineValueCents, type Order, type OrderRequests } from '../../../shared/domain/order.ts'
import { grossCents, type LineCharge, type OrderCharges } from '../../../shared/domain/order-charges.ts'
import * as scalars from '../../../shared/domain/scalars.ts'
import { message } from '../../../shared/messages/message.ts'
import * as columns from '../../app/csv/csv-columns.ts'

/** Hundredths; an amount with decimals would have to come as such. */
const money = columns.emptyAs(null, columns.integer(0, 1_000_000_000, 'cents'))
const note = columns.words(0, 5000)
const localDate: columns.CsvColumn<string> = {
  schema: scalars.localDate,
  expected: message('csv.date'),
}

/** Columns of an order that may be left out; of the order as a whole the first row that says something counts. */
export const EXTRA_COLUMNS = {
  state: columns.words(0, 120),
  customer_note: note,
  gift_message: note,
  delivery_note: note,
  pickup_point: columns.words(0, 120),
  pickup_point_name: columns.words(0, 255),
  deliver_on: columns.emptyAs(null, localDate),
  shipping_method: columns.words(0, 255),
  shipping_cents: money,
  total_cents: money,
  paid_cents: money,
  refunded_cents: money,
  /** Of the line. */
  title: columns.words(0, 255),
  tax_cents: money,
  discount_cents: money,
}
export type ExtraRow = columns.RowOf<typeof EXTRA_COLUMNS>

/** The order with what its rows say beside the columns of orders.csv; `rows` are in the order of its lines. */
export function withExtras(order: Order, rows: readonly ExtraRow[]): Order {
  const requests = requestsOf(rows, order.requests?.pickupPoint)
  const charges = chargesOf(order, rows)
  const state = firstText(rows, 'state')
  return {
    ...order,
    destination: state === '' ? order.destination : { ...order.destination, state },
    ...(Object.keys(requests).length === 0 ? {} : { requests }),
    ...(charges === null ? {} : { charges }),
    lines: order.lines.map((line, at) => {
      const title = rows[at]?.title ?? ''
      return title === '' ? line : { ...line, title }
    }),
  }
}

/** `known`: the point without the name that only such files say. */
function requestsOf(rows: readonly ExtraRow[], known: OrderRequests['pickupPoint']): OrderRequests {
  const said = {
    customerNote: firstText(rows, 'customer_note'),
    giftMessage: firstText(rows, 'gift_message'),
    deliveryNote: firstText(rows, 'delivery_note'),
    shippingMethod: firstText(rows, 'shipping_method'),
    deliverOn: rows.find(({ deliver_on }) => deliver_on !== null)?.deliver_on ?? '',
  }
  const point = firstText(rows, 'pickup_point')
  const place = known?.place
  return {
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== '')),
    ...(point === ''
      ? {}
      : {
          pickupPoint: {
            id: point,
            name: firstText(rows, 'pickup_point_name'),
            ...(place && { place }),
          },
        }),
  }
}

/** What was charged, where the file says any of it; prices are with tax and after discounts. */
function chargesOf(order: Order, rows: readonly ExtraRow[]): OrderCharges | null {
  const inMinorUnits = (hundredths: number | null): number => fromHundredths(hundredths ?? 0, order.currency)
  const ofOrder = (column: 'shipping_cents' | 'total_cents' | 'paid_cents' | 'refunded_cents') =>
    rows.find((row) => row[column] !== null)?.[column] ?? null
  const said = rows.flatMap((row) => [row.tax_cents, row.discount_cents])
  const shippingCents = ofOrder('shipping_cents')
  const [total, paid, refunded] = [ofOrder('total_cents'), ofOrder('paid_cents'), ofOrder('refunded_cents')]
  if ([...said, shippingCents, total, paid, refunded].every((amount) => amount === null)) return null
  const lines = order.lines.map((line, at): LineCharge => {
    const taxCents = Math.min(lineValueCents(line), inMinorUnits(rows[at]?.tax_cents ?? null))
    return {
      lineId: line.id,
      title: rows[at]?.title ?? '',
      quantity: line.quantity,
      netCents: lineValueCents(line) - taxCents,
      taxCents,
      discountCents: inMinorUnits(rows[at]?.discount_cents ?? null),
    }
  })
  const shipping = { netCents: inMinorUnits(shippingCents), taxCents: 0 }
  const parts = [...lines, shipping].reduce((sum, one) => sum + grossCents(one), 0)
  return {
    lines,
    shipping,
    fees: [],
    tipCents: 0,
    giftCardCents: 0,
    totalCents: total === null ? parts : inMinorUnits(total),
    paidCents: paid === null ? null : inMinorUnits(paid),
    refundedCents: inMinorUnits(refunded),
  }
}

type TextColumn = {
  [K in keyof ExtraRow]: ExtraRow[K] extends string ? K : never
}[keyof ExtraRow]

function firstText(rows: readonly ExtraRow[], column: TextColumn): string {
  return rows.find((row) => row[column] !== '')?.[column] ?? ''
}
