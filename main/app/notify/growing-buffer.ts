import type { EpochMs } from '../../../shared/lib/clock.ts'
import { DAY_MS } from '../../../shared/lib/clock.ts'

/**
 * Units to keep back from a channel: its own buffer at least, and as many as are sold of the SKU, over all channels, in
 * the time that the channel takes to hear of it. Rounded to whole units.
 * `unitsPerDay`: selling speed. `ageMs`: since when the channel has not been told of what changed.
 */
export function growingBuffer(buffer: number, unitsPerDay: number, ageMs: number): number {
  return Math.max(buffer, Math.round((unitsPerDay * Math.max(0, ageMs)) / DAY_MS))
}

/** Units count less the longer ago they were sold: a third after so long. */
const FADES_MS = DAY_MS

/** How fast each SKU sells over all channels, by orders as they come; kept in memory, and faded. */
export class SellingSpeed {
  readonly #sold = new Map<string, { units: number; at: EpochMs }>()

  /** An order was placed then. */
  sell(sku: string, units: number, at: EpochMs): void {
    const before = this.#sold.get(sku)
    if (before === undefined) this.#sold.set(sku, { units, at })
    else if (at >= before.at) this.#sold.set(sku, { units: faded(before.units, at - before.at) + units, at })
    else before.units += faded(units, before.at - at)
  }

  /** Units a day. */
  of(sku: string, now: EpochMs): number {
    const sold = this.#sold.get(sku)
    return sold === undefined ? 0 : (faded(sold.units, now - sold.at) * DAY_MS) / FADES_MS
  }
}

function faded(units: number, ms: number): number {
  return units * Math.exp(-Math.max(0, ms) / FADES_MS)
}
