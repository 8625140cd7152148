import { z } from 'zod'
import { messageSchema } from '../../messages/message.ts'
import { askedAddress } from '../address-check.ts'
import { ADDRESS_PROBLEMS } from '../address-fault.ts'
import { NUMBER_GAPS } from '../customs/number-gaps.ts'
import { CUSTOMS_GAPS } from '../customs/product-customs.ts'
import { fittedParts } from '../fitted-address.ts'
import { parcelPaperKind } from '../parcel-paper.ts'
import * as scalars from '../scalars.ts'
import { kind } from './define-kind.ts'
import { labelledParcel, shortLine } from './evidence.ts'

/** What of carriers, addresses and labels keeps an order. */
export const SHIPPING_KINDS = {
  'no-eligible-service': kind({
    evidence: {
      /** Most frequent refusal of a service over the sites tried. */
      main: z.string(),
      country: scalars.country,
      postcode: z.string(),
      chargeableG: scalars.grams,
    },
    group: 'carrier',
    opened: { by: 'decision', clearedBy: 'capacity' },
    resolutions: [
      'change-service',
      'change-site',
      'approve-split',
      'ship-by-hand',
      'fix-address',
      'reallocate',
      'drop-choice',
      'cancel-order',
    ],
    // What is missing is a rate, a site, a product: nothing that can be done with the order is the usual way out.
    suggestsFirst: false,
  }),
  'no-eligible-site': kind({
    evidence: { main: z.string() },
    group: 'carrier',
    opened: { by: 'decision', clearedBy: 'capacity' },
    resolutions: [
      'change-site',
      'approve-split',
      'ship-by-hand',
      'reallocate',
      'drop-choice',
      'cancel-order',
    ],
    // What is missing is a rate, a site, a product: nothing that can be done with the order is the usual way out.
    suggestsFirst: false,
  }),
  /** Its buyer collects it, and no site where that can be has it ready. */
  'cannot-collect': kind({
    evidence: {
      /** What stands in the way at the sites asked; 'no-collection' = nobody collects there. */
      main: z.string(),
      /** Where it was to be; null = anywhere. */
      siteId: scalars.code.nullable(),
      /** Of the goods that lack, with the most that one site has. */
      lines: z.array(shortLine),
    },
    group: 'carrier',
    opened: { by: 'decision', clearedBy: 'stock-or-capacity' },
    resolutions: ['change-site', 'send-instead', 'ship-by-hand', 'reallocate', 'drop-choice', 'cancel-order'],
    // The customer is asked first.
    suggestsFirst: false,
  }),
  /** Ready, and its buyer has not come in the days that it is kept. */
  'collection-overdue': kind({
    evidence: { fulfillmentId: z.string(), siteId: scalars.code, keepUntil: scalars.epochMs },
    group: 'carrier',
    opened: { by: 'event', endsWhenShipped: true },
    resolutions: ['put-back', 'keep-longer', 'remind-customer', 'send-instead', 'collected'],
    // The buyer may have called.
    suggestsFirst: false,
  }),
  /** Its service delivers to a pick-up point, and nobody has said to which, or that one is closed. */
  'pickup-point-missing': kind({
    evidence: {
      carrierId: scalars.code,
      serviceId: scalars.code,
      /** What the order names, and its carrier lists as closed; null = it names none. */
      closed: z.object({ id: z.string(), name: z.string() }).nullable().default(null),
      /** What the carrier was asked; null = the order names none. */
      asked: askedAddress.nullable().default(null),
    },
    group: 'address',
    opened: { by: 'decision', clearedBy: null },
    resolutions: ['take-point', 'name-point', 'keep-address', 'send-home', 'ask-again', 'cancel-order'],
    suggestsFirst: true,
  }),
  /** It crosses a border of customs, and they must be told what is not known. */
  'customs-incomplete': kind({
    evidence: {
      country: scalars.country,
      carrierId: scalars.code,
      products: z.array(z.object({ sku: scalars.sku, gaps: z.array(z.enum(CUSTOMS_GAPS)) })),
      numbers: z.array(z.enum(NUMBER_GAPS)),
    },
    group: 'address',
    opened: { by: 'decision', clearedBy: 'customs' },
    resolutions: ['ship-by-hand', 'cancel-order'],
    // The data are entered where they belong: with the product, the channel or the order.
    suggestsFirst: false,
  }),
  'carrier-suspended': kind({
    evidence: { carrierId: scalars.code, until: scalars.epochMs.nullable() },
    group: 'carrier',
    opened: { by: 'decision', clearedBy: 'capacity' },
    resolutions: [
      'change-service',
      'change-site',
      'ship-by-hand',
      'reallocate',
      'drop-choice',
      'cancel-order',
    ],
    suggestsFirst: true,
  }),
  /** Work that was released and is not packed, at a site that closed or for a carrier that stopped; one a stop. */
  'work-stopped': kind({
    evidence: {
      /** Either of the two. */
      siteId: scalars.code.nullable(),
      carrierId: scalars.code.nullable(),
      until: scalars.epochMs.nullable(),
      orders: scalars.count,
    },
    group: 'carrier',
    opened: { by: 'event', endsWhenShipped: false },
    resolutions: ['move-orders'],
    suggestsFirst: true,
  }),
  /** Packed parcels that the carrier has not taken on the day they were promised to leave; one a carrier and site. */
  'carrier-delayed': kind({
    evidence: {
      carrierId: scalars.code,
      siteId: scalars.code,
      /** Since the oldest of them should have left. */
      days: z.int(),
      /** Fulfilments that wait. */
      orders: scalars.count,
    },
    group: 'carrier',
    opened: { by: 'event', endsWhenShipped: false },
    resolutions: ['handed-over', 'accept'],
    // Who is at the dock says whether they are gone.
    suggestsFirst: false,
  }),
  'promise-at-risk': kind({
    evidence: {
      promised: scalars.localDate,
      expected: scalars.localDate,
      /** It leaves late: until when it must have left, and when it is collected. */
      pickup: z.object({ deadline: scalars.epochMs, at: scalars.epochMs }).optional(),
    },
    group: 'carrier',
    opened: { by: 'decision', clearedBy: 'capacity' },
    resolutions: ['change-service', 'change-site', 'reallocate', 'accept', 'drop-choice', 'cancel-order'],
    suggestsFirst: true,
  }),
  /** No carrier can deliver to it (`addressFault`), or none that may take the order does (`carrier`). */
  'address-invalid': kind({
    evidence: {
      field: z.string(),
      /** null = recorded before it was kept: missing where nothing was found, else wrong. */
      problem: z
        .enum([...ADDRESS_PROBLEMS, 'not-taken'])
        .nullable()
        .default(null),
      /** '' = nothing stands there. */
      found: z.string(),
      country: scalars.country.nullable().default(null),
      /** null = none, or recorded before it was kept. */
      proposal: z.string().nullable().default(null),
      /** Whose service would be chosen and does not take it as it is; null = no carrier does. */
      carrier: z
        .object({
          carrierId: scalars.code,
          serviceId: scalars.code,
          message: messageSchema,
          /** What would be written otherwise, where the proposal is that; null = a person says what. */
          fitted: fittedParts.nullable(),
          /** It was asked about this address, and says so itself; null = its rules say so. */
          asked: askedAddress.nullable().default(null),
        })
        .nullable()
        .default(null),
    },
    group: 'address',
    // A carrier that comes back, or another account, may take it.
    opened: { by: 'decision', clearedBy: 'capacity' },
    resolutions: [
      'take-proposal',
      'fix-address',
      'keep-address',
      'change-service',
      'ship-by-hand',
      'cancel-order',
    ],
    suggestsFirst: true,
  }),
  'label-failed': kind({
    evidence: {
      fulfillmentId: z.string(),
      /** Of how many; null in what earlier versions wrote. */
      parcel: labelledParcel,
      jobId: z.string(),
      message: messageSchema,
    },
    group: 'print',
    opened: { by: 'event', endsWhenShipped: true },
    resolutions: ['retry-print', 'confirm-printed'],
    suggestsFirst: true,
  }),
  /** A paper that lies in a parcel, or goes through customs with it, did not come out, or may not have. */
  'paper-failed': kind({
    evidence: {
      fulfillmentId: z.string(),
      parcel: z.object({ number: z.int(), of: z.int() }),
      paper: parcelPaperKind,
      jobId: z.string(),
      message: messageSchema,
    },
    group: 'print',
    opened: { by: 'event', endsWhenShipped: true },
    resolutions: ['retry-print', 'confirm-printed'],
    suggestsFirst: true,
  }),
  'print-unknown': kind({
    evidence: { fulfillmentId: z.string(), parcel: labelledParcel, jobId: z.string(), printerId: z.string() },
    group: 'print',
    opened: { by: 'event', endsWhenShipped: true },
    resolutions: ['confirm-printed', 'retry-print'],
    suggestsFirst: true,
  }),
}
