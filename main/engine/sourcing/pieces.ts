import { MAX_EXACT_LINES } from './line-cover.ts'
import type { OrderSlots } from './order-slots.ts'

interface Piece {
  readonly line: number
  readonly sku: number
  readonly units: number
}

/**
 * Cuts lines so that several sites can share one. An order of at most MAX_EXACT_LINES units is cut into single
 * units, which keeps the search exact. Otherwise only lines that no site fills alone are cut, into what the
 * sites hold, most first, and the search is bounded. Null when there is nothing to cut.
 */
export function cutIntoPieces(
  slots: OrderSlots,
  siteCount: number,
  available: (slot: number, site: number) => number,
): { pieces: readonly Piece[]; exact: boolean } | null {
  let units = 0
  for (let slot = 0; slot < slots.count; slot++) units += slots.units[slot] as number
  if (units === slots.count) return null
  const exact = units <= MAX_EXACT_LINES
  const pieces: Piece[] = []
  for (let slot = 0; slot < slots.count; slot++) {
    const line = slots.line[slot] as number
    const sku = slots.sku[slot] as number
    const wanted = slots.units[slot] as number
    const parts = exact
      ? new Array<number>(wanted).fill(1)
      : partsBySite(
          wanted,
          Array.from({ length: siteCount }, (_, site) => available(slot, site)),
        )
    for (const part of parts) pieces.push({ line, sku, units: part })
  }
  return pieces.length === slots.count ? null : { pieces, exact }
}

/** One part when a site holds all; else the sites' shares, most first, and what no site has as the last part. */
function partsBySite(wanted: number, available: readonly number[]): readonly number[] {
  const parts: number[] = []
  let rest = wanted
  for (const units of available.toSorted((a, b) => b - a)) {
    if (rest === 0 || units <= 0) break
    const part = Math.min(rest, units)
    parts.push(part)
    rest -= part
  }
  if (rest > 0) parts.push(rest)
  return parts
}
