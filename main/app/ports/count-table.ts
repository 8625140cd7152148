import type { Sku } from '../../../shared/domain/product.ts'
import type { SiteId } from '../../../shared/domain/site.ts'
import type { CountLine, StockCount } from '../../../shared/domain/stock-count.ts'
import type { Page, PageRequest } from './page.ts'
import type { SitesSeen } from './sites-seen.ts'

export interface CountQuery extends PageRequest {
  /** different: counted, and not what should be there. */
  readonly show: 'all' | 'open' | 'counted' | 'different'
  /** Part of a SKU or product name; '' = all. */
  readonly search: string
}

export interface CountTotals {
  readonly lines: number
  readonly counted: number
  readonly different: number
  /** Units found beyond the book, and that lack. */
  readonly more: number
  readonly less: number
}

/** Counts of stock and their sheets. */
export interface CountTable {
  /** The newest first, at most 200. */
  list(seen: SitesSeen): Promise<StockCount[]>
  get(id: string): Promise<StockCount | null>
  put(count: StockCount): Promise<void>
  /** SKUs with a level at the site whose SKU or name matches, by SKU; of those in doubt only, where it is asked for. */
  skusAt(
    siteId: SiteId,
    wanted: { readonly search: string; readonly onlyDoubted: boolean },
    limit: number,
  ): Promise<Sku[]>
  /** Writes these lines, in place of what they were. */
  putLines(countId: string, lines: readonly CountLine[]): Promise<void>
  line(countId: string, sku: Sku): Promise<CountLine | null>
  /** By SKU; those that were counted, or those that were not. */
  lines(countId: string, of: 'counted' | 'open'): Promise<CountLine[]>
  page(countId: string, query: CountQuery): Promise<Page<CountLine>>
  totals(countId: string): Promise<CountTotals>
  /** Units of these SKUs at the site that orders hold that are being picked or stand packed. */
  handledAt(siteId: SiteId): Promise<ReadonlyMap<Sku, { readonly picking: number; readonly packed: number }>>
}
