import { type RuledLeaving, ruledLeaving } from '../promise/ruled-leaving.ts'
import type { Effect, ShipEffects } from '../rules/effects.ts'
import { CARRIER_CHOSEN, NAMED_BY_RULE, type ShipTerms } from '../shipping/ship-terms.ts'

/** What `ship` rules say about services and days, as terms that the quoter understands. */
export interface RuledServices extends Pick<ShipTerms, 'excluded' | 'chosen' | 'bonusCents'> {
  readonly relayPoint: boolean
  readonly leaves: RuledLeaving | null
}

/** Rules ask nothing of services. */
export const NOTHING_RULED: RuledServices = {
  excluded: null,
  chosen: null,
  bonusCents: null,
  relayPoint: false,
  leaves: null,
}

/** One step on the way from effects to their terms. */
interface Step {
  readonly next: Map<Effect<unknown> | null, Step>
  services: RuledServices | null
}

/** Terms by the effects that ask for them: effects are few and shared by all orders, so each is worked out once. */
export class RuledServiceBook {
  readonly #serviceCount: number
  readonly #first: Step = { next: new Map(), services: null }

  constructor(serviceCount: number) {
    this.#serviceCount = serviceCount
  }

  of(effects: ShipEffects): RuledServices {
    const { chosen, preferred, relayPoint, excluded, cutoff, barredDays, firstDays } = effects
    const lists = excluded.length + barredDays.length + firstDays.length
    if (chosen === null && preferred === null && relayPoint === null && cutoff === null && lists === 0)
      return NOTHING_RULED
    let at = stepBy(stepBy(this.#first, chosen), preferred)
    if (relayPoint !== null) at = stepBy(at, relayPoint)
    if (cutoff !== null) at = stepBy(at, cutoff)
    for (const one of excluded) at = stepBy(at, one)
    for (const one of barredDays) at = stepBy(at, one)
    for (const one of firstDays) at = stepBy(at, one)
    at.services ??= this.#make(effects)
    return at.services
  }

  #make(effects: ShipEffects): RuledServices {
    const { chosen, preferred, excluded, relayPoint } = effects
    const out = new Uint8Array(this.#serviceCount)
    for (const { value } of excluded) for (const index of value.indexes) out[index] = 1
    const wanted = new Uint8Array(this.#serviceCount)
    const mark = chosen?.value.serviceId === null ? CARRIER_CHOSEN : NAMED_BY_RULE
    for (const index of chosen?.value.indexes ?? []) wanted[index] = mark
    const bonus = new Int32Array(this.#serviceCount)
    for (const index of preferred?.value.target.indexes ?? []) bonus[index] = preferred?.value.worthCents ?? 0
    return {
      excluded: excluded.length === 0 ? null : out,
      chosen: chosen === null ? null : wanted,
      bonusCents: preferred === null ? null : bonus,
      relayPoint: relayPoint !== null,
      leaves: ruledLeaving(effects),
    }
  }
}

function stepBy(from: Step, effect: Effect<unknown> | null): Step {
  let step = from.next.get(effect)
  if (step === undefined) {
    step = { next: new Map(), services: null }
    from.next.set(effect, step)
  }
  return step
}
