import { type CarrierService, serviceKey } from '../../../shared/domain/carrier.ts'
import type { Departure, LateReason } from '../../../shared/domain/departure.ts'
import type { RuleVerdict } from '../../../shared/domain/explanation.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Site } from '../../../shared/domain/site.ts'
import { assert } from '../../../shared/lib/assert.ts'
import type { EpochMs, LocalDate } from '../../../shared/lib/clock.ts'
import type { RuleAction } from '../../../shared/rules/catalogue/actions.ts'
import type { World } from '../world.ts'
import { type DayNumber, dayNumberOfDate, localDateOfDay, NEVER } from './day-number.ts'
import type { ScheduleInput } from './days-around.ts'
import { Schedule } from './schedule.ts'

interface Leaving {
  readonly siteId: string
  readonly carrierId: string
  readonly serviceId: string
  readonly promise: { readonly shipOn: LocalDate }
}

/**
 * Why what was decided at `now` leaves when it does: compared with the day on which it would leave had nothing else
 * been planned, and had it been decided at the first minute of the site's day.
 */
export class Departures {
  readonly #sites: readonly Site[]
  readonly #services: readonly CarrierService[]
  readonly #siteAt: ReadonlyMap<string, number>
  readonly #serviceAt: ReadonlyMap<string, number>
  readonly #free: Schedule
  readonly #input: ScheduleInput
  /** By the instant at which a site's day begins. */
  readonly #mornings = new Map<EpochMs, Schedule>()

  constructor({ sites, services, timeZone, holidays }: World, now: EpochMs) {
    this.#sites = sites
    this.#services = services
    this.#siteAt = new Map(sites.map(({ id }, at) => [id, at]))
    this.#serviceAt = new Map(services.map((service, at) => [serviceKey(service), at]))
    this.#input = { sites, services, regions: [], timeZone, siteLoad: [], serviceLoad: [], holidays }
    this.#free = new Schedule(this.#input, now)
  }

  /** Of those whose site is known. `ordered`: who said when the order leaves. */
  ofAll(all: readonly Leaving[], ordered: DayOrder | null = null): Departure[] {
    return all.filter(({ siteId }) => this.#siteAt.has(siteId)).map((one) => this.#of(one, ordered))
  }

  #of(leaves: Leaving, ordered: DayOrder | null): Departure {
    const site = this.#siteAt.get(leaves.siteId) ?? -1
    const service = this.#serviceAt.get(serviceKey(leaves)) ?? -1
    const shipOn = dayNumberOfDate(leaves.promise.shipOn)
    const today = this.#free.today(site)
    const days = Math.max(0, shipOn - today)
    const due = {
      siteId: leaves.siteId,
      timeZone: this.#sites[site]?.timeZone ?? this.#input.timeZone,
      decidedOn: localDateOfDay(today),
      cutoff: this.#free.cutoff(site, today),
      shipOn: leaves.promise.shipOn,
      days,
    }
    return {
      ...due,
      reason: days === 0 || service < 0 ? null : this.#reason(site, service, today, shipOn, ordered),
    }
  }

  /** The cause of most of the days; of two the one that a person can do more about. */
  #reason(
    site: number,
    service: number,
    today: DayNumber,
    shipOn: DayNumber,
    ordered: DayOrder | null,
  ): LateReason {
    const morning = within(this.#morning(site).uncrowdedShipDay(site, service), today, shipOn)
    const free = within(this.#free.uncrowdedShipDay(site, service), morning, shipOn)
    const spent: readonly (readonly [reason: LateReason, days: number])[] = [
      [ordered ?? this.#fullness(site, service), shipOn - free],
      ['cut-off', free - morning],
      ['closed-day', morning - today],
    ]
    const most = Math.max(...spent.map(([, days]) => days))
    const [reason] = spent.find(([, days]) => days === most) ?? []
    assert(reason !== undefined, 'one of the causes took the most days')
    return reason
  }

  #fullness(site: number, service: number): LateReason {
    if ((this.#sites[site]?.dailyCapacity ?? null) !== null) return 'capacity'
    return (this.#services[service]?.dailyCap ?? null) === null ? 'carrier-away' : 'carrier-cap'
  }

  #morning(site: number): Schedule {
    const start = this.#free.dayStart(site, this.#free.today(site))
    const known = this.#mornings.get(start)
    if (known) return known
    const made = new Schedule(this.#input, start)
    this.#mornings.set(start, made)
    return made
  }
}

/** Who said when an order leaves: the person that set its first day, or a rule that matched; null = nobody. */
export function dayOrderOf({ dates }: Pick<Order, 'dates'>, rules: readonly RuleVerdict[]): DayOrder | null {
  if (dates?.notBefore !== undefined) return 'by-person'
  const isRuled = rules.some(({ effects }) => effects.some(({ action }) => DAY_ACTIONS.has(action)))
  return isRuled ? 'by-rule' : null
}

type DayOrder = Extract<LateReason, 'by-person' | 'by-rule'>

const DAY_ACTIONS: ReadonlySet<string> = new Set<RuleAction['code']>([
  'ship.not-on-days',
  'ship.not-before',
  'ship.cut-off',
])

function within(day: DayNumber, from: DayNumber, to: DayNumber): DayNumber {
  return day === NEVER ? to : Math.min(to, Math.max(from, day))
}
