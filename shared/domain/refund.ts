import { z } from 'zod'
import { type Order, orderValueCents } from './order.ts'
import { grossCents } from './order-charges.ts'
import * as scalars from './scalars.ts'

/** A fee that was charged beside goods and shipping, with tax. */
export const paidFee = z.object({
  id: z.string().max(120),
  title: z.string().max(255),
  cents: scalars.nonNegativeCents,
})
export type PaidFee = z.infer<typeof paidFee>

/** What of a whole order can be paid back, in minor units of its currency: never more than was paid in all. */
export const refundable = z.object({
  paidCents: scalars.nonNegativeCents,
  refundedCents: scalars.nonNegativeCents,
  leftCents: scalars.nonNegativeCents,
  /** Of shipping; null = the shop did not say what it cost. */
  shippingCents: scalars.nonNegativeCents.nullable(),
  /** Those that have not been paid back. */
  fees: z.array(paidFee),
})
export type Refundable = z.infer<typeof refundable>

/** What we had the channel pay back. */
export interface ToldRefunds {
  /** It has; or a person did by hand. */
  readonly doneCents: number
  /** It is still to be sent. */
  readonly waitingCents: number
  readonly hasShipping: boolean
  readonly feeIds: readonly string[]
}

/**
 * What the shop says went back includes what it has done for us, so the larger of the two counts. An order without
 * charges was paid for its goods, as far as is known; its shop knows what is left for shipping.
 */
export function refundableOf(
  { lines, charges }: Pick<Order, 'lines' | 'charges'>,
  told: ToldRefunds,
): Refundable {
  const paidCents =
    charges === undefined ? orderValueCents({ lines }) : Math.max(0, charges.paidCents ?? charges.totalCents)
  const refundedCents = Math.max(charges?.refundedCents ?? 0, told.doneCents) + told.waitingCents
  const shippingPaid = charges === undefined ? null : Math.max(0, grossCents(charges.shipping))
  return {
    paidCents,
    refundedCents,
    leftCents: Math.max(0, paidCents - refundedCents),
    shippingCents: told.hasShipping ? 0 : shippingPaid,
    fees: (charges?.fees ?? []).flatMap((fee) => {
      const cents = grossCents(fee)
      return cents > 0 && !told.feeIds.includes(fee.id) ? [{ id: fee.id, title: fee.title, cents }] : []
    }),
  }
}

/** What a person chose to pay back. */
export interface RefundChoice {
  /** At most what was paid for the units. */
  readonly goodsCents: number
  readonly shipping: boolean
  readonly feeIds: readonly string[]
}

/** The parts of one refund; together never more than is left of what was paid. */
export interface RefundParts {
  readonly goodsCents: number
  /** null = all that was paid for it, which only the shop knows; 0 = none. */
  readonly shippingCents: number | null
  readonly fees: readonly PaidFee[]
}

/** Goods first, then shipping, then fees, each as far as something is left. */
export function refundParts(of: Refundable, choice: RefundChoice): RefundParts {
  let left = of.leftCents
  const take = (cents: number): number => {
    const taken = Math.min(cents, left)
    left -= taken
    return taken
  }
  const goodsCents = take(choice.goodsCents)
  const shippingCents =
    choice.shipping && of.shippingCents === null ? null : take(choice.shipping ? (of.shippingCents ?? 0) : 0)
  const fees = of.fees
    .filter(({ id }) => choice.feeIds.includes(id))
    .map((fee) => ({ ...fee, cents: take(fee.cents) }))
  return { goodsCents, shippingCents, fees: fees.filter(({ cents }) => cents > 0) }
}

/** What is known of its sum. */
export function sumOfParts({ goodsCents, shippingCents, fees }: RefundParts): number {
  return goodsCents + (shippingCents ?? 0) + fees.reduce((sum, { cents }) => sum + cents, 0)
}
