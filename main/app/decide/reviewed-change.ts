import { z } from 'zod'
import type { Order } from '../../../shared/domain/order.ts'
import type { Decision } from '../../engine/decision.ts'
import type { DecidedOrder } from '../../engine/optimise/review-decisions.ts'
import type { JournalEntry } from '../ports/journal-table.ts'

const part = z.object({
  siteId: z.string(),
  carrierId: z.string(),
  serviceId: z.string(),
  /** Shipping and handling. */
  cents: z.int(),
})
export type ReviewedPart = z.infer<typeof part>

const change = z.object({ orderId: z.string(), from: z.array(part), to: z.array(part) })
/** An order that was decided again with others: how it was to ship, and how it does. */
export type ReviewedChange = z.infer<typeof change>

export const REVIEWS = ['orders.reoptimise', 'orders.review'] as const

export function reviewedChange(
  { id }: Order,
  planned: DecidedOrder['fulfillments'],
  decision: Decision,
): ReviewedChange {
  const fulfillments = 'fulfillments' in decision ? decision.fulfillments : []
  return { orderId: id, from: planned.map(partOf), to: fulfillments.map(partOf) }
}

function partOf({
  siteId,
  carrierId,
  serviceId,
  shippingCents,
  handlingCents,
}: DecidedOrder['fulfillments'][number]): ReviewedPart {
  return { siteId, carrierId, serviceId, cents: shippingCents + handlingCents }
}

export function centsOf(parts: readonly ReviewedPart[]): number {
  return parts.reduce((sum, { cents }) => sum + cents, 0)
}

const stored = z.object({ changes: z.array(change) })

/** What the entry changed; empty for one of another kind, or of a program that did not keep it. */
export function changesOfEntry({
  type,
  result,
}: Pick<JournalEntry, 'type' | 'result'>): readonly ReviewedChange[] {
  if (!REVIEWS.some((one) => one === type)) return []
  return stored.safeParse(result).data?.changes ?? []
}
