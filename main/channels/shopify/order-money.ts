import { z } from 'zod'
import { decimalAmount, minorUnits } from '../../../shared/domain/money.ts'
import type { LineCharge, OrderCharges } from '../../../shared/domain/order-charges.ts'
import { clipped } from '../../../shared/lib/clipped.ts'

/** Money of an order in its shop's currency. */
const money = z.object({ shopMoney: z.object({ amount: decimalAmount }) })
const taxLines = z.array(z.object({ priceSet: money })).nullish()

export const lineMoneySchema = z.object({
  originalUnitPriceSet: money,
  /** The line's own discounts and its share of the order's. */
  discountAllocations: z.array(z.object({ allocatedAmountSet: money })).nullish(),
  taxLines,
})

/** Absent in what was pulled before it was asked for. */
export const orderMoneySchema = z.object({
  taxesIncluded: z.boolean().nullish(),
  totalPriceSet: money.nullish(),
  totalReceivedSet: money.nullish(),
  totalRefundedSet: money.nullish(),
  totalTipReceivedSet: money.nullish(),
  transactions: z
    .array(
      z.object({ kind: z.string(), status: z.string(), gateway: z.string().nullish(), amountSet: money }),
    )
    .nullish(),
})
export const shippingMoneySchema = z.object({ discountedPriceSet: money.nullish(), taxLines })

interface LineSource extends z.infer<typeof lineMoneySchema> {
  readonly id: string
  readonly title: string
  readonly quantity: number
  readonly requiresShipping: boolean
}

interface OrderSource extends z.infer<typeof orderMoneySchema> {
  readonly currencyCode: string
  readonly shippingLine: z.infer<typeof shippingMoneySchema> | null
  readonly lineItems: { readonly nodes: readonly LineSource[] }
}

const STORED_VALUE = /gift.?card|store.?credit/i

/** What a line was charged for all its ordered units, discounts of the whole order in its share. */
export function chargeOfLine(order: OrderSource, line: LineSource): LineCharge {
  const cents = (amount: z.infer<typeof money>) => minorUnits(amount.shopMoney.amount, order.currencyCode)
  const full = line.quantity * cents(line.originalUnitPriceSet)
  const discount = (line.discountAllocations ?? []).reduce(
    (sum, one) => sum + cents(one.allocatedAmountSet),
    0,
  )
  const taxCents = (line.taxLines ?? []).reduce((sum, one) => sum + cents(one.priceSet), 0)
  const paid = full - discount
  const netCents = order.taxesIncluded === false ? paid : paid - taxCents
  const withTax = netCents > 0 && order.taxesIncluded === false ? (netCents + taxCents) / netCents : 1
  return {
    lineId: line.id,
    title: clipped(line.title, 255),
    quantity: line.quantity,
    netCents,
    taxCents,
    discountCents: Math.max(0, Math.round(discount * withTax)),
  }
}

/** What the shop charged; undefined where its totals were not asked for yet. */
export function chargesOf(order: OrderSource): OrderCharges | undefined {
  if (!order.totalPriceSet) return undefined
  const cents = (amount: z.infer<typeof money> | null | undefined) =>
    amount ? minorUnits(amount.shopMoney.amount, order.currencyCode) : 0
  const totalCents = cents(order.totalPriceSet)
  const tipCents = Math.max(0, cents(order.totalTipReceivedSet))
  const lines = withoutTip(order, tipCents).map((line) => chargeOfLine(order, line))
  const shippingPrice = cents(order.shippingLine?.discountedPriceSet)
  const shippingTax = (order.shippingLine?.taxLines ?? []).reduce((sum, one) => sum + cents(one.priceSet), 0)
  const shipping = {
    netCents: order.taxesIncluded === false ? shippingPrice : shippingPrice - shippingTax,
    taxCents: shippingTax,
  }
  const said = [...lines, shipping].reduce((sum, one) => sum + one.netCents + one.taxCents, tipCents)
  // Duties and the like: the shop charged them, and they are in nothing else.
  const rest = totalCents - said
  return {
    lines,
    shipping,
    fees: rest > 0 ? [{ id: 'other', title: 'Duties and other', netCents: rest, taxCents: 0 }] : [],
    tipCents,
    giftCardCents: (order.transactions ?? [])
      .filter(({ kind, status }) => (kind === 'SALE' || kind === 'CAPTURE') && status === 'SUCCESS')
      .filter(({ gateway }) => STORED_VALUE.test(gateway ?? ''))
      .reduce((sum, { amountSet }) => sum + cents(amountSet), 0),
    totalCents,
    paidCents: order.totalReceivedSet ? Math.max(0, cents(order.totalReceivedSet)) : null,
    refundedCents: Math.max(0, cents(order.totalRefundedSet)),
  }
}

/** Shopify lists a tip among the lines too. */
function withoutTip(order: OrderSource, tipCents: number): readonly LineSource[] {
  const lines = order.lineItems.nodes
  if (tipCents === 0) return lines
  const tip = lines.find((line) => {
    const { netCents, taxCents } = chargeOfLine(order, line)
    return !line.requiresShipping && netCents + taxCents === tipCents
  })
  return lines.filter((line) => line !== tip)
}
