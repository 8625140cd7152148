import { cutoffMinute } from '../../../shared/domain/site.ts'
import { type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { inForce, localTime } from '../../../shared/rules/validity.ts'
import type { World } from '../../engine/world.ts'
import type { PastOrder } from './past-orders.ts'

/** Orders that are decided together, at the instant the first of them came in. */
export interface Moment {
  readonly now: EpochMs
  readonly orders: readonly PastOrder[]
}

/** Preparing calendars for an instant costs as much as deciding dozens of orders, so near ones share it. */
const LONGEST_MS = 15 * MINUTE_MS
const MOST_ORDERS = 200

/**
 * Cuts orders, earliest received first, into moments. A moment never spans a site's midnight or cut-off, nor the
 * minute in which one of the rules comes into force or goes out of it.
 */
export function* momentsOf(
  orders: readonly PastOrder[],
  { sites, timeZone }: Pick<World, 'sites' | 'timeZone'>,
  rules: readonly Rule[],
): Generator<Moment> {
  const timed = rules.filter(({ validity }) => validity !== null)
  const zones = Map.groupBy(sites, (site) => site.timeZone)
  const phaseOf = (instant: EpochMs): string => {
    const parts: string[] = timed.map(({ validity }) => (inForce(validity, instant, timeZone) ? '1' : '0'))
    for (const [zone, ofZone] of zones) {
      const { weekday, minute } = localTime(instant, zone)
      parts.push(` ${weekday}`, ...ofZone.map((site) => (minute < cutoffMinute(site, weekday) ? '0' : '1')))
    }
    return parts.join('')
  }
  let group: PastOrder[] = []
  let phase = ''
  for (const past of orders) {
    const first = group[0]
    const here = phaseOf(past.receivedAt)
    const isApart =
      first !== undefined &&
      (here !== phase || past.receivedAt - first.receivedAt > LONGEST_MS || group.length === MOST_ORDERS)
    if (isApart) {
      yield { now: first.receivedAt, orders: group }
      group = []
    }
    phase = here
    group.push(past)
  }
  const [first] = group
  if (first) yield { now: first.receivedAt, orders: group }
}
