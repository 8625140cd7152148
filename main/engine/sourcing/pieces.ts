import { MAX_EXACT_LINES } from './line-cover.ts'
import type { OrderSlots } from './order-slots.ts'

interface Piece {
  readonly line: number
  readonly sku: number
  readonly units: number
  readonly ofLine: number
}

/**
 * Cuts lines so that several sites can share one, or one can ship a part. Only lines are cut of which a site
 * has some but not all, or which may not be taken whole: cutting others fills nothing more. They are cut into
 * single units while that keeps the search exact, otherwise into what the sites hold, most first, and the
 * search is bounded. Null when there is nothing to cut.
 */
export function cutIntoPieces(
  slots: OrderSlots,
  siteCount: number,
  available: (sku: number, site: number) => number,
  availableOverAll: (sku: number) => number,
): { pieces: readonly Piece[]; exact: boolean } | null {
  const cuts: boolean[] = []
  let units = 0
  for (let slot = 0; slot < slots.count; slot++) {
    const cut = isWorthCutting(slots, slot, siteCount, available, availableOverAll)
    cuts.push(cut)
    units += cut ? (slots.units[slot] as number) : 1
  }
  if (units === slots.count) return null
  const exact = units <= MAX_EXACT_LINES
  const pieces: Piece[] = []
  for (let slot = 0; slot < slots.count; slot++) {
    const line = slots.line[slot] as number
    const sku = slots.sku[slot] as number
    const wanted = slots.units[slot] as number
    const parts = !cuts[slot]
      ? [wanted]
      : exact
        ? new Array<number>(wanted).fill(1)
        : partsBySite(
            wanted,
            Array.from({ length: siteCount }, (_, site) => available(sku, site)),
          )
    for (const part of parts) pieces.push({ line, sku, units: part, ofLine: wanted })
  }
  return { pieces, exact }
}

function isWorthCutting(
  slots: OrderSlots,
  slot: number,
  siteCount: number,
  available: (sku: number, site: number) => number,
  availableOverAll: (sku: number) => number,
): boolean {
  if ((slots.units[slot] as number) === 1) return false
  const sku = slots.sku[slot] as number
  const wanted = slots.wanted(sku)
  let some = false
  for (let site = 0; site < siteCount; site++) {
    const units = available(sku, site)
    if (units > 0 && units < wanted) return true
    if (units > 0) some = true
  }
  return some && availableOverAll(sku) < wanted
}

/** What the sites hold, most first, and what no site has as the last part. */
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
