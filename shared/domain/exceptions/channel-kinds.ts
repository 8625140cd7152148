import { z } from 'zod'
import { messageSchema } from '../../messages/message.ts'
import { meantSku } from '../channel-mapping.ts'
import { outboxKind } from '../outbox-message.ts'
import * as scalars from '../scalars.ts'
import { methodTarget } from '../shipping-method.ts'
import { kind } from './define-kind.ts'

/** What a channel says, refuses or does not let us know. */
export const CHANNEL_KINDS = {
  /** SKUs of a channel that mean nothing here, all of them in one: the first of them, how many, and who waits. */
  'unmapped-skus': kind({
    evidence: {
      channelId: scalars.code,
      skus: z.array(z.string()),
      count: scalars.count,
      orders: scalars.count,
      /** Of the named ones, those that can only be one of our products. */
      meant: z.array(meantSku).default([]),
    },
    group: 'channel',
    opened: { by: 'event', endsWhenShipped: false },
    resolutions: ['map-meant', 'map-skus'],
    suggestsFirst: true,
  }),
  /** Stock that a channel shows still differs after it was sent again. */
  'stock-differs': kind({
    evidence: {
      channelId: scalars.code,
      lines: z.array(z.object({ sku: scalars.sku, ours: z.int(), theirs: z.int() })),
      count: scalars.count,
    },
    group: 'channel',
    opened: { by: 'event', endsWhenShipped: false },
    resolutions: ['retry-push', 'accept'],
    suggestsFirst: true,
  }),
  /** A message about part of a pack: the channel knows only whole ones. Earlier versions kept a sentence. */
  'sync-conflict': kind({
    evidence: { channelId: scalars.code, what: z.string() },
    group: 'channel',
    opened: { by: 'event', endsWhenShipped: false },
    resolutions: ['accept'],
    suggestsFirst: true,
  }),
  'payload-rejected': kind({
    evidence: { channelId: scalars.code, externalId: z.string(), message: messageSchema },
    group: 'channel',
    opened: { by: 'event', endsWhenShipped: false },
    resolutions: ['read-again', 'ship-anyway', 'stop-here', 'cancel-order', 'accept'],
    suggestsFirst: true,
  }),
  'cancelled-after-shipped': kind({
    evidence: { channelId: scalars.code },
    group: 'return',
    opened: { by: 'event', endsWhenShipped: false },
    resolutions: ['receive-sellable', 'receive-damaged', 'refund-only', 'accept'],
    // Whoever has the goods in hand says what they are.
    suggestsFirst: false,
  }),
  /** Called off there while a packed parcel is still here. */
  'cancelled-before-leaving': kind({
    evidence: { channelId: scalars.code },
    group: 'channel',
    opened: { by: 'event', endsWhenShipped: false },
    resolutions: ['stop-here', 'ship-anyway'],
    suggestsFirst: true,
  }),
  /** States of a channel that nobody has said the meaning of, all of them in one; `orders` wait. */
  'unknown-states': kind({
    evidence: {
      channelId: scalars.code,
      states: z.array(z.string()),
      count: scalars.count,
      orders: scalars.count,
    },
    group: 'channel',
    opened: { by: 'event', endsWhenShipped: false },
    resolutions: ['states-ship', 'states-wait'],
    // What its channel means, only people know.
    suggestsFirst: false,
  }),
  /** A shipping method of a channel that nobody has explained; `orders` wait. */
  'unknown-method': kind({
    evidence: {
      channelId: scalars.code,
      /** What the channel knows it by. */
      key: z.string(),
      name: z.string(),
      orders: scalars.count,
      /** What its name hints at; null = nothing. */
      proposal: methodTarget.nullable(),
    },
    group: 'channel',
    opened: { by: 'event', endsWhenShipped: false },
    resolutions: ['map-method'],
    // What the buyer was promised, only the merchant knows.
    suggestsFirst: false,
  }),
  /** Units that have left there while they are picked or packed here. */
  'shipped-at-channel': kind({
    evidence: {
      channelId: scalars.code,
      lines: z.array(z.object({ lineId: z.string(), sku: scalars.sku, quantity: scalars.quantity })),
    },
    group: 'channel',
    opened: { by: 'event', endsWhenShipped: false },
    resolutions: ['stop-here', 'ship-anyway'],
    suggestsFirst: true,
  }),
  /** The channel wants again what was called off, or counts as open what had left. */
  'back-at-channel': kind({
    evidence: {
      channelId: scalars.code,
      was: z.enum(['cancelled', 'left']),
      /** Its state there now, in the channel's words. */
      state: z.string(),
    },
    group: 'channel',
    opened: { by: 'event', endsWhenShipped: false },
    resolutions: ['bring-back', 'accept'],
    suggestsFirst: true,
  }),
  /** The buyer asks for it to be called off. */
  'cancel-requested': kind({
    evidence: { channelId: scalars.code },
    group: 'channel',
    opened: { by: 'event', endsWhenShipped: true },
    resolutions: ['cancel-order', 'refuse-cancel'],
    // Whether to trust the channel or the buyer is for a person to weigh.
    suggestsFirst: false,
  }),
  'changed-after-release': kind({
    evidence: { channelId: scalars.code, fields: z.array(z.string()) },
    group: 'channel',
    opened: { by: 'event', endsWhenShipped: false },
    resolutions: ['accept', 'reallocate', 'cancel-order'],
    suggestsFirst: true,
  }),
  'push-refused': kind({
    evidence: { channelId: scalars.code, what: z.string(), message: messageSchema },
    group: 'channel',
    opened: { by: 'event', endsWhenShipped: false },
    resolutions: ['retry-push', 'accept'],
    suggestsFirst: true,
  }),
  /** A message that is kept cannot be read: the channel has not been told. */
  'message-unreadable': kind({
    evidence: { channelId: scalars.code, messageId: z.string(), what: outboxKind },
    group: 'channel',
    opened: { by: 'event', endsWhenShipped: false },
    resolutions: ['retry-push', 'accept'],
    suggestsFirst: true,
  }),
  'return-requested': kind({
    evidence: {
      channelId: scalars.code,
      /** The channel's own return; null = it refunded units without one. */
      channelReturnId: z.string().nullable(),
      lines: z.array(z.object({ lineId: z.string(), sku: scalars.sku, quantity: scalars.quantity })).min(1),
      /** The customer's words; '' = none. */
      why: z.string(),
      /** The channel has paid the customer back already. */
      isRefunded: z.boolean(),
    },
    group: 'return',
    opened: { by: 'event', endsWhenShipped: false },
    resolutions: ['send-return-label', 'receive-sellable', 'receive-damaged', 'refund-only', 'refuse-return'],
    // Whoever has the goods in hand says what they are.
    suggestsFirst: false,
  }),
  /** What is kept of something cannot be read; everything beside it works. `order` when it is one. */
  'record-unreadable': kind({
    evidence: {
      table: z.string(),
      key: z.string(),
      order: z.object({ channelId: scalars.code, externalId: z.string(), reference: z.string() }).nullable(),
    },
    group: 'channel',
    opened: { by: 'event', endsWhenShipped: false },
    resolutions: ['fetch-again', 'accept'],
    suggestsFirst: true,
  }),
  'channel-auth': kind({
    evidence: { channelId: scalars.code, message: messageSchema },
    group: 'channel',
    opened: { by: 'event', endsWhenShipped: false },
    resolutions: ['accept'],
    suggestsFirst: true,
  }),
}
