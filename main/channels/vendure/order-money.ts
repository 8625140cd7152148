import { z } from 'zod'
import { grossCents, type LineCharge, type OrderCharges } from '../../../shared/domain/order-charges.ts'
import { clipped } from '../../../shared/lib/clipped.ts'

/** Vendure says amounts in minor units, without and with tax, and shares discounts of the order over its lines. */

export const lineMoneySchema = z.object({
  unitPriceWithTax: z.int(),
  /** Absent, as all that follows, in what was pulled before it was asked for. */
  proratedUnitPrice: z.int().nullish(),
  proratedUnitPriceWithTax: z.int().nullish(),
  proratedLinePrice: z.int().nullish(),
  proratedLinePriceWithTax: z.int().nullish(),
})

export const orderMoneySchema = z.object({
  totalWithTax: z.int().nullish(),
  shipping: z.int().nullish(),
  shippingWithTax: z.int().nullish(),
  surcharges: z
    .array(z.object({ id: z.string(), description: z.string(), price: z.int(), priceWithTax: z.int() }))
    .nullish(),
  payments: z
    .array(
      z.object({
        state: z.string(),
        method: z.string().nullish(),
        amount: z.int(),
        refunds: z.array(z.object({ state: z.string(), total: z.int() })),
      }),
    )
    .nullish(),
})

interface LineSource extends z.infer<typeof lineMoneySchema> {
  readonly id: string
  readonly quantity: number
  readonly orderPlacedQuantity: number
  readonly productVariant: { readonly name: string }
}

interface OrderSource extends z.infer<typeof orderMoneySchema> {
  readonly lines: readonly LineSource[]
}

const STORED_VALUE = /gift.?card|store.?credit|voucher/i

/** What a line was charged for all the units that were ever of it, cancelled ones too. */
export function chargeOfLine(line: LineSource): LineCharge {
  const quantity = Math.max(line.quantity, line.orderPlacedQuantity)
  const isWhole = quantity === line.quantity
  const perUnit = line.proratedUnitPriceWithTax ?? line.unitPriceWithTax
  const gross = (isWhole ? line.proratedLinePriceWithTax : null) ?? quantity * perUnit
  const net = (isWhole ? line.proratedLinePrice : null) ?? quantity * (line.proratedUnitPrice ?? perUnit)
  return {
    lineId: line.id,
    title: clipped(line.productVariant.name, 255),
    quantity,
    netCents: net,
    taxCents: gross - net,
    discountCents: Math.max(0, quantity * line.unitPriceWithTax - gross),
  }
}

/** What the shop charged; undefined where its totals were not asked for yet. */
export function chargesOf(order: OrderSource): OrderCharges | undefined {
  if (typeof order.totalWithTax !== 'number' || !order.payments) return undefined
  const lines = order.lines.map(chargeOfLine)
  const withTax = order.shippingWithTax ?? 0
  const net = order.shipping ?? withTax
  const shipping = { netCents: net, taxCents: withTax - net }
  const fees = (order.surcharges ?? []).map(({ id, description, price, priceWithTax }) => ({
    id,
    title: clipped(description, 255),
    netCents: price,
    taxCents: priceWithTax - price,
  }))
  const settled = order.payments.filter(({ state }) => state === 'Settled')
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)
  return {
    lines,
    shipping,
    fees,
    tipCents: 0,
    giftCardCents: sum(
      settled.filter(({ method }) => STORED_VALUE.test(method ?? '')).map(({ amount }) => amount),
    ),
    // Vendure's own total falls with what is cancelled; this is what was charged to begin with.
    totalCents: sum([...lines, shipping, ...fees].map(grossCents)),
    paidCents: sum(settled.map(({ amount }) => amount)),
    refundedCents: sum(
      settled
        .flatMap(({ refunds }) => refunds)
        .filter(({ state }) => state !== 'Failed')
        .map(({ total }) => total),
    ),
  }
}
