import { z } from 'zod'
import { chargeKind } from './carrier-invoice.ts'
import * as scalars from './scalars.ts'

/** Why more was invoiced than expected. Amounts in the merchant's currency. */
export const costCause = z.discriminatedUnion('kind', [
  /** The carrier reckons with a higher weight than was declared; grams. */
  z.object({ kind: z.literal('weight'), fromG: scalars.grams, toG: scalars.grams, cents: scalars.cents }),
  /** A charge that nobody reckoned with, or more of it than that. */
  z.object({ kind: z.literal('surcharge'), charge: chargeKind, label: z.string(), cents: scalars.cents }),
  /** The same parcel at the same weight costs more than its rate card says. */
  z.object({ kind: z.literal('price'), cents: scalars.cents }),
  /** No label of ours has that number. */
  z.object({ kind: z.literal('not-ours'), cents: scalars.cents }),
  /** A charge of the invoice as a whole. */
  z.object({ kind: z.literal('no-parcel'), label: z.string(), cents: scalars.cents }),
  z.object({ kind: z.literal('twice'), invoices: z.array(z.string()), cents: scalars.cents }),
  /** Its label was taken back, and the carrier confirmed that. */
  z.object({ kind: z.literal('voided'), cents: scalars.cents }),
  /** There is no exchange rate to compare it by. */
  z.object({ kind: z.literal('no-exchange-rate'), currency: scalars.currency, cents: scalars.cents }),
])
export type CostCause = z.infer<typeof costCause>
export const COST_CAUSES = costCause.options.map(({ shape }) => shape.kind.value)
export type CostCauseKind = CostCause['kind']

/** open: nobody has said anything. disputed: told to the carrier. credited, accepted: how it ended. */
export const DISPUTE_STATES = ['open', 'disputed', 'credited', 'accepted'] as const
export const disputeState = z.enum(DISPUTE_STATES)
export type DisputeState = z.infer<typeof disputeState>

/** What one parcel cost, in the merchant's currency: decided, paid when its label was bought, invoiced. */
export const parcelCost = z.object({
  /** The purchase of its label; of what is not ours its account and number. */
  id: z.string(),
  accountId: scalars.code,
  carrierId: scalars.code,
  /** null = it is not ours. */
  purchaseId: z.string().nullable(),
  orderId: z.string().nullable(),
  siteId: scalars.code.nullable(),
  /** Its own number; of what is not ours as the carrier prints it, '' = about no parcel. */
  trackingNumber: z.string(),
  /** 'YYYY-MM' in which its label was bought, else of the invoice. */
  month: z.string().regex(/^\d{4}-\d{2}$/),
  currency: scalars.currency,
  /** Its share of what its order was decided by; null = unknown. */
  decidedCents: scalars.nonNegativeCents.nullable(),
  /** What the carrier said when it made the label; null = it said nothing, or it cannot be converted. */
  paidCents: scalars.nonNegativeCents.nullable(),
  /** All invoices together; null = none yet, or they cannot be converted. */
  invoicedCents: scalars.cents.nullable(),
  /** What it really cost as far as is known: invoiced, else paid; null = neither is known. */
  realCents: scalars.cents.nullable(),
  /** What should have been invoiced; null = nothing was. */
  expectedCents: scalars.cents.nullable(),
  /** Invoiced above what was expected; below 0 = less; null = nothing to compare. */
  overCents: scalars.cents.nullable(),
  causes: z.array(costCause),
  state: disputeState,
  note: z.string().max(2000),
  changedAt: scalars.epochMs,
  /** Who said its state last; '' = nobody yet. */
  changedBy: z.string(),
})
export type ParcelCost = z.infer<typeof parcelCost>

/** How much dearer it was than decided; below 0 = cheaper; null = one of both is unknown. */
export function dearerCents({
  decidedCents,
  realCents,
}: Pick<ParcelCost, 'decidedCents' | 'realCents'>): number | null {
  return decidedCents === null || realCents === null ? null : realCents - decidedCents
}
