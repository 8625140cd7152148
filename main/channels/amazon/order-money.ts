import { z } from 'zod'
import { decimalAmount, minorUnits } from '../../../shared/domain/money.ts'
import { grossCents, type LineCharge, type OrderCharges } from '../../../shared/domain/order-charges.ts'
import { clipped } from '../../../shared/lib/clipped.ts'

const money = z.object({ amount: decimalAmount, currencyCode: z.string() })
const breakdowns = z
  .array(
    z.object({
      type: z.string(),
      subtotal: money.nullish(),
      detailedBreakdowns: z.array(z.object({ subtype: z.string(), value: money.nullish() })).nullish(),
    }),
  )
  .nullish()

export const priceSchema = z.object({ unitPrice: money.nullish() }).nullish()
export const itemProceedsSchema = z.object({ proceedsTotal: money.nullish(), breakdowns }).nullish()
export const orderProceedsSchema = z.object({ grandTotal: money.nullish(), breakdowns }).nullish()

export interface ItemSource {
  readonly orderItemId: string
  readonly quantityOrdered: number
  readonly product: { readonly title: string; readonly price?: z.infer<typeof priceSchema> }
  readonly proceeds?: z.infer<typeof itemProceedsSchema>
}

export interface OrderSource {
  readonly proceeds?: z.infer<typeof orderProceedsSchema>
  readonly orderItems: readonly ItemSource[]
}

/** What an item was charged for, by Amazon's own kinds: the goods, their shipping, gift wrap and other fees. */
const PARTS = ['ITEM', 'SHIPPING', 'GIFT_WRAP', 'COD_FEE', 'OTHER'] as const
type Part = (typeof PARTS)[number]
const FEES = ['GIFT_WRAP', 'COD_FEE', 'OTHER'] as const satisfies readonly Part[]

/** The currency that its amounts are in; undefined = it names none. */
export function currencyOf({ proceeds, orderItems }: OrderSource): string | undefined {
  const amounts = [
    ...orderItems.map(({ product }) => product.price?.unitPrice),
    ...orderItems.map((item) => item.proceeds?.proceedsTotal),
    proceeds?.grandTotal,
  ]
  return amounts.find((amount) => amount)?.currencyCode
}

/** Of the goods of an item, or of its shipping, what the buyer was charged; the tax may have to be separated. */
export function chargedFor(
  item: ItemSource,
  of: 'ITEM' | 'SHIPPING',
): { readonly grossCents: number; readonly taxOnTopCents: number } {
  const { net, tax } = partOf(item, of)
  return { grossCents: net + tax, taxOnTopCents: isTaxIncluded(item) ? 0 : tax }
}

/** What the buyer was charged for all the ordered units of an item, without its shipping. */
export function chargeOfItem(item: ItemSource): LineCharge {
  const { net, tax, discount } = partOf(item, 'ITEM')
  return {
    lineId: item.orderItemId,
    title: clipped(item.product.title, 255),
    quantity: item.quantityOrdered,
    netCents: net,
    taxCents: tax,
    discountCents: discount,
  }
}

export function chargesOf(order: OrderSource): OrderCharges {
  const { orderItems, proceeds } = order
  const lines = orderItems.map(chargeOfItem)
  const shippings = orderItems.map((item) => partOf(item, 'SHIPPING'))
  const shipping = {
    netCents: sum(shippings.map(({ net }) => net)),
    taxCents: sum(shippings.map(({ tax }) => tax)),
  }
  const fees = orderItems.flatMap((item) =>
    FEES.flatMap((type) => {
      const { net, tax } = partOf(item, type)
      if (net === 0 && tax === 0) return []
      return [{ id: clipped(`${item.orderItemId}/${type}`, 120), title: type, netCents: net, taxCents: tax }]
    }),
  )
  const tipCents = Math.max(0, sum(ofType(proceeds?.breakdowns, 'DELIVERY_TIP').map(subtotal)))
  const parts = sum([...lines, shipping, ...fees].map(grossCents)) + tipCents
  return {
    lines,
    shipping,
    fees,
    tipCents,
    giftCardCents: 0,
    totalCents: proceeds?.grandTotal ? cents(proceeds.grandTotal) : parts,
    // Amazon takes the money, and shows in an order neither that nor what it has paid back.
    paidCents: null,
    refundedCents: 0,
  }
}

/** One part of an item's price, after its discount; an item without proceeds has its price only. */
function partOf(item: ItemSource, part: Part): { net: number; tax: number; discount: number } {
  const all = item.proceeds?.breakdowns ?? []
  const price = item.product.price?.unitPrice
  if (ofType(all, 'ITEM').length === 0 && part === 'ITEM')
    return { net: price ? item.quantityOrdered * cents(price) : 0, tax: 0, discount: 0 }
  const said = sum(ofType(all, part).map(subtotal))
  const discount = detailOf(all, 'DISCOUNT', part)
  const tax = detailOf(all, 'TAX', part)
  const net = said - discount - (isTaxIncluded(item) ? tax : 0)
  return { net, tax, discount }
}

/**
 * What of the discount or the tax of an item is of one of its parts, as a positive amount: Amazon writes discounts with
 * and without a sign. Without details it is all of the goods'.
 */
function detailOf(
  all: NonNullable<z.infer<typeof breakdowns>>,
  type: 'DISCOUNT' | 'TAX',
  part: Part,
): number {
  const amounts = ofType(all, type).flatMap((one) => {
    const details = one.detailedBreakdowns ?? []
    if (details.length === 0) return part === 'ITEM' ? [subtotal(one)] : []
    return details.filter(({ subtype }) => subtype === part).map(({ value }) => (value ? cents(value) : 0))
  })
  return Math.abs(sum(amounts))
}

/** Whether the parts add up to the item's total without its tax: then the tax is in them. */
function isTaxIncluded({ proceeds }: ItemSource): boolean {
  if (!proceeds?.proceedsTotal) return false
  const all = proceeds.breakdowns ?? []
  const tax = Math.abs(sum(ofType(all, 'TAX').map(subtotal)))
  const discount = Math.abs(sum(ofType(all, 'DISCOUNT').map(subtotal)))
  const parts = sum(PARTS.flatMap((part) => ofType(all, part)).map(subtotal)) - discount
  const total = cents(proceeds.proceedsTotal)
  return Math.abs(total - parts) < Math.abs(total - parts - tax)
}

type Breakdown = NonNullable<z.infer<typeof breakdowns>>[number]

function ofType(all: z.infer<typeof breakdowns>, type: string): readonly Breakdown[] {
  return (all ?? []).filter((one) => one.type === type)
}

function subtotal({ subtotal: said }: Breakdown): number {
  return said ? cents(said) : 0
}

function cents({ amount, currencyCode }: z.infer<typeof money>): number {
  return minorUnits(amount, currencyCode)
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, one) => total + one, 0)
}
