import { z } from 'zod'
import { paidFee } from './refund.ts'
import * as scalars from './scalars.ts'

/** sellable: back into stock. damaged: here, but not for sale. not-received: paid back without coming back. */
export const RETURN_CONDITIONS = ['sellable', 'damaged', 'not-received'] as const
export const returnCondition = z.enum(RETURN_CONDITIONS)
export type ReturnCondition = z.infer<typeof returnCondition>

export const RETURN_REASONS = [
  'unwanted',
  'defective',
  'damaged-in-transit',
  'wrong-item',
  'too-late',
  'lost',
  'other',
] as const
export const returnReason = z.enum(RETURN_REASONS)
export type ReturnReason = z.infer<typeof returnReason>

/** Units of one line of the order, all in one condition. */
const returnLine = z.object({
  lineId: z.string().min(1).max(120),
  sku: scalars.sku,
  quantity: scalars.quantity,
  condition: returnCondition,
  /** Its share of what is paid back for goods; 0 while nothing is. */
  refundCents: scalars.nonNegativeCents,
})

/** Who pays the customer back: nobody (yet), the channel on our request, or the channel by itself. */
export const returnRefund = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('told'),
    at: scalars.epochMs,
    goodsCents: scalars.nonNegativeCents,
    /** What was paid for shipping and not refunded before goes back as well. */
    shipping: z.boolean(),
    /** What that comes to; absent = only the shop knows, as in records of earlier versions. */
    shippingCents: scalars.nonNegativeCents.optional(),
    /** Absent = none. */
    fees: z.array(paidFee).optional(),
  }),
  z.object({ kind: z.literal('at-channel') }),
  /** Nothing goes back, by a person's decision. */
  z.object({ kind: z.literal('waived'), at: scalars.epochMs, by: z.string().max(80) }),
])
export type ReturnRefund = z.infer<typeof returnRefund>

/** Shipped units that came back, or were paid back without coming back. */
export const returnRecord = z.object({
  id: z.string().min(1).max(120),
  orderId: z.string(),
  at: scalars.epochMs,
  by: z.string().max(80),
  /** The channel's own return that this one answers; null = it came without one. */
  channelReturnId: z.string().max(200).nullable(),
  /** refused: a person declined it; its units stay with the customer and nothing is paid. */
  state: z.enum(['taken', 'refused']),
  /** Where the sellable units went; null when there are none. */
  siteId: scalars.code.nullable(),
  lines: z.array(returnLine).min(1).max(500),
  reason: returnReason,
  note: z.string().max(300),
  refund: returnRefund,
  /** Days by which it was asked for after the merchant's window; absent = within it. */
  daysLate: z.int().min(1).optional(),
  /** The expected return that it answers; absent = it came without one. */
  announcedId: z.string().max(120).optional(),
  /** Something else went out for it; absent = nothing did. */
  exchange: z
    .object({
      orderId: z.string(),
      /** What came back is worth so much more than what went out; below 0 the customer owes it. */
      differenceCents: z.int(),
    })
    .optional(),
})
export type ReturnRecord = z.infer<typeof returnRecord>

/** Units of each line that taken returns account for. */
export function returnedUnits(returns: readonly ReturnRecord[]): ReadonlyMap<string, number> {
  const units = new Map<string, number>()
  for (const { lineId, quantity } of returns.filter(isTaken).flatMap((one) => one.lines))
    units.set(lineId, (units.get(lineId) ?? 0) + quantity)
  return units
}

/**
 * For each of `lines`, the units of its order line that went before: those of `earlier` returns and of the lines above
 * it. Says which units they are, and so what was paid for them.
 */
export function unitsBefore(
  lines: readonly Pick<ReturnRecord['lines'][number], 'lineId' | 'quantity'>[],
  earlier: readonly ReturnRecord[],
): number[] {
  const before = new Map(returnedUnits(earlier))
  return lines.map(({ lineId, quantity }) => {
    const skipped = before.get(lineId) ?? 0
    before.set(lineId, skipped + quantity)
    return skipped
  })
}

/** What goes back by it in all, as far as it is known. */
export function toldCents(refund: Extract<ReturnRefund, { kind: 'told' }>): number {
  const fees = (refund.fees ?? []).reduce((sum, { cents }) => sum + cents, 0)
  return refund.goodsCents + (refund.shippingCents ?? 0) + fees
}

function isTaken({ state }: ReturnRecord): boolean {
  return state === 'taken'
}

/**
 * Shares `cents` out over lines in proportion to their value, to the cent: the shares add up to `cents`, and the
 * largest remainders get what rounding left. Lines of no value share alike.
 */
export function shareOut(cents: number, values: readonly number[]): number[] {
  const total = values.reduce((sum, value) => sum + value, 0)
  const weights = total === 0 ? values.map(() => 1) : values
  const whole = total === 0 ? values.length : total
  const exact = weights.map((weight) => (cents * weight) / whole)
  const shares = exact.map(Math.floor)
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
  let left = cents - shares.reduce((sum, share) => sum + share, 0)
  for (const { index } of order) {
    if (left === 0) break
    shares[index] = (shares[index] ?? 0) + 1
    left -= 1
  }
  return shares
}
