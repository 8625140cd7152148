import type { ExpectedReceipt, ReceiptKey } from '../../../shared/domain/expected-receipt.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import type { SiteId } from '../../../shared/domain/site.ts'
import type { Page, PageRequest } from './page.ts'
import type { SitesSeen } from './sites-seen.ts'

export interface ReceiptQuery extends PageRequest {
  readonly seen: SitesSeen
  /** Part of a SKU or reference, any case; '' = all. */
  readonly search: string
  readonly siteId: SiteId | null
}

/** How many units of a SKU all sites together expect on a day. */
export interface DayReceipts {
  readonly sku: Sku
  readonly on: string
  readonly units: number
}

/** Goods that sites expect; what has come or is not expected any more is not among them. */
export interface ExpectedReceiptTable {
  /** The next first. */
  list(query: ReceiptQuery): Promise<Page<ExpectedReceipt>>
  /** The next first. */
  bySku(sku: Sku): Promise<ExpectedReceipt[]>
  get(key: ReceiptKey): Promise<ExpectedReceipt | null>
  /** Units of these SKUs that each site expects, by `site\nsku`. */
  bySites(skus: readonly Sku[]): Promise<ReadonlyMap<string, number>>
  /** Each replaces the one with the same key. */
  put(receipts: readonly ExpectedReceipt[]): Promise<void>
  /** Returns whether it was there. */
  remove(key: ReceiptKey): Promise<boolean>
  /** By SKU and day; SKUs that nothing is expected of are absent. */
  byDay(skus: readonly Sku[]): Promise<DayReceipts[]>
}
