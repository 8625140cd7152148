import type { WorthMoving } from '../../../shared/contract/stock.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import type { SiteId } from '../../../shared/domain/site.ts'
import { freeUnits } from '../../../shared/domain/stock.ts'
import { StockWorth } from '../../engine/prepare/stock-worth.ts'
import type { UnitWorth, World } from '../../engine/world.ts'
import { type SitesSeen, sees } from '../ports/sites-seen.ts'
import type { Tx } from '../ports/store.ts'
import { productNames } from './product-names.ts'

const MOST_LISTED = 100
/** What a unit must save, at least: for less nobody loads a van. */
const LEAST_CENTS = 100

/** A site's units of one SKU, and what the last of so many is worth to the orders to come. */
export interface WorthCell {
  readonly siteId: SiteId
  readonly free: number
  readonly worth: UnitWorth
}

/**
 * Where scarce units are worth more at another site that has some: what orders to come would pay more for being shipped
 * from elsewhere, by the prices that decide today. What saves most comes first.
 */
export async function worthMoving(
  tx: Tx,
  prices: World['shadowPrices'],
  { siteId, seen }: { siteId: SiteId | null; seen: SitesSeen },
): Promise<WorthMoving[]> {
  const skus = new Set([...prices.values()].flatMap((ofSite) => [...ofSite.keys()]))
  const cells = (await tx.stock.bySkus([...skus]))
    .filter((level) => sees(seen, [level.siteId]))
    .flatMap((level): (WorthCell & { sku: Sku })[] => {
      const worth = prices.get(level.siteId)?.get(level.sku)
      const free = freeUnits(level)
      return worth === undefined || free <= 0 ? [] : [{ sku: level.sku, siteId: level.siteId, free, worth }]
    })
  const moves = [...Map.groupBy(cells, ({ sku }) => sku)]
    .flatMap(([sku, own]) => {
      const move = bestMove(own)
      return move === null ? [] : [{ sku, ...move }]
    })
    .filter(({ from, to }) => siteId === null || from.siteId === siteId || to.siteId === siteId)
    .sort((a, b) => b.savesCents - a.savesCents || (a.sku < b.sku ? -1 : 1))
    .slice(0, MOST_LISTED)
  const nameOf = await productNames(
    tx,
    moves.map(({ sku }) => sku),
  )
  return moves.map((move) => ({ ...move, name: nameOf(move.sku) }))
}

/**
 * From where the last unit is worth least to where it is worth most, unit by unit for as long as each saves enough. What
 * more units than are there are worth is not known: never more than the receiver has. null = nothing saves enough.
 */
export function bestMove(cells: readonly WorthCell[]): Omit<WorthMoving, 'sku' | 'name'> | null {
  const worths = new StockWorth(
    cells.map(({ worth }) => worth),
    cells.length,
  )
  const priced = cells
    .map((cell, at) => ({ ...cell, at, cents: worths.cents(at, cell.free) }))
    .sort((a, b) => a.cents - b.cents)
  const [from] = priced
  const to = priced.at(-1)
  if (from === undefined || to === undefined) return null
  let units = 0
  let saves = 0
  while (units < to.free && units < from.free) {
    const gain = worths.cents(to.at, to.free + units + 1) - worths.cents(from.at, from.free - units)
    if (gain < LEAST_CENTS) break
    units++
    saves += gain
  }
  if (units === 0) return null
  const side = ({ siteId, free, cents }: typeof from) => ({ siteId, free, cents: Math.round(cents) })
  return { from: side(from), to: side(to), units, savesCents: Math.round(saves) }
}
