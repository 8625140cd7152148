import { z } from 'zod'
import * as scalars from './scalars.ts'

/**
 * What the shop charged for an order, in its currency's minor units (money.ts): kept as the channel said it, so that
 * a refund is of what was paid. Amounts of a line are for all the units that it was charged for.
 */

/** Tax by the shop's own rate, where it names them (WooCommerce's rate ids). */
const taxes = z.array(z.object({ rateId: z.string().max(120), cents: scalars.cents })).max(50)

const charge = {
  /** Without tax, after discounts. */
  netCents: scalars.cents,
  taxCents: scalars.cents,
  taxes: taxes.optional(),
}

export const lineCharge = z.object({
  /** The channel's line id, also of lines that are not ours to ship. */
  lineId: z.string().min(1).max(120),
  /** What it is called where it is no line of ours. */
  title: z.string().max(255),
  /** Units that the amounts are for, in the channel's articles. */
  quantity: scalars.count,
  ...charge,
  /** Taken off, tax included; already out of `netCents` and `taxCents`. */
  discountCents: scalars.nonNegativeCents,
})
export type LineCharge = z.infer<typeof lineCharge>

export const orderCharges = z.object({
  lines: z.array(lineCharge).max(2000),
  shipping: z.object(charge),
  /** Payment fees, gift wrap, eco taxes, negative ones as discounts of the whole order. */
  fees: z.array(z.object({ id: z.string().max(120), title: z.string().max(255), ...charge })).max(200),
  tipCents: scalars.nonNegativeCents,
  /** Paid by gift card or store credit. */
  giftCardCents: scalars.nonNegativeCents,
  totalCents: scalars.cents,
  /** Received by the shop; null = it does not say. */
  paidCents: scalars.nonNegativeCents.nullable(),
  /** Paid back so far. */
  refundedCents: scalars.nonNegativeCents,
})
export type OrderCharges = z.infer<typeof orderCharges>

/** With tax, after discounts. */
export function grossCents({ netCents, taxCents }: Pick<LineCharge, 'netCents' | 'taxCents'>): number {
  return netCents + taxCents
}
