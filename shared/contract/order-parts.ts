import { z } from 'zod'
import { explanation } from '../domain/explanation.ts'
import { deliveryPromise } from '../domain/fulfillment.ts'
import * as scalars from '../domain/scalars.ts'
import { messageSchema } from '../messages/message.ts'

/** Orders that a command is about. */
export const orderIds = z.object({ orderIds: z.array(z.string()).min(1).max(500) })

/** What can be done with an order as it is. */
export const orderAction = z.enum([
  'hold',
  'resume',
  'ship-anyway',
  'cancel',
  'reallocate',
  'release',
  'send-instead',
])

/** What can be done with several at once, and is shown order by order before. */
export const bulkVerb = z.enum([...orderAction.options, 'urgency'])
export type BulkVerb = z.infer<typeof bulkVerb>

/** Why a person does it; '' = nothing is said. */
export const reason = z.string().trim().max(300)

/** What would be decided, and why; nothing is written. */
export const trial = z.object({
  kind: z.enum(['allocated', 'partial', 'exception', 'held', 'backordered']),
  parts: z.array(
    z.object({
      siteId: scalars.code,
      carrierId: scalars.code,
      serviceId: scalars.code,
      cents: scalars.nonNegativeCents,
      promise: deliveryPromise,
    }),
  ),
  problem: messageSchema.nullable(),
  explanation,
})
export type Trial = z.infer<typeof trial>

/** Days of an order as a person wants them; null = as its channel, rules and rates say. */
export const wantedDates = z.object({
  deliverBy: scalars.localDate.nullable(),
  notBefore: scalars.localDate.nullable(),
})
export type WantedDates = z.infer<typeof wantedDates>
