import { z } from 'zod'
import type { OrderRequests } from './order.ts'
import * as scalars from './scalars.ts'

/** 'carrier' or 'carrier/service' that alone may take it; null = whatever suits. */
const service = z.string().min(1).max(140).nullable()

/** What a shipping method of a channel means for an order that was placed with it. */
export const methodTarget = z.discriminatedUnion('delivery', [
  z.object({ delivery: z.literal('home'), level: z.enum(['standard', 'express']), service }),
  z.object({
    delivery: z.literal('relay'),
    service,
    /** Field of the order that holds the point's id; null = where its connector finds one. */
    pointField: z.string().trim().min(1).max(200).nullable(),
    /** false: an order without a point waits. */
    isPointOptional: z.boolean(),
  }),
  /** Collected by the buyer; siteId null = at any site that can. */
  z.object({ delivery: z.literal('collect'), siteId: scalars.code.nullable() }),
])
export type MethodTarget = z.infer<typeof methodTarget>

/** A target that a method's name suggests; one that is not certain waits for a lead. */
export const methodProposal = z.object({ target: methodTarget, isCertain: z.boolean() })
export type MethodProposal = z.infer<typeof methodProposal>

export type PickupPoint = NonNullable<OrderRequests['pickupPoint']>

/** Why orders with a method wait: nobody has said what it means, or it leads to a point that they do not name. */
export const METHOD_GAPS = ['target', 'point'] as const
export const methodGap = z.enum(METHOD_GAPS)
export type MethodGap = z.infer<typeof methodGap>
