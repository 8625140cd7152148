import type { DemandClass, Network } from '../../../main/engine/optimise/demand.ts'

/** Lines that each site ships, as a mask by site; overwritten by the next call. */
export type Sourcing = (network: Network, own: DemandClass, left: Float64Array) => Int32Array

const masks = new Int32Array(64)

/** Lines a site can ship from what is left, of those still wanted. */
function stocked(
  { siteCount }: Network,
  own: DemandClass,
  left: Float64Array,
  site: number,
  wanted: number,
): number {
  let mask = 0
  for (let line = 0; line < own.skus.length; line++) {
    if (((wanted >> line) & 1) === 0) continue
    const cell = (own.skus[line] as number) * siteCount + site
    if ((left[cell] as number) >= (own.units[line] as number)) mask |= 1 << line
  }
  return own.cost[(site << own.skus.length) | mask] === Number.POSITIVE_INFINITY ? 0 : mask
}

/** Site by site in their order, each ships what it has. */
export const firstFit: Sourcing = (network, own, left) => {
  masks.fill(0)
  let wanted = (1 << own.skus.length) - 1
  for (let site = 0; site < network.siteCount && wanted !== 0; site++) {
    const mask = stocked(network, own, left, site, wanted)
    masks[site] = mask
    wanted ^= mask
  }
  return masks
}

/** The site that ships most of what is left, the cheaper on a tie, until nothing more is found. */
export const greedyCover: Sourcing = (network, own, left) => {
  masks.fill(0)
  let wanted = (1 << own.skus.length) - 1
  while (wanted !== 0) {
    let best = -1
    let bestMask = 0
    let bestLines = 0
    let bestCost = Number.POSITIVE_INFINITY
    for (let site = 0; site < network.siteCount; site++) {
      if (masks[site] !== 0) continue
      const mask = stocked(network, own, left, site, wanted)
      if (mask === 0) continue
      let lines = 0
      for (let rest = mask; rest !== 0; rest &= rest - 1) lines++
      const cost = own.cost[(site << own.skus.length) | mask] as number
      if (lines > bestLines || (lines === bestLines && cost < bestCost)) {
        best = site
        bestMask = mask
        bestLines = lines
        bestCost = cost
      }
    }
    if (best < 0) break
    masks[best] = bestMask
    wanted ^= bestMask
  }
  return masks
}

/** The least cost over every assignment of every line to a site or to none. */
export function bruteForce(network: Network, own: DemandClass, left: Float64Array): number {
  const { siteCount } = network
  const lines = own.skus.length
  const assigned = new Int32Array(siteCount + 1)
  let best = Number.POSITIVE_INFINITY
  const assign = (line: number): void => {
    if (line === lines) {
      let cost = own.unfilled[assigned[siteCount] as number] as number
      for (let site = 0; site < siteCount; site++) {
        const mask = assigned[site] as number
        if (mask !== 0) cost += own.cost[(site << lines) | mask] as number
      }
      best = Math.min(best, cost)
      return
    }
    for (let site = 0; site <= siteCount; site++) {
      const cell = (own.skus[line] as number) * siteCount + site
      if (site < siteCount && (left[cell] as number) < (own.units[line] as number)) continue
      assigned[site] = (assigned[site] as number) ^ (1 << line)
      assign(line + 1)
      assigned[site] = (assigned[site] as number) ^ (1 << line)
    }
  }
  assign(0)
  return best
}
