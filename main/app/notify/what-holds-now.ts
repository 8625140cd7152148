import type { EpochMs } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { findField } from '../../../shared/rules/catalogue/fields.ts'
import { inForce, localTime } from '../../../shared/rules/validity.ts'
import { inOutage } from '../../engine/facts/site-facts.ts'
import type { DecidingView } from '../decide/world-cache.ts'

/**
 * What time alone changes of what can be shipped, as a text that differs when it does: rules in force, closed sites,
 * suspended services, local days, and the times of day that rules tell apart.
 */
export function whatHoldsNow({ world, rules }: Pick<DecidingView, 'world' | 'rules'>, now: EpochMs): string {
  const { sites, suspensions, timeZone } = world.world
  const { weekday, minute } = localTime(now, timeZone)
  const working = rules.states.flatMap((state) => (state.kind === 'working' ? [state.rule.rule] : []))
  const times = rules.vocabulary.tests.flatMap(({ test }) => {
    const type = findField(test.field)?.type
    if (test.kind !== 'ranges' || type?.kind !== 'number' || type.unit !== 'minute-of-day') return []
    return test.ranges.map(({ from, to }) => minute >= from && minute <= to)
  })
  return JSON.stringify([
    weekday,
    working.map(({ validity }) => inForce(validity, now, timeZone)),
    sites.map((site) => [inOutage(site.outage, now), localDateOf(now, site.timeZone)]),
    suspensions.map(({ from, until }) => from <= now && (until === null || until > now)),
    times,
  ])
}
