import type { UnitWorth } from '../world.ts'
import type { Network } from './demand.ts'
import { Scarcity } from './scarcity.ts'
import { shadowPriceSteps } from './shadow-prices.ts'

/** Of the price method; a shipment costs some hundreds of cents. */
const ITERATIONS = 120
const STEP_CENTS = 150

/** Entries by which the worth of a cell's units is told. */
const STEPS = 24

/** Cells between two rests. */
const AT_ONCE = 25

/**
 * By cell, what the last of so many units is worth to the demand of the network, whose costs are in cents. Rests every
 * few milliseconds.
 */
export function* unitWorths(network: Network): Generator<void, readonly UnitWorth[]> {
  const { prices } = yield* shadowPriceSteps(network, ITERATIONS, STEP_CENTS, null)
  const scarcity = yield* Scarcity.steps(network, prices)
  const worths: UnitWorth[] = []
  for (const [cell, there] of network.stock.entries()) {
    if (cell % AT_ONCE === 0) yield
    worths.push(stepsOf(there, (units) => Math.round(scarcity.price(cell, units, 1))))
  }
  return worths
}

/** By evenly spaced numbers of units up to what is there; none where even the last unit is worth nothing. */
function stepsOf(there: number, centsAt: (units: number) => number): UnitWorth {
  const steps: { units: number; cents: number }[] = []
  if (there <= 0 || there === Number.POSITIVE_INFINITY) return steps
  for (let i = 1; i <= STEPS; i++) {
    const units = Math.max(1, Math.round((there * i) / STEPS))
    if (units === steps.at(-1)?.units) continue
    const cents = centsAt(units)
    steps.push({ units, cents })
    if (cents === 0) break
  }
  return steps[0]?.cents === 0 ? [] : steps
}
