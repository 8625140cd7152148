import type { CarrierService, ServiceLevel } from '../../../shared/domain/carrier.ts'
import { type DayNumber, NO_DEADLINE } from '../promise/day-number.ts'
import type { RuledLeaving } from '../promise/ruled-leaving.ts'
import type { DestinationClass } from './rate-index.ts'

/** What an order asks of its shipping; the same for every site and every subset of its lines. */
export interface ShipTerms {
  /** `shipping.rates.destinationClass(country, postcode)`. */
  readonly destination: DestinationClass
  /** Of the order, or as rules changed it. */
  readonly level: ServiceLevel
  /** Latest delivery day that keeps the promise (`schedule.merchantDayOf(deliverBy)`), or NO_DEADLINE. */
  readonly lastDeliveryDay: DayNumber
  /** By site: latest ship day that keeps the promise, by that day's pick-up; null = no deadline. */
  readonly lastShipDays: Int32Array | null
  /** By service position: 1 = excluded by a rule. null = none. */
  readonly excluded: Uint8Array | null
  /**
   * By service position; null = no rule chooses. 0: another one is wanted. CARRIER_CHOSEN: a rule wants its
   * carrier. NAMED_BY_RULE: a rule wants this very service, which outranks the order's level (relay excepted).
   */
  readonly chosen: Uint8Array | null
  /** `chosen` comes from a person, not from a rule. */
  readonly isPersonsChoice: boolean
  /** What `chosen` is by the order's shipping method, where neither a person nor a rule chooses; null = anything. */
  readonly byMethod: Uint8Array | null
  /** By site * services + service: 1 = its carrier does not take it. null = every carrier takes it. */
  readonly unfit: Uint8Array | null
  /** By service position: cents taken off the score because a rule prefers it. null = none. */
  readonly bonusCents: Int32Array | null
  /** When rules let it leave; null = as soon as it can. */
  readonly leaves: RuledLeaving | null
  /** Speed is asked for: faster services are kept for nothing else. */
  readonly asksSpeed: boolean
  /** Worth of a day earlier in cents: 0 = cheapest first. */
  readonly centsPerDay: number
  /** Cost of each day after `lastDeliveryDay` or the site's last ship day. */
  readonly centsPerLateDay: number
}

/** Of an order that nothing ships: its destination is on no rate card. */
export const NO_DESTINATION_TERMS: ShipTerms = {
  destination: -1,
  level: 'standard',
  lastDeliveryDay: NO_DEADLINE,
  lastShipDays: null,
  excluded: null,
  chosen: null,
  isPersonsChoice: false,
  byMethod: null,
  unfit: null,
  bonusCents: null,
  leaves: null,
  asksSpeed: false,
  centsPerDay: 0,
  centsPerLateDay: 0,
}

export const CARRIER_CHOSEN = 1
export const NAMED_BY_RULE = 2

export type LevelFit = 'fits' | 'upgrade' | 'unfit'

/** `upgrade`: it may carry the order where no service that fits keeps the promise. */
export function levelFit(
  { level, standardOrders = 'if-cheaper' }: Pick<CarrierService, 'level' | 'standardOrders'>,
  service: number,
  terms: ShipTerms,
): LevelFit {
  if (level === terms.level) return 'fits'
  if (level === 'relay' || terms.level === 'relay') return 'unfit'
  if (terms.chosen !== null && terms.chosen[service] === NAMED_BY_RULE) return 'fits'
  if (terms.level !== 'standard' || standardOrders === 'never') return 'unfit'
  if (standardOrders === 'if-cheaper' || terms.asksSpeed) return 'fits'
  return mayUpgrade(terms) ? 'upgrade' : 'unfit'
}

/** A standard order has a promise that a faster service could keep. */
export function mayUpgrade(terms: ShipTerms): boolean {
  if (terms.level !== 'standard') return false
  return terms.lastDeliveryDay !== NO_DEADLINE || terms.lastShipDays !== null
}

export function ruledOut(
  at: number,
  terms: ShipTerms,
): 'excluded-by-rule' | 'not-chosen-by-rule' | 'not-chosen-by-method' | 'not-chosen-by-person' | null {
  if (terms.excluded !== null && terms.excluded[at] !== 0) return 'excluded-by-rule'
  if (terms.chosen !== null && terms.chosen[at] === 0) return whoChose(terms)
  return null
}

function whoChose({
  isPersonsChoice,
  chosen,
  byMethod,
}: ShipTerms): 'not-chosen-by-rule' | 'not-chosen-by-method' | 'not-chosen-by-person' {
  if (isPersonsChoice) return 'not-chosen-by-person'
  return chosen === byMethod ? 'not-chosen-by-method' : 'not-chosen-by-rule'
}
