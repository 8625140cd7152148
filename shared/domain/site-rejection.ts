import { z } from 'zod'
import * as scalars from './scalars.ts'

/** Why a site does not ship what was released to it. The first two speak of the goods, the others of the site. */
export const REJECTION_REASONS = ['no-stock', 'damaged', 'no-capacity', 'closed', 'other'] as const
export const rejectionReason = z.enum(REJECTION_REASONS)
export type RejectionReason = z.infer<typeof rejectionReason>

/** A site refused an order that was released to it; it is not asked again until that is taken back. */
export const siteRejection = z.object({
  orderId: z.string(),
  siteId: scalars.code,
  /** What it does not ship of the order; null = nothing of it. */
  skus: z.array(scalars.sku).nullable(),
  /** taken-back: it did not refuse it, but was away when a lead took it back. */
  reason: z.enum([...REJECTION_REASONS, 'taken-back']),
  note: z.string().trim().max(300),
  at: scalars.epochMs,
  by: z.string(),
})
export type SiteRejection = z.infer<typeof siteRejection>

/** Whether the reason is the goods: the site may still ship other lines, and new stock ends the rejection. */
export function isAboutGoods(reason: SiteRejection['reason']): boolean {
  return reason === 'no-stock' || reason === 'damaged'
}
