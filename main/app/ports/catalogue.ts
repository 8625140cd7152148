import type { CatalogueItem, CatalogueStanding, LeftOutReason } from '../../../shared/domain/catalogue.ts'
import type { Product, Sku } from '../../../shared/domain/product.ts'
import type { Page, PageRequest } from './page.ts'

export interface CataloguePage {
  readonly items: readonly CatalogueItem[]
  /** Where the next page begins, opaque to all but the connector; null = that was the last. */
  readonly next: string | null
  /** About how many items there are; null = the channel does not say. */
  readonly total: number | null
  /** Of the prices; null = not known. */
  readonly currency: string | null
}

/** What was done to one item's product and stock, so that it can be undone. */
export interface Taken {
  /** null = the product was left as it was; `before` null = there was none. */
  readonly product: { readonly before: Product | null; readonly after: Product } | null
  readonly levels: readonly {
    readonly siteId: string
    /** null = the site had no level of it. */
    readonly before: number | null
    readonly after: number
  }[]
}

/** An item of a catalogue as it was read, beside what it stands for here. */
export interface KeptItem {
  readonly channelId: string
  /** In the order of reading, from 0. */
  readonly position: number
  readonly item: CatalogueItem
  /** Of our product, or of the one that it would become; null = it stands for none. */
  readonly sku: Sku | null
  readonly standing: CatalogueStanding
  readonly why: LeftOutReason | null
  /** Units that open orders of the channel wanted when it was read: the channel has taken them off its figure. */
  readonly waitingUnits: number
  readonly taken: Taken | null
}

export interface CatalogueQuery extends PageRequest {
  readonly channelId: string
  readonly only: 'all' | CatalogueStanding
  /** Part of a SKU, title or bar code, any case; '' = all. */
  readonly search: string
  readonly sort: 'position' | 'sku' | 'title' | 'units'
  readonly descending: boolean
}

/** The catalogue of each channel as it was read last. */
export interface CatalogueTable {
  /** Inserts, or replaces by id of the item. */
  put(items: readonly KeptItem[]): Promise<void>
  list(query: CatalogueQuery): Promise<Page<KeptItem>>
  /** By position, from the one after `position` on. */
  after(channelId: string, position: number, limit: number): Promise<KeptItem[]>
  counts(channelId: string): Promise<ReadonlyMap<CatalogueStanding, number>>
  /** SKUs for which several items stand, of these. */
  doubledSkus(channelId: string, skus: readonly Sku[]): Promise<ReadonlySet<Sku>>
  /** Bar codes that several items carry, of these. */
  doubledBarcodes(channelId: string, barcodes: readonly string[]): Promise<ReadonlySet<string>>
  /** What was taken before can no longer be undone. */
  forgetTaken(channelId: string): Promise<void>
  drop(channelId: string): Promise<void>
}
