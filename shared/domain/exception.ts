import { z } from 'zod'
import { oneParcel } from './one-parcel.ts'
import { holdKind } from './order-standing.ts'
import * as scalars from './scalars.ts'

const labelledParcel = z
  .object({ number: z.int().min(1), of: z.int().min(1) })
  .nullable()
  .default(null)

const shortLine = z.object({
  sku: scalars.sku,
  wanted: scalars.count,
  /** Free units found over all eligible sites. */
  found: scalars.count,
})

/**
 * What needs a person, and the evidence its sentence is made from. One schema a reason; the sentence in each
 * language is in `exception-sentence.ts`.
 */
export const exceptionCause = z.discriminatedUnion('reason', [
  z.object({ reason: z.literal('out-of-stock'), lines: z.array(shortLine) }),
  z.object({ reason: z.literal('partial-stock'), lines: z.array(shortLine) }),
  z.object({
    reason: z.literal('split-needs-approval'),
    siteIds: z.array(scalars.code),
    /** What shipping and handling of all its parcels cost; null = recorded before it was kept. */
    costCents: scalars.cents.nullable().default(null),
    /** Beside it; null = recorded before it was kept. */
    oneParcel: oneParcel.nullable().default(null),
  }),
  z.object({
    reason: z.literal('short-pick'),
    siteId: scalars.code,
    sku: scalars.sku,
    expected: scalars.count,
    found: scalars.count,
  }),
  z.object({
    reason: z.literal('no-eligible-service'),
    /** Most frequent refusal of a service over the sites tried. */
    main: z.string(),
    country: scalars.country,
    postcode: z.string(),
    chargeableG: scalars.grams,
  }),
  z.object({ reason: z.literal('no-eligible-site'), main: z.string() }),
  z.object({ reason: z.literal('unknown-sku'), skus: z.array(z.string()) }),
  /** SKUs of a channel that mean nothing here, all of them in one: the first of them, how many, and who waits. */
  z.object({
    reason: z.literal('unmapped-skus'),
    channelId: scalars.code,
    skus: z.array(z.string()),
    count: scalars.count,
    orders: scalars.count,
  }),
  /** Stock that a channel shows still differs after it was sent again. */
  z.object({
    reason: z.literal('stock-differs'),
    channelId: scalars.code,
    lines: z.array(z.object({ sku: scalars.sku, ours: z.int(), theirs: z.int() })),
    count: scalars.count,
  }),
  /** The engine failed on this order alone; its neighbours were decided without it. */
  z.object({ reason: z.literal('cannot-be-decided'), message: z.string() }),
  z.object({
    reason: z.literal('carrier-suspended'),
    carrierId: scalars.code,
    until: scalars.epochMs.nullable(),
  }),
  /** Work that was released and is not packed, at a site that closed or for a carrier that stopped; one a stop. */
  z.object({
    reason: z.literal('work-stopped'),
    /** Either of the two. */
    siteId: scalars.code.nullable(),
    carrierId: scalars.code.nullable(),
    until: scalars.epochMs.nullable(),
    orders: scalars.count,
  }),
  /** Packed parcels that the carrier has not taken on the day they were promised to leave; one a carrier and site. */
  z.object({
    reason: z.literal('carrier-delayed'),
    carrierId: scalars.code,
    siteId: scalars.code,
    /** Since the oldest of them should have left. */
    days: z.int(),
    /** Fulfilments that wait. */
    orders: scalars.count,
  }),
  z.object({
    reason: z.literal('promise-at-risk'),
    promised: scalars.localDate,
    expected: scalars.localDate,
  }),
  /** No carrier can deliver to it; see `addressFault`. */
  z.object({
    reason: z.literal('address-invalid'),
    field: z.string(),
    /** '' = nothing stands there. */
    found: z.string(),
    country: scalars.country.nullable().default(null),
  }),
  z.object({ reason: z.literal('held-by-rule'), ruleId: z.string(), ruleName: z.string(), note: z.string() }),
  /** Rules or insurance ask for the order's value in the workspace's currency (`into`), and there is no rate for it. */
  z.object({
    reason: z.literal('no-exchange-rate'),
    currency: scalars.currency,
    into: scalars.currency,
  }),
  z.object({ reason: z.literal('held-by-person'), note: z.string() }),
  z.object({
    reason: z.literal('label-failed'),
    fulfillmentId: z.string(),
    /** Of how many; null in what earlier versions wrote. */
    parcel: labelledParcel,
    jobId: z.string(),
    message: z.string(),
  }),
  z.object({
    reason: z.literal('print-unknown'),
    fulfillmentId: z.string(),
    parcel: labelledParcel,
    jobId: z.string(),
    printerId: z.string(),
  }),
  /** What was to be told, of part of a pack: the channel knows only whole ones. Earlier versions kept a sentence. */
  z.object({ reason: z.literal('sync-conflict'), channelId: scalars.code, what: z.string() }),
  z.object({
    reason: z.literal('payload-rejected'),
    channelId: scalars.code,
    externalId: z.string(),
    message: z.string(),
  }),
  /** It sold units that it had been told were not there. */
  z.object({ reason: z.literal('oversold-at-channel'), channelId: scalars.code, lines: z.array(shortLine) }),
  z.object({ reason: z.literal('cancelled-after-shipped'), channelId: scalars.code }),
  /** Called off there while a packed parcel is still here. */
  z.object({ reason: z.literal('cancelled-before-leaving'), channelId: scalars.code }),
  z.object({
    reason: z.literal('held-by-channel'),
    channelId: scalars.code,
    kind: holdKind,
    /** The channel's own word for it. */
    code: z.string(),
    /** When it lets go by itself; null = not known. */
    until: scalars.epochMs.nullable(),
  }),
  /** States of a channel that nobody has said the meaning of, all of them in one; `orders` wait. */
  z.object({
    reason: z.literal('unknown-states'),
    channelId: scalars.code,
    states: z.array(z.string()),
    count: scalars.count,
    orders: scalars.count,
  }),
  /** Units that have left there while they are picked or packed here. */
  z.object({
    reason: z.literal('shipped-at-channel'),
    channelId: scalars.code,
    lines: z.array(z.object({ lineId: z.string(), sku: scalars.sku, quantity: scalars.quantity })),
  }),
  /** The channel wants again what was called off, or counts as open what had left. */
  z.object({
    reason: z.literal('back-at-channel'),
    channelId: scalars.code,
    was: z.enum(['cancelled', 'left']),
    /** Its state there now, in the channel's words. */
    state: z.string(),
  }),
  /** The buyer asks for it to be called off. */
  z.object({ reason: z.literal('cancel-requested'), channelId: scalars.code }),
  /** Lines without a SKU: somebody says which product each one is, or that it needs no shipping. */
  z.object({
    reason: z.literal('nameless-lines'),
    channelId: scalars.code,
    lines: z.array(z.object({ lineId: z.string(), title: z.string(), quantity: scalars.quantity })),
  }),
  z.object({
    reason: z.literal('changed-after-release'),
    channelId: scalars.code,
    fields: z.array(z.string()),
  }),
  z.object({
    reason: z.literal('push-refused'),
    channelId: scalars.code,
    what: z.string(),
    message: z.string(),
  }),
  z.object({
    reason: z.literal('return-requested'),
    channelId: scalars.code,
    /** The channel's own return; null = it refunded units without one. */
    channelReturnId: z.string().nullable(),
    lines: z.array(z.object({ lineId: z.string(), sku: scalars.sku, quantity: scalars.quantity })).min(1),
    /** The customer's words; '' = none. */
    why: z.string(),
    /** The channel has paid the customer back already. */
    isRefunded: z.boolean(),
  }),
  /** What is kept of something cannot be read; everything beside it works. `order` when it is one. */
  z.object({
    reason: z.literal('record-unreadable'),
    table: z.string(),
    key: z.string(),
    order: z.object({ channelId: scalars.code, externalId: z.string(), reference: z.string() }).nullable(),
  }),
  z.object({ reason: z.literal('channel-auth'), channelId: scalars.code, message: z.string() }),
])
export type ExceptionCause = z.infer<typeof exceptionCause>
export type ExceptionReason = ExceptionCause['reason']

export const EXCEPTION_REASONS = exceptionCause.options.map(
  (option) => option.shape.reason.value,
) as readonly ExceptionReason[]

/** The tabs of the queue. */
export const EXCEPTION_GROUPS = [
  'stock',
  'split',
  'carrier',
  'address',
  'hold',
  'print',
  'channel',
  'return',
] as const
export type ExceptionGroup = (typeof EXCEPTION_GROUPS)[number]

export const GROUP_OF: Readonly<Record<ExceptionReason, ExceptionGroup>> = {
  'out-of-stock': 'stock',
  'partial-stock': 'stock',
  'short-pick': 'stock',
  'oversold-at-channel': 'stock',
  'unknown-sku': 'stock',
  'unmapped-skus': 'channel',
  'stock-differs': 'channel',
  'split-needs-approval': 'split',
  'no-eligible-service': 'carrier',
  'no-eligible-site': 'carrier',
  'carrier-suspended': 'carrier',
  'work-stopped': 'carrier',
  'carrier-delayed': 'carrier',
  'promise-at-risk': 'carrier',
  'address-invalid': 'address',
  'cannot-be-decided': 'hold',
  'held-by-rule': 'hold',
  'no-exchange-rate': 'hold',
  'held-by-person': 'hold',
  'label-failed': 'print',
  'print-unknown': 'print',
  'sync-conflict': 'channel',
  'payload-rejected': 'channel',
  'push-refused': 'channel',
  'channel-auth': 'channel',
  'cancelled-after-shipped': 'return',
  'cancelled-before-leaving': 'channel',
  'held-by-channel': 'hold',
  'unknown-states': 'channel',
  'shipped-at-channel': 'channel',
  'back-at-channel': 'channel',
  'cancel-requested': 'channel',
  'nameless-lines': 'hold',
  'changed-after-release': 'channel',
  'return-requested': 'return',
  'record-unreadable': 'channel',
}

/** open: needs somebody; snoozed: hidden until `snoozedUntil`; closed: settled by a person or because its cause cleared. */
export const exceptionState = z.enum(['open', 'snoozed', 'closed'])

export const exceptionRecord = z.object({
  id: z.string(),
  /** null for what concerns a whole channel. */
  orderId: z.string().nullable(),
  siteId: scalars.code.nullable(),
  cause: exceptionCause,
  state: exceptionState,
  owner: z.string().nullable(),
  openedAt: scalars.epochMs,
  dueAt: scalars.epochMs.nullable(),
  snoozedUntil: scalars.epochMs.nullable(),
  closedAt: scalars.epochMs.nullable(),
  /** How it closed: a command's name, or 'cleared'. */
  closedBy: z.string().nullable(),
  /** How often the same cause came back after closing. */
  regressions: scalars.count,
})
export type ExceptionRecord = z.infer<typeof exceptionRecord>
