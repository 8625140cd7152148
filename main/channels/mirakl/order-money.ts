import { z } from 'zod'
import { decimalAmount, minorUnits } from '../../../shared/domain/money.ts'
import { grossCents, type LineCharge, type OrderCharges } from '../../../shared/domain/order-charges.ts'
import { clipped } from '../../../shared/lib/clipped.ts'

const amount = decimalAmount.nullish()
const taxes = z.array(z.object({ code: z.string(), amount: decimalAmount })).nullish()
const paidBack = z
  .array(
    z.object({
      quantity: z.int().nullish(),
      amount,
      shipping_amount: amount,
      taxes,
      shipping_taxes: taxes,
    }),
  )
  .nullish()

export const lineMoneySchema = z.object({
  price_unit: decimalAmount,
  /** Of the whole line, without shipping, after promotions. */
  price: amount,
  taxes,
  shipping_price: amount,
  shipping_taxes: taxes,
  fees: z.array(z.object({ code: z.string(), amount: decimalAmount })).nullish(),
  promotions: z.array(z.object({ deduced_amount: amount })).nullish(),
  cancelations: paidBack,
  refunds: paidBack,
})

export const orderMoneySchema = z.object({
  /** TAX_EXCLUDED: taxes come on top of every amount; else they are in it. */
  order_tax_mode: z.string().nullish(),
  total_price: amount,
  shipping_price: amount,
  customer_debited_date: z.string().nullish(),
})

export interface LineSource extends z.infer<typeof lineMoneySchema> {
  readonly order_line_id: string
  readonly product_title: string
  readonly quantity: number
}

export interface OrderSource extends z.infer<typeof orderMoneySchema> {
  readonly currency_iso_code: string
  readonly order_lines: readonly LineSource[]
}

type PaidBack = NonNullable<z.infer<typeof paidBack>>[number]
type Amount = z.infer<typeof amount>
type Taxes = z.infer<typeof taxes>

/** What the buyer was charged for all ordered units of a line, without the operator's commission. */
export function chargeOfLine(order: OrderSource, line: LineSource): LineCharge {
  const cents = centsIn(order)
  const price = line.price ? cents(line.price) : line.quantity * cents(line.price_unit)
  return {
    lineId: line.order_line_id,
    title: clipped(line.product_title, 255),
    quantity: line.quantity,
    ...charged(order, price, line.taxes),
    discountCents: sum(
      (line.promotions ?? []).map(({ deduced_amount }) => Math.max(0, cents(deduced_amount))),
    ),
  }
}

export function chargesOf(order: OrderSource): OrderCharges {
  const cents = centsIn(order)
  const lines = order.order_lines.map((line) => chargeOfLine(order, line))
  const perLine = order.order_lines.some(({ shipping_price }) => shipping_price)
  const shippingPrice = perLine
    ? sum(order.order_lines.map(({ shipping_price }) => cents(shipping_price)))
    : cents(order.shipping_price)
  const shipping = charged(
    order,
    shippingPrice,
    order.order_lines.flatMap(({ shipping_taxes }) => shipping_taxes ?? []),
  )
  const fees = order.order_lines.flatMap(({ order_line_id, fees: own }) =>
    (own ?? []).map(({ code, amount: fee }) => ({
      id: clipped(`${order_line_id}/${code}`, 120),
      title: clipped(code, 255),
      netCents: cents(fee),
      taxCents: 0,
    })),
  )
  const parts = sum([...lines, shipping, ...fees].map(grossCents))
  const isWithTax = order.order_tax_mode !== 'TAX_EXCLUDED'
  const totalCents = order.total_price && isWithTax ? cents(order.total_price) : parts
  return {
    lines,
    shipping,
    fees,
    tipCents: 0,
    giftCardCents: 0,
    totalCents,
    paidCents: order.customer_debited_date ? Math.max(0, totalCents) : null,
    refundedCents: sum(
      order.order_lines
        .flatMap(({ cancelations, refunds }) => [...(cancelations ?? []), ...(refunds ?? [])])
        .map((back) => Math.max(0, paidBackBy(order, back))),
    ),
  }
}

function paidBackBy(order: OrderSource, back: PaidBack): number {
  const cents = centsIn(order)
  const onGoods = charged(order, cents(back.amount), back.taxes)
  const onShipping = charged(order, cents(back.shipping_amount), back.shipping_taxes)
  return grossCents(onGoods) + grossCents(onShipping)
}

type Charged = Pick<LineCharge, 'netCents' | 'taxCents' | 'taxes'>

/** What is left of a line's price, or of what its shipping cost, after all that was cancelled and paid back. */
export function leftOf(
  order: OrderSource,
  line: LineSource,
  of: 'goods' | 'shipping',
): { readonly whole: Charged; readonly left: Charged } {
  const cents = centsIn(order)
  const backs = [...(line.cancelations ?? []), ...(line.refunds ?? [])]
  const whole =
    of === 'goods'
      ? chargeOfLine(order, line)
      : charged(order, cents(line.shipping_price), line.shipping_taxes)
  const back = backs.map((one) =>
    of === 'goods'
      ? charged(order, cents(one.amount), one.taxes)
      : charged(order, cents(one.shipping_amount), one.shipping_taxes),
  )
  const taxes = (whole.taxes ?? []).map(({ rateId, cents: all }) => ({
    rateId,
    cents:
      all - sum(back.flatMap((one) => one.taxes ?? []).map((tax) => (tax.rateId === rateId ? tax.cents : 0))),
  }))
  return {
    whole,
    left: {
      netCents: whole.netCents - sum(back.map(({ netCents }) => netCents)),
      taxCents: whole.taxCents - sum(back.map(({ taxCents }) => taxCents)),
      taxes,
    },
  }
}

/** A price as the marketplace says it, and its taxes by its own codes. */
function charged(order: OrderSource, price: number, of: Taxes): Charged {
  const cents = centsIn(order)
  const byCode = Map.groupBy(of ?? [], ({ code }) => clipped(code, 120))
  const own = [...byCode].map(([rateId, same]) => ({
    rateId,
    cents: sum(same.map((tax) => cents(tax.amount))),
  }))
  const taxCents = sum(own.map((tax) => tax.cents))
  return {
    netCents: order.order_tax_mode === 'TAX_EXCLUDED' ? price : price - taxCents,
    taxCents,
    ...(own.length === 0 ? {} : { taxes: own.slice(0, 50) }),
  }
}

function centsIn({ currency_iso_code }: OrderSource): (said: Amount) => number {
  return (said) => (said ? minorUnits(said, currency_iso_code) : 0)
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, one) => total + one, 0)
}
