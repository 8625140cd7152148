import type { OrderRequests } from '../../../shared/domain/order.ts'
import { clipped } from '../../../shared/lib/clipped.ts'

/** 'relay 4711', 'Packstation 123', 'Point relais n° FR-023456', 'Locker #A12'. */
const NAMED =
  /(?:\b(?:relay|relais|pick.?up|point|locker|packstation|filiale|paczkomat|parcel ?shop|access|hub|store|id|no|nr)\b|n°|#)[\s:#.°-]*(?:n°|no\b|nr\b)?[\s:#.°-]*([a-z]{0,4}-?\d[\w-]*)/i
/** A line that is nothing but a code. */
const CODE = /^(?=.*\d)[A-Z]{0,4}[-\s]?\d[\w-]{2,}$/i

/**
 * The collection point of an address of the type PICKUP_POINT: Amazon has no field for its id, which stands in one of
 * the lines; another line names the shop. null = no line holds anything like an id.
 */
export function pickupPointIn(lines: readonly string[]): OrderRequests['pickupPoint'] | null {
  const said = lines.map((line) => line.trim()).filter((line) => line !== '')
  for (const read of [(line: string) => NAMED.exec(line)?.[1], (line: string) => CODE.exec(line)?.[0]])
    for (const line of said) {
      const id = read(line)
      if (id === undefined) continue
      const name = said.find((other) => other !== line && /^\D*\p{L}{3}/u.test(other)) ?? line
      return { id: id.slice(0, 120), name: clipped(name, 255) }
    }
  return null
}
