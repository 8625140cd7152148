import { z } from 'zod'
import { messageSchema } from '../../messages/message.ts'
import { purchaseField } from '../label-purchase.ts'
import * as scalars from '../scalars.ts'
import { kind } from './define-kind.ts'

/** Whose label it is, and what it was asked for by. */
const labelOf = {
  purchaseId: z.string(),
  fulfillmentId: z.string(),
  parcelNumber: z.int().min(1),
  carrierId: scalars.code,
  /** Its parcel brings a return: `fulfillmentId` names that. */
  isReturn: z.literal(true).exactOptional(),
}

/** What of carriers' labels needs a person. */
export const LABEL_KINDS = {
  /** The carrier does not make it as it was asked for; nothing was bought. Another decision is another label. */
  'label-refused': kind({
    evidence: { ...labelOf, message: messageSchema, field: purchaseField.nullable() },
    group: 'carrier',
    opened: { by: 'decision', clearedBy: null },
    resolutions: [
      'take-point',
      'name-point',
      'buy-again',
      'fix-address',
      'own-number',
      'change-service',
      'change-site',
      'ship-by-hand',
      'cancel-order',
    ],
    // What is wrong says which: the address, the product, the account.
    suggestsFirst: false,
  }),
  /** Its parcel is packed, and the label has not come for longer than the merchant waits. */
  'label-overdue': kind({
    evidence: {
      ...labelOf,
      since: scalars.epochMs,
      /** ordered: the carrier has not made it. owed: it has, and has not given it. */
      what: z.enum(['ordered', 'owed']),
      /** What the carrier said last. */
      message: messageSchema,
    },
    group: 'carrier',
    opened: { by: 'event', endsWhenShipped: true },
    resolutions: ['buy-now', 'own-number', 'change-service', 'change-site', 'ship-by-hand', 'accept'],
    // It comes by itself when the carrier is back; whether the parcel can wait, a person knows.
    suggestsFirst: false,
  }),
  /** The answer of the carrier was lost, and it cannot be asked whether it made the label. */
  'label-in-doubt': kind({
    evidence: { ...labelOf, reference: z.string(), message: messageSchema },
    group: 'carrier',
    opened: { by: 'event', endsWhenShipped: false, outlivesOrder: true },
    resolutions: ['label-made', 'label-not-made'],
    // Only the carrier's own list of parcels says so.
    suggestsFirst: false,
  }),
  /** Bought and not needed, and the carrier does not take it back. */
  'label-not-taken-back': kind({
    evidence: { ...labelOf, trackingNumber: z.string(), message: messageSchema },
    group: 'carrier',
    opened: { by: 'event', endsWhenShipped: false, outlivesOrder: true },
    resolutions: ['void-again', 'accept'],
    suggestsFirst: true,
  }),
  'carrier-auth': kind({
    evidence: { accountId: scalars.code, account: z.string(), message: messageSchema },
    group: 'carrier',
    opened: { by: 'event', endsWhenShipped: false },
    resolutions: ['accept'],
    suggestsFirst: true,
  }),
}
