import { z } from 'zod'
import { announcedReturn, announcedStanding, exchangeLines } from '../domain/announced-return.ts'
import { returnCondition, returnReason } from '../domain/return.ts'
import { returnStage } from '../domain/return-stage.ts'
import * as scalars from '../domain/scalars.ts'
import { trackingState } from '../domain/tracking-event.ts'
import { messageSchema } from '../messages/message.ts'
import { bulkResult } from './bulk-result.ts'
import { command, nothing, page, pageRequest, query } from './procedure.ts'
import { returnFilter, returnRow } from './return-list.ts'
import { undoSteps } from './undo-step.ts'

/** By what a return label is asked for; code: one that the customer shows instead of a paper. */
export const returnLabelChoice = z.object({
  accountId: scalars.code,
  product: z.string().min(1).max(120),
  format: z.enum(['pdf', 'code']),
})
export type ReturnLabelChoice = z.infer<typeof returnLabelChoice>

export const returnLabelOffer = z.object({
  accountId: scalars.code,
  account: z.string(),
  carrierId: scalars.code,
  isSandbox: z.boolean(),
  product: z.string(),
  /** It also gives a code instead of a paper. */
  takesCode: z.boolean(),
})
export type ReturnLabelOffer = z.infer<typeof returnLabelOffer>

/** An expected return as screens show it. */
export const announcedRow = z.object({
  announced: announcedReturn,
  standing: announcedStanding,
  /** null = the order cannot be read. */
  order: z
    .object({
      reference: z.string(),
      channelId: scalars.code,
      customer: z.string(),
      country: scalars.country,
    })
    .nullable(),
  /** The label that counts; null = none was asked for, or it was given up. */
  label: z
    .object({
      accountId: scalars.code,
      account: z.string(),
      carrierId: scalars.code,
      isSandbox: z.boolean(),
      /** null = not bought (yet). */
      trackingNumber: z.string().nullable(),
      trackingUrl: z.string().nullable(),
      /** Its paper or code is here: it can be saved and printed. */
      paper: z.enum(['page', 'code']).nullable(),
      /** What its carrier said; null = nothing. */
      problem: messageSchema.nullable(),
    })
    .nullable(),
  /** Where its parcel is, and since when; null = its carrier is not asked. */
  track: z.object({ state: trackingState, since: scalars.epochMs, said: z.string() }).nullable(),
  /** What its channel does with the label, and how far that is. */
  channel: z.object({
    tells: z.enum(['paper', 'words', 'never']),
    state: z.enum(['none', 'waiting', 'done', 'refused']),
    answer: messageSchema.nullable(),
  }),
})
export type AnnouncedRow = z.infer<typeof announcedRow>

/** A line of an order as it is received: what is expected of it, and what may come at all. */
export const receivableLine = z.object({
  lineId: z.string(),
  sku: scalars.sku,
  name: z.string(),
  /** null = the SKU itself is scanned. */
  barcode: z.string().nullable(),
  expected: scalars.count,
  most: scalars.quantity,
})
export type ReceivableLine = z.infer<typeof receivableLine>

export const receiving = z.object({
  row: announcedRow,
  lines: z.array(receivableLine),
  /** What was paid for the units that are expected, in its order's currency. */
  worthCents: scalars.nonNegativeCents,
  currency: scalars.currency,
})
export type Receiving = z.infer<typeof receiving>

/** What a scanned or typed code is the return of. */
export const returnFound = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('announced'), announcedId: z.string() }),
  /** Nobody announced one, and units of the order are out. */
  z.object({ kind: z.literal('order'), orderId: z.string(), reference: z.string() }),
  /** It is known, and nothing of it is out any more. */
  z.object({ kind: z.literal('over'), reference: z.string() }),
  z.object({ kind: z.literal('unknown') }),
])
export type ReturnFound = z.infer<typeof returnFound>

const announcedNamed = z.object({ announcedId: z.string().min(1).max(120) })

/** Returns that are expected: announced, sent a label, followed, received. */
export const announcedReturns = {
  /** Returns of every origin, those that wait for somebody unless `stages` says otherwise. */
  list: query('packer', 'any-site')
    .input(z.object({ ...pageRequest, ...returnFilter }))
    .output(page(returnRow)),
  counts: query('packer', 'any-site').input(z.object({})).output(z.map(returnStage, z.int())),
  /** The same list as a file; amounts with a point, stages and reasons by their codes. */
  csv: query('packer', 'any-site')
    .input(z.object(returnFilter))
    .output(z.object({ name: z.string(), csv: z.string() })),
  /** By what the customer of an order can send goods back to a site, the best first. */
  labelOffers: query('lead', { site: 'siteId', order: 'orderId' })
    .input(z.object({ orderId: z.string(), siteId: scalars.code }))
    .output(z.array(returnLabelOffer)),
  /** The number of its parcel or its order's, or any code on its papers. */
  find: query('packer', 'any-site')
    .input(z.object({ scan: z.string().trim().min(1).max(200) }))
    .output(returnFound),
  receiving: query('packer', { announcedReturn: 'announcedId' }).input(announcedNamed).output(receiving),
  /** The paper or code of its label, in base64. */
  label: query('packer', { announcedReturn: 'announcedId' })
    .input(announcedNamed)
    .output(
      z.object({
        name: z.string(),
        mime: z.enum(['application/pdf', 'image/png', 'text/plain']),
        base64: z.string(),
      }),
    ),
  /** Expects goods back; with `label`, a label is bought for it and given to the customer. */
  announce: command({
    role: 'lead',
    scope: { site: 'siteId', order: 'orderId' },
    input: z.object({
      orderId: z.string(),
      siteId: scalars.code,
      lines: z
        .array(z.object({ lineId: z.string(), quantity: scalars.quantity }))
        .min(1)
        .max(500),
      reason: returnReason,
      note: z.string().trim().max(300),
      label: returnLabelChoice.nullable(),
      /** Also when it is outside the merchant's window. */
      takesLate: z.boolean().default(false),
    }),
    output: announcedNamed,
    needsHub: null,
  }),
  /** Buys a label for a return that has none, or whose last one was refused. */
  sendLabel: command({
    role: 'lead',
    scope: { announcedReturn: 'announcedId' },
    input: z.object({ ...announcedNamed.shape, label: returnLabelChoice }),
    output: nothing,
    needsHub: null,
  }),
  /** A person gave the label to the customer: by e-mail, on paper. */
  noteLabelGiven: command({
    role: 'lead',
    scope: { announcedReturn: 'announcedId' },
    input: announcedNamed,
    output: nothing,
    needsHub: null,
  }),
  /** Its paper, as often as it is asked for; never buys. */
  printLabel: command({
    role: 'packer',
    scope: { announcedReturn: 'announcedId', printer: 'printerId' },
    input: z.object({ ...announcedNamed.shape, printerId: z.string() }),
    output: nothing,
    needsHub: null,
  }),
  /** Nothing is expected any more; its label is given back to the carrier. */
  cancelAnnounced: command({
    role: 'lead',
    scope: { announcedReturn: 'announcedId' },
    input: announcedNamed,
    output: z.object({ undo: undoSteps }),
    needsHub: null,
  }),
  /** Its goods are here: sellable units go on the shelf of the site, once. Money is a lead's. */
  receiveAnnounced: command({
    role: 'packer',
    scope: { site: 'siteId' },
    input: z.object({
      ...announcedNamed.shape,
      siteId: scalars.code,
      lines: z
        .array(z.object({ lineId: z.string(), quantity: scalars.quantity, condition: returnCondition }))
        .min(1)
        .max(500),
      note: z.string().trim().max(300),
    }),
    output: z.object({ returnId: z.string(), undo: undoSteps }),
    wakes: ['scheduler'],
    needsHub: null,
  }),
  /** Their goods are here as they were expected, all sellable, each at the site that it was to come to. */
  receiveAll: command({
    role: 'packer',
    scope: { announcedReturn: 'announcedIds' },
    input: z.object({ announcedIds: z.array(z.string().min(1).max(120)).min(1).max(200) }),
    output: bulkResult,
    wakes: ['scheduler'],
    needsHub: null,
  }),
  /** Not taken, for a reason: its goods stay with the customer, or go back to them, and nothing is paid. */
  refuse: command({
    role: 'lead',
    scope: { announcedReturn: 'announcedId' },
    input: z.object({ ...announcedNamed.shape, note: z.string().trim().min(1).max(300) }),
    output: z.object({ sentence: messageSchema, undo: undoSteps }),
    needsHub: null,
  }),
  /** Something else goes out for it, at once or when its goods are here; `lines` empty = nothing does after all. */
  exchange: command({
    role: 'lead',
    scope: { announcedReturn: 'announcedId' },
    input: z.object({
      ...announcedNamed.shape,
      lines: exchangeLines.max(100),
      leaves: z.enum(['now', 'on-arrival']),
    }),
    output: z.object({ orderId: z.string().nullable(), sentence: messageSchema }),
    wakes: ['scheduler'],
    needsHub: 'deciding',
  }),
}
