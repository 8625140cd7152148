import { z } from 'zod'
import * as scalars from '../domain/scalars.ts'
import { rejectionReason } from '../domain/site-rejection.ts'
import { messageSchema } from '../messages/message.ts'
import { command, nothing } from './procedure.ts'

export const fulfillments = {
  /**
   * The site does not ship what was released to it. What of the order is not packed is reallocated: without these
   * goods of that site when they are the reason, without the site when it is the site.
   */
  reject: command({
    role: 'packer',
    scope: { fulfillment: 'fulfillmentId' },
    input: z.object({
      fulfillmentId: z.string(),
      reason: rejectionReason,
      note: z.string().trim().max(300),
    }),
    output: z.object({ orderId: z.string(), siteId: scalars.code, sentence: messageSchema }),
    wakes: ['scheduler'],
    needsHub: null,
  }),
  /**
   * It left from where another program packs: with these parcels, whoever took them. What was packed here leaves as
   * it was packed, without `parcels`. Repeating it changes nothing.
   */
  confirmShipped: command({
    role: 'packer',
    scope: { fulfillment: 'fulfillmentId' },
    input: z.object({
      fulfillmentId: z.string(),
      carrier: z.string().trim().max(80).default(''),
      parcels: z
        .array(
          z.object({
            trackingNumber: z.string().trim().min(1).max(80).nullable().default(null),
            weightG: scalars.grams.nullable().default(null),
          }),
        )
        .max(200)
        .default([]),
    }),
    output: nothing,
    needsHub: null,
  }),
  /** The site ships it after all: it is asked again, and what is not packed yet is reallocated. */
  takeBack: command({
    role: 'packer',
    scope: { site: 'siteId' },
    input: z.object({ orderId: z.string(), siteId: scalars.code }),
    output: nothing,
    wakes: ['scheduler'],
    needsHub: 'deciding',
  }),
}
