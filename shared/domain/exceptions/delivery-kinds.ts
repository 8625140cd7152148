import { z } from 'zod'
import * as scalars from '../scalars.ts'
import { kind } from './define-kind.ts'

/** lost, damaged, back: as the carrier says; waiting: at a pick-up point for days; late: after its promised day. */
export const PARCEL_TROUBLES = ['lost', 'damaged', 'back', 'waiting', 'late'] as const
export type ParcelTrouble = (typeof PARCEL_TROUBLES)[number]

/** What goes wrong after parcels have left. Delivery ends it. */
export const DELIVERY_KINDS = {
  /** One a parcel. */
  'parcel-trouble': kind({
    evidence: {
      what: z.enum(PARCEL_TROUBLES),
      fulfillmentId: z.string(),
      carrierId: scalars.code,
      trackingNumber: z.string(),
      /** The carrier's own words; '' = it has said nothing. */
      said: z.string(),
      since: scalars.epochMs,
      promised: scalars.localDate,
      /** What is in it. */
      lines: z.array(z.object({ lineId: z.string(), sku: scalars.sku, quantity: scalars.quantity })),
    },
    group: 'carrier',
    opened: { by: 'event', endsWhenShipped: false },
    resolutions: [
      'reship-parcel',
      'refund-parcel',
      'ask-carrier',
      'wait-for-parcel',
      'receive-sellable',
      'receive-damaged',
      'accept',
    ],
    // The carrier or the customer is asked first.
    suggestsFirst: false,
  }),
  /** Many parcels of one service are late; one instead of one each. */
  'carrier-late': kind({
    evidence: {
      carrierId: scalars.code,
      serviceId: scalars.code,
      parcels: scalars.count,
      /** Days that the latest of them is late. */
      days: z.int(),
    },
    group: 'carrier',
    opened: { by: 'event', endsWhenShipped: false },
    resolutions: ['suspend-service', 'accept'],
    // It may be snow that is over tomorrow.
    suggestsFirst: false,
  }),
}
