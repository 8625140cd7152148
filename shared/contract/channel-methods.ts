import { z } from 'zod'
import * as scalars from '../domain/scalars.ts'
import { methodProposal, methodTarget } from '../domain/shipping-method.ts'
import { command, query } from './procedure.ts'

const channelId = { channelId: scalars.code }

/** A shipping method that the channel was seen to use, and what it means for an order. */
export const shippingMethod = z.object({
  /** What the channel knows it by. */
  key: z.string(),
  /** '' = orders that name none. */
  name: z.string(),
  /** What the channel says beside the name; null = nothing else. */
  told: z.enum(['relay', 'collect']).nullable(),
  /** Names of the fields that its orders came with, one of which may hold the point. */
  fields: z.array(z.string()),
  /** Of its name; null = it says nothing. */
  proposal: methodProposal.nullable(),
  /** A lead's word, which takes precedence; null = none. */
  target: methodTarget.nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: scalars.epochMs.nullable(),
  lastSeen: scalars.epochMs,
  orders: z.int(),
  /** On hold until somebody says what it means, or where the point is. */
  waiting: z.int(),
})
export type ShippingMethodView = z.infer<typeof shippingMethod>

/** null = as its name proposes. */
export const methodMeaning = z.object({ key: z.string().max(200), target: methodTarget.nullable() })
export type MethodMeaning = z.infer<typeof methodMeaning>

export const channelMethods = {
  /** Those that orders wait for first, then those seen last. */
  methods: query('lead').input(z.object(channelId)).output(z.array(shippingMethod)),
  /** `before` given back undoes it. Orders by them that have not been released are decided by it. */
  setMethods: command({
    role: 'lead',
    input: z.object({ ...channelId, rows: z.array(methodMeaning).min(1).max(500) }),
    output: z.object({ before: z.array(methodMeaning), orders: z.int() }),
    wakes: ['scheduler', 'channel-sync'],
    needsHub: 'channel',
  }),
}
