import { z } from 'zod'
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
    /** false: an order without a point is asked about before its release. */
    isPointOptional: z.boolean(),
  }),
  /** Collected by the buyer; siteId null = at any site that can. */
  z.object({ delivery: z.literal('collect'), siteId: scalars.code.nullable() }),
])
export type MethodTarget = z.infer<typeof methodTarget>

/** Ways in which an order reaches its buyer. */
export const DELIVERIES = ['home', 'relay', 'collect'] as const satisfies readonly MethodTarget['delivery'][]
export type Delivery = (typeof DELIVERIES)[number]

/** By which the name of a method is found, however it is written: 'NEXT_DAY ' and 'Next day' are one. */
export function shippingMethodKey(name: string): string {
  return name
    .replaceAll(/[\s_]+/g, ' ')
    .trim()
    .toLowerCase()
}

/** A target that a method's name suggests; one that is not certain waits for a lead. */
export const methodProposal = z.object({ target: methodTarget, isCertain: z.boolean() })
export type MethodProposal = z.infer<typeof methodProposal>

/**
 * Who says how an order goes by its method. before: it was taken in when there was no table of methods. order: a person
 * has said it of this order alone, whatever its method means.
 */
export const METHOD_SOURCES = ['name', 'lead', 'before', 'order'] as const
export type MethodSource = (typeof METHOD_SOURCES)[number]
