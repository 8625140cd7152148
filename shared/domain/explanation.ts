import { z } from 'zod'
import { messageSchema } from '../messages/message.ts'
import { departure } from './departure.ts'
import * as scalars from './scalars.ts'

/**
 * Why an order was decided as it was, as data: the window and the CLI turn it into sentences. Rebuilt on
 * read from the stored compact trace and the rule-set version it names.
 */

/** A rule that did not match names the first condition that failed, with what it found. */
export const ruleVerdict = z.object({
  ruleId: z.string(),
  ruleName: z.string(),
  matched: z.boolean(),
  /** null when matched, or when the rule was not evaluated (disabled, quarantined, outside its validity). */
  failed: z
    .object({
      /** Code of the condition in the catalogue. */
      condition: z.string(),
      args: z.record(z.string(), z.unknown()),
      /** The order's own value, e.g. 2400 grams. */
      actual: z.unknown(),
    })
    .nullable(),
  skipped: z.enum(['disabled', 'quarantined', 'not-valid-now', 'stage-stopped', 'not-reached']).nullable(),
  /** Codes of its actions that took effect; an action that lost to an earlier rule is not listed. */
  effects: z.array(z.object({ action: z.string(), args: z.record(z.string(), z.unknown()) })),
})
export type RuleVerdict = z.infer<typeof ruleVerdict>

export const SITE_REFUSALS = [
  'no-stock',
  'partial-stock',
  'excluded-by-rule',
  'outage',
  'at-capacity',
  'no-service',
  'too-late',
  'costlier',
  'lower-preference',
  'refused-by-site',
  'not-chosen-by-person',
  'no-collection',
  'not-where-collected',
  'slower',
] as const
export const SERVICE_REFUSALS = [
  'excluded-by-rule',
  'not-chosen-by-rule',
  'wrong-level',
  'no-rate',
  'too-heavy',
  'too-long',
  'excluded-flag',
  'suspended',
  'daily-cap',
  'too-late',
  'costlier',
  'lower-preference',
  'not-chosen-by-person',
  'not-chosen-by-method',
  'not-taken-by-carrier',
] as const

/** One combination of sites considered for the order; the chosen one has refusal null. */
export const siteCandidate = z.object({
  siteIds: z.array(scalars.code).min(1),
  totalCents: scalars.cents.nullable(),
  shippingCents: scalars.cents.nullable(),
  handlingCents: scalars.cents.nullable(),
  deliverTo: scalars.localDate.nullable(),
  refusal: z.object({ reason: z.enum(SITE_REFUSALS), detail: z.record(z.string(), z.unknown()) }).nullable(),
})
export type SiteCandidate = z.infer<typeof siteCandidate>

/** One service considered for one chosen site. */
export const serviceCandidate = z.object({
  siteId: scalars.code,
  carrierId: scalars.code,
  serviceId: scalars.code,
  shippingCents: scalars.cents.nullable(),
  deliverTo: scalars.localDate.nullable(),
  refusal: z
    .object({ reason: z.enum(SERVICE_REFUSALS), detail: z.record(z.string(), z.unknown()) })
    .nullable(),
})
export type ServiceCandidate = z.infer<typeof serviceCandidate>

/** One part of the priority score, e.g. {factor: 'express', points: 400}. */
export const priorityPart = z.object({
  factor: z.string(),
  points: z.number(),
  detail: z.string().nullable(),
})

export const LINES_SHARED = ['stock', 'time', 'service'] as const
export type LinesShared = (typeof LINES_SHARED)[number]

export const explanation = z.object({
  orderId: z.string(),
  decidedAt: scalars.epochMs,
  /** The postcode that it was decided by, where another stood in the order; see `repairDestination`. */
  postcodeRead: z.object({ given: z.string(), postcode: z.string() }).optional(),
  /**
   * Closed days between the decision and the delivery, ascending, on which the site otherwise ships (`siteId`) or the
   * service delivers there (null).
   */
  closedDays: z.array(
    z.object({ date: scalars.localDate, name: messageSchema, siteId: scalars.code.nullable() }),
  ),
  ruleSetVersion: z.int(),
  /** Of what is shipped; absent = nothing is, or sites and services of then are not known any more. */
  departures: z.array(departure).optional(),
  priority: z.object({ score: z.number(), parts: z.array(priorityPart) }),
  rules: z.array(ruleVerdict),
  sites: z.array(siteCandidate),
  services: z.array(serviceCandidate),
  /** What the best other way costs more in shipping and handling, negative = less; null when there was none. */
  secondBestExtraCents: scalars.cents.nullable(),
  /**
   * Sites share lines because none has the whole of each, or, although one has, because whole they would arrive late
   * (time) or go by no service (service); absent = they share none, or recorded before it was kept.
   */
  linesShared: z.enum(LINES_SHARED).optional(),
  /** exact: proven cheapest under the policy; bounded: the search was cut at its documented size. */
  search: z.enum(['exact', 'bounded']),
  /** The buyer collects it: sites were asked for that, and no service. */
  isCollected: z.boolean(),
})
export type Explanation = z.infer<typeof explanation>
