import type { LowRow } from '../../../shared/contract/stock.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import { freeUnits, type StockLevel } from '../../../shared/domain/stock.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import type { SitesSeen } from '../ports/sites-seen.ts'
import { sees } from '../ports/sites-seen.ts'
import type { Tx } from '../ports/store.ts'
import { productNames } from './product-names.ts'

const LOOK_BACK_MS = 28 * DAY_MS
/** Shipments that say what a site needs; of busier merchants the last days. */
const EVIDENCE = 5_000
const MOST_LISTED = 500

/** Fewer days of orders say little of a pace. */
const LEAST_DAYS = 7

interface Need {
  readonly level: StockLevel
  readonly free: number
  readonly perDay: number
  readonly expected: number
}

/**
 * Levels whose free units, with what is expected, do not last `days` at the pace at which orders took them lately, the
 * most urgent first, each with the site that could send what it lacks without running low itself.
 */
export async function lowStock(
  tx: Tx,
  { siteId, days, seen, now }: { siteId: string | null; days: number; seen: SitesSeen; now: EpochMs },
): Promise<LowRow[]> {
  const { units, since } = await tx.stock.takenLately(now - LOOK_BACK_MS, EVIDENCE)
  const span = Math.max(LEAST_DAYS, (now - since) / DAY_MS)
  const perDay = new Map(units.map((one) => [`${one.siteId}\n${one.sku}`, one.quantity / span]))
  const skus = [...new Set(units.map(({ sku }) => sku))]
  const expected = await tx.expectedReceipts.bySites(skus)
  const needs = (await tx.stock.bySkus(skus))
    .filter((level) => sees(seen, [level.siteId]))
    .map(
      (level): Need => ({
        level,
        free: freeUnits(level),
        perDay: perDay.get(`${level.siteId}\n${level.sku}`) ?? 0,
        expected: expected.get(`${level.siteId}\n${level.sku}`) ?? 0,
      }),
    )
  const low: LowRow[] = []
  for (const [sku, sites] of Map.groupBy(needs, ({ level }) => level.sku))
    low.push(...lowOf(sku, sites, days).filter((row) => siteId === null || row.siteId === siteId))
  low.sort((a, b) => a.daysLeft - b.daysLeft || b.perDay - a.perDay || (a.sku < b.sku ? -1 : 1))
  const listed = low.slice(0, MOST_LISTED)
  const nameOf = await productNames(
    tx,
    listed.map(({ sku }) => sku),
  )
  return listed.map((row) => ({ ...row, name: nameOf(row.sku) }))
}

/** Of one SKU. What a site may send lasts it twice as long as `days`; nothing is suggested twice. */
function lowOf(sku: Sku, sites: readonly Need[], days: number): LowRow[] {
  const spare = new Map(
    sites.map(({ level, free, perDay }) => [level.siteId, Math.floor(free - perDay * days * 2)]),
  )
  return sites
    .filter(({ free, expected, perDay }) => perDay > 0 && free + expected < perDay * days)
    .sort((a, b) => a.free / a.perDay - b.free / b.perDay)
    .map(({ level, free, expected, perDay }) => {
      const lacks = Math.ceil(perDay * days * 2) - free - expected
      const [most] = [...spare].filter(([id]) => id !== level.siteId).sort((a, b) => b[1] - a[1])
      const units = Math.min(lacks, most?.[1] ?? 0)
      if (most !== undefined && units > 0) spare.set(most[0], most[1] - units)
      return {
        siteId: level.siteId,
        sku,
        name: sku,
        free,
        perDay,
        daysLeft: free / perDay,
        expected,
        from: most !== undefined && units > 0 ? { siteId: most[0], units } : null,
      }
    })
}
