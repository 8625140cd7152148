import type { Order } from '../../../shared/domain/order.ts'
import { type EpochMs, HOUR_MS } from '../../../shared/lib/clock.ts'

/** In the order in which they are stored in traces: append only. */
export const PRIORITY_FACTORS = [
  'express',
  'tier',
  'deadline',
  'channel',
  'value',
  'age',
  'rule',
  'person',
] as const

const EXPRESS_POINTS = 400
const VIP_POINTS = 300
const OTHER_TIER_POINTS = 150
const DEADLINE_POINTS = 300
const DEADLINE_HOURS = 96
const POINTS_PER_CHANNEL_STEP = 2
const VALUE_POINTS = 100
const AGE_POINTS = 200
const AGE_POINTS_PER_HOUR = 2

/** More than all other points of an order together, but for those of rules. */
export const URGENT_POINTS = 2_000

/** What rules say about priority: `set` replaces the score before `add` is added. */
export interface RulePriority {
  readonly set: number | null
  readonly add: number
}

/** What an order's score depends on besides the order. */
export interface PriorityGrounds {
  readonly channelPriority: number
  /** What the order is worth, in units of the workspace's currency; NaN = not known. */
  readonly wholeValue: number
  readonly rules: RulePriority
}

/**
 * Who is served first when stock, capacity or a carrier's cap is scarce; higher first.
 * express 400; tier vip 300, any other tier 150; deadline up to 300, growing over the last 96 hours before the
 * earlier of ship-by and deliver-by and full once it is past; channel twice its priority (0-100); value up to
 * 100, ten for every doubling from one unit of the workspace's currency, none where it is not known; age two an hour, up to 200; rules as they say;
 * a person 2,000 more or less.
 * Writes the parts to `into` (one number a factor, from `from` on) and returns the score.
 */
export function scorePriority(
  order: Order,
  { channelPriority, wholeValue, rules }: PriorityGrounds,
  now: EpochMs,
  into: Float64Array,
  from: number,
): number {
  into[from] = order.serviceLevel === 'express' ? EXPRESS_POINTS : 0
  into[from + 1] = tierPoints(order.customerTier)
  into[from + 2] = deadlinePoints(order, now)
  into[from + 3] = channelPriority * POINTS_PER_CHANNEL_STEP
  into[from + 4] = valuePoints(wholeValue)
  into[from + 5] = Math.max(
    0,
    Math.min(AGE_POINTS, Math.floor(((now - order.placedAt) / HOUR_MS) * AGE_POINTS_PER_HOUR)),
  )
  let own = 0
  for (let i = 0; i < 6; i++) own += into[from + i] as number
  const ruled = (rules.set === null ? 0 : rules.set - own) + rules.add
  into[from + 6] = ruled
  const byHand = urgencyPoints(order)
  into[from + 7] = byHand
  return own + ruled + byHand
}

export function urgencyPoints({ urgency }: Pick<Order, 'urgency'>): number {
  return urgency === undefined ? 0 : urgency === 'urgent' ? URGENT_POINTS : -URGENT_POINTS
}

function tierPoints(tier: string): number {
  if (tier === '') return 0
  return tier.toLowerCase() === 'vip' ? VIP_POINTS : OTHER_TIER_POINTS
}

function deadlinePoints(order: Order, now: EpochMs): number {
  if (order.shipBy === null && order.deliverBy === null) return 0
  const deadline = Math.min(
    order.shipBy ?? Number.POSITIVE_INFINITY,
    order.deliverBy ?? Number.POSITIVE_INFINITY,
  )
  const urgency = 1 - (deadline - now) / HOUR_MS / DEADLINE_HOURS
  return Math.round(DEADLINE_POINTS * Math.max(0, Math.min(1, urgency)))
}

function valuePoints(wholeValue: number): number {
  const units = Math.floor(wholeValue)
  return !(units >= 1) ? 0 : Math.min(VALUE_POINTS, 10 * (32 - Math.clz32(Math.min(units, 0x7fffffff))))
}
