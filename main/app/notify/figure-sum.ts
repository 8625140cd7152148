import type { SellableSum, SiteSum } from '../../../shared/domain/sellable.ts'
import type { SetAside } from '../../../shared/domain/set-aside.ts'
import type { ChannelReserve, StockLevel } from '../../../shared/domain/stock.ts'
import type { Sellable, SiteReason } from '../../engine/sellable/sellable-stock.ts'

/** What comes off the units that could be shipped, in our units. */
export interface Withheld {
  /** Wanted by open orders that hold no stock yet. */
  readonly wanted: number
  readonly buffer: number
}

/** Units that the channel is told, in whole packs; never negative. */
export function toldUnits({ units }: Sellable, { wanted, buffer }: Withheld, pack: number): number {
  const left = Math.max(0, units - wanted - buffer)
  return left - (left % pack)
}

/** How the figure comes about, site by site, so that what is taken off adds up. */
export function figureSum(parts: {
  readonly channelId: string
  readonly channelSku: string
  readonly pack: number
  readonly siteIds: readonly string[]
  readonly levels: readonly StockLevel[]
  readonly reserves: readonly ChannelReserve[]
  readonly setAsides: readonly SetAside[]
  readonly sellable: Sellable
  readonly reasons: readonly SiteReason[]
  readonly withheld: Withheld
}): SellableSum {
  const { channelId, channelSku, pack, sellable, withheld } = parts
  const sites = parts.siteIds.flatMap((siteId, at): SiteSum[] => {
    const level = parts.levels.find((one) => one.siteId === siteId)
    if (level === undefined || level.onHand <= 0) return []
    const kept = parts.reserves
      .filter((one) => one.siteId === siteId && one.sku === level.sku && one.channelId !== channelId)
      .reduce((sum, { quantity }) => sum + quantity, 0)
    const aside = parts.setAsides.filter((one) => one.siteId === siteId && one.sku === level.sku)
    const { bar = null, onlyFor = null } = parts.reasons[at] ?? {}
    const only = onlyFor === null ? null : [...onlyFor]
    return [siteSum(level, { kept, aside, bar, onlyFor: only, told: sellable.bySite[at] ?? 0 })]
  })
  const shippable = sites.reduce((sum, { told }) => sum + told, 0)
  const wanted = Math.min(withheld.wanted, sellable.units)
  const told = toldUnits(sellable, withheld, pack)
  const buffer = Math.min(withheld.buffer, sellable.units - wanted)
  const leftAtSites = sites.reduce((sum, one) => sum + leftAt(one), 0)
  return {
    channelSku,
    units: pack,
    here: sites.reduce((sum, { onHand }) => sum + onHand, 0),
    sites,
    keptOverAll: shippable - sellable.units,
    wanted,
    buffer,
    rest: leftAtSites + sellable.units - wanted - buffer - told,
    told,
  }
}

function siteSum(
  level: StockLevel,
  {
    kept,
    aside,
    bar,
    onlyFor,
    told,
  }: Pick<SiteSum, 'kept' | 'bar' | 'onlyFor' | 'told'> & { aside: readonly SetAside[] },
): SiteSum {
  let left = level.onHand
  const take = (units: number): number => {
    const taken = Math.min(left, Math.max(0, units))
    left -= taken
    return taken
  }
  const reserved = take(level.reserved)
  const safety = take(level.safety)
  const inDoubt = level.doubtedAt === undefined ? 0 : take(left)
  const ofOthers = take(kept)
  const setAside = take(aside.reduce((sum, { quantity }) => sum + quantity, 0))
  const sold = take(told)
  const barred = bar === null ? 0 : take(left)
  const { siteId, onHand } = level
  return {
    siteId,
    onHand,
    reserved,
    safety,
    inDoubt,
    kept: ofOthers,
    setAside,
    setAsideFor: setAside === 0 ? [] : aside.map(({ name }) => name),
    barred,
    bar: barred === 0 ? null : bar,
    told: sold,
    onlyFor: sold === 0 ? null : onlyFor,
  }
}

/** Too little for a pack. */
function leftAt({ onHand, reserved, safety, inDoubt, kept, setAside, barred, told }: SiteSum): number {
  return onHand - reserved - safety - inDoubt - kept - setAside - barred - told
}
