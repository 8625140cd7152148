import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { EXCEPTION_REASONS } from '../domain/exception.ts'
import { POLICY } from '../domain/policy.ts'
import * as scalars from '../domain/scalars.ts'
import { messageSchema } from '../messages/message.ts'
import { rule } from '../rules/document.ts'
import { trial } from './order-parts.ts'
import { page, pageRequest, query } from './procedure.ts'

/** How the decision of one order would differ; an order may differ in several ways. */
export const REPLAY_CHANGES = [
  /** It went and would not. */
  'blocked',
  /** It did not go and would. */
  'freed',
  'exception',
  'site',
  'service',
  'split',
  'promise',
  'cost',
  'priority',
  /** Tags, signature, insurance or relay point. */
  'tags',
] as const
export const replayChange = z.enum(REPLAY_CHANGES)
export type ReplayChange = z.infer<typeof replayChange>

/** The most orders that one replay covers. */
export const MOST_REPLAYED = 500_000
/** Of so many orders all that are decided otherwise are listed; of more, about so many: those that differ most. */
export const MOST_LISTED = 20_000

/** last: the orders decided last; since: those decided since the start of a day in the merchant's zone, at most MOST_REPLAYED. */
export const replayPeriod = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('last'), orders: z.int().min(1).max(MOST_REPLAYED) }),
  z.object({ kind: z.literal('since'), date: scalars.localDate }),
])
export type ReplayPeriod = z.infer<typeof replayPeriod>

/** What one rule set made of the orders. Money in cents of the merchant's currency. */
export const replayTotals = z.object({
  /** All lines of the order have a site and a service. */
  whole: z.int(),
  /** Some lines ship, others wait. */
  partial: z.int(),
  /** A rule wants a person to look first. */
  held: z.int(),
  /** Nothing can ship them. */
  blocked: z.int(),
  backordered: z.int(),
  /** From more than one site. */
  split: z.int(),
  /** Ship later than was promised. */
  late: z.int(),
  /** Need a person, for whatever reason. */
  exceptions: z.int(),
  fulfillments: z.int(),
  parcels: z.int(),
  shippingCents: scalars.nonNegativeCents,
  handlingCents: scalars.nonNegativeCents,
})
export type ReplayTotals = z.infer<typeof replayTotals>

const beforeAfter = { before: z.int(), after: z.int() }

export const replayResult = z.object({
  replayId: z.string(),
  /** Orders replayed, cancelled ones excluded. */
  orders: z.int(),
  cancelled: z.int(),
  /** More orders were decided since that day than are replayed. */
  isCapped: z.boolean(),
  /** When the first and the last of them came in; null without orders. */
  from: scalars.epochMs.nullable(),
  until: scalars.epochMs.nullable(),
  /** The published version compared with. */
  publishedVersion: z.int(),
  before: replayTotals,
  after: replayTotals,
  /** Shipping and handling of the orders that both rule sets ship, so that a blocked order is no saving. */
  bothShip: z.object({ orders: z.int(), ...beforeAfter }),
  /** Fulfilments per site and per service; busiest first. */
  sites: z.array(z.object({ siteId: scalars.code, ...beforeAfter })),
  services: z.array(z.object({ carrierId: scalars.code, serviceId: scalars.code, ...beforeAfter })),
  reasons: z.array(z.object({ reason: z.enum(EXCEPTION_REASONS), ...beforeAfter })),
  /**
   * Where orders of which something ships go, and what that costs; 'FR-59' in countries where the merchant has a site,
   * else 'DE'. Those with most orders decided otherwise first, not all of them.
   */
  zones: z.array(
    z.object({
      zone: z.string(),
      ...beforeAfter,
      beforeCents: scalars.nonNegativeCents,
      afterCents: scalars.nonNegativeCents,
      changed: z.int(),
    }),
  ),
  /** Units that ship; those of most orders decided otherwise first, not all of them. */
  products: z.array(z.object({ sku: scalars.sku, ...beforeAfter, changed: z.int() })),
  /** Orders that would be decided otherwise, all and by kind of change. */
  changed: z.int(),
  /** Those of them that are listed, see MOST_LISTED. */
  listed: z.int(),
  changes: z.record(replayChange, z.int()),
  /** Orders that each rule matched; null on the side that does not have it. */
  hits: z.array(z.object({ ruleId: z.string(), before: z.int().nullable(), after: z.int().nullable() })),
})
export type ReplayResult = z.infer<typeof replayResult>

export const replayEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reading') }),
  z.object({ kind: z.literal('deciding'), done: z.int(), total: z.int() }),
  z.object({ kind: z.literal('done'), result: replayResult }),
])
export type ReplayEvent = z.infer<typeof replayEvent>

export const replaySide = z.object({
  kind: trial.shape.kind,
  parts: trial.shape.parts,
  /** Shipping and handling; null when nothing ships. */
  cents: scalars.nonNegativeCents.nullable(),
  /** Why a person must look. */
  problem: messageSchema.nullable(),
  /** Higher first. */
  priority: z.number(),
  /** Those that rules put on. */
  tags: z.array(z.string()),
  /** What rules ask of the shipment. */
  signature: z.boolean(),
  insuranceCents: scalars.cents.nullable(),
  relayPoint: z.boolean(),
})
export type ReplaySide = z.infer<typeof replaySide>

/** A rule that says something else of the order than before. */
export const replayCause = z.object({
  ruleId: z.string(),
  name: z.string(),
  how: z.enum(['matches-now', 'no-longer', 'acts-otherwise']),
})
export type ReplayCause = z.infer<typeof replayCause>

export const replayRow = z.object({
  orderId: z.string(),
  reference: z.string(),
  customer: z.string(),
  placedAt: scalars.epochMs,
  changes: z.array(replayChange),
  before: replaySide,
  after: replaySide,
  /** null when it does not ship on both sides. */
  differenceCents: scalars.cents.nullable(),
  /** Empty: no rule says anything else; orders before it took other stock or capacity. */
  causes: z.array(replayCause),
})
export type ReplayRow = z.infer<typeof replayRow>

/** One setting of the policy, on the same past orders. */
const speedPoint = z.object({
  /** The fastest way, up to so many cents dearer; null = the cheapest way. */
  extraCents: z.int().nullable(),
  /** Orders of which something ships. */
  shipped: z.int(),
  /** Of these, those that arrive whole on the next working day at the latest. */
  nextDay: z.int(),
  /** Shipping and handling of all that ships. */
  cents: scalars.nonNegativeCents,
})
export type SpeedPoint = z.infer<typeof speedPoint>

const speedCurve = z.object({ orders: z.int(), current: POLICY.schema, points: z.array(speedPoint) })
export type SpeedCurve = z.infer<typeof speedCurve>

const replayId = z.object({ replayId: z.string() })

/**
 * A draft rule set tried on past orders, beside the published one: nothing is written. Results are kept for a
 * while; later calls about one that is no longer kept answer NOT_FOUND.
 */
export const replay = {
  /** Tells how far it is, and ends with the result. Stopped by ending the stream. */
  run: query('manager')
    .input(
      z.object({
        rules: z.array(rule).max(1000),
        period: replayPeriod,
        /** Of the draft; absent = the one in force. */
        policy: POLICY.schema.optional(),
      }),
    )
    .output(eventIterator(replayEvent)),
  /** What faster delivery would cost on past orders, by rules that need not be published. */
  speedCurve: query('manager')
    .input(z.object({ rules: z.array(rule).max(1000), period: replayPeriod }))
    .output(speedCurve),
  /** Orders that would be decided otherwise: those that would be blocked first, then by what they cost more or less. */
  list: query('manager')
    .input(
      replayId.extend({
        ...pageRequest,
        /** Part of reference, customer, or the name of a rule that made the difference. */
        search: z.string().max(200).default(''),
        change: replayChange.nullable().default(null),
        descending: z.boolean().default(true),
      }),
    )
    .output(page(replayRow)),
  /** One of them in full, with its explanation under both rule sets; null where the engine failed on it. */
  order: query('manager')
    .input(replayId.extend({ orderId: z.string() }))
    .output(z.object({ row: replayRow, before: trial.nullable(), after: trial.nullable() })),
  /** All of them as a CSV file. */
  csv: query('manager')
    .input(replayId)
    .output(z.object({ text: z.string() })),
}
