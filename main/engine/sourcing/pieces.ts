import { MAX_EXACT_LINES } from './line-cover.ts'
import type { OrderSlots } from './order-slots.ts'

interface Piece {
  readonly line: number
  readonly sku: number
  readonly units: number
  readonly ofLine: number
}

/** Null = there is nothing to cut; `exact`: what comes of it is small enough to be searched through. */
export type Cutter = (
  slots: OrderSlots,
  siteCount: number,
  available: (sku: number, site: number) => number,
  availableOverAll: (sku: number) => number,
) => { readonly pieces: readonly Piece[]; readonly exact: boolean } | null

/**
 * Cuts lines so that several sites can share one, or one can ship a part. Only lines are cut of which a site
 * has some but not all, or which may not be taken whole: cutting others fills nothing more. They are cut into
 * single units while that keeps the search exact, otherwise into what the sites hold, most first, and the
 * search is bounded.
 */
export const cutIntoPieces: Cutter = (slots, siteCount, available, availableOverAll) => {
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

/**
 * Cuts every line of several units, whoever has it whole: lighter parcels may arrive sooner, or go by a service that
 * takes no heavier ones. Into single units, or equal parts as small as keep their number searchable.
 */
export const cutSmaller: Cutter = (slots) => {
  const sizes = slots.units.slice(0, slots.count)
  let grain = 1
  while (sizes.reduce((sum, units) => sum + Math.ceil(units / grain), 0) > MAX_EXACT_LINES) {
    if (grain >= Math.max(...sizes)) return null
    grain++
  }
  if (grain >= Math.max(...sizes)) return null
  const pieces = sizes.flatMap((wanted, slot) => {
    const line = slots.line[slot] as number
    const sku = slots.sku[slot] as number
    return Array.from({ length: Math.ceil(wanted / grain) }, (_, i): Piece => {
      return { line, sku, units: Math.min(grain, wanted - i * grain), ofLine: wanted }
    })
  })
  return { pieces, exact: grain === 1 }
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
