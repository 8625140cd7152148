import { z } from 'zod'
import { order } from '../domain/order.ts'
import * as scalars from '../domain/scalars.ts'

/** What an order must become; null = whatever. */
export const caseWish = z.object({
  siteId: scalars.code.nullable(),
  carrierId: scalars.code.nullable(),
  /** Of `carrierId`. */
  serviceId: scalars.code.nullable(),
})
export type CaseWish = z.infer<typeof caseWish>

/** "An order like this must leave from Lyon by Colissimo": held to every rule set that is to be published. */
export const pinnedCase = z.object({
  id: scalars.uuid,
  name: z.string().trim().min(1).max(120),
  /** Of nobody in particular: what rules and prices read of it is kept, who ordered is not. */
  order,
  wish: caseWish,
})
export type PinnedCase = z.infer<typeof pinnedCase>
