import type { Dimensions } from '../../../shared/domain/product.ts'

/**
 * goods: it stands on a shelf. not-shipped: nothing leaves for it (a download, a gift card, another shop's). bundle: only
 * its parts stand on shelves.
 */
export type CatalogueKind = 'goods' | 'not-shipped' | 'bundle'

/** A figure of one of the channel's places; `locationId` null = it has one place only. */
export interface CatalogueFigure {
  readonly locationId: string | null
  /** What it would sell from there now; may be negative where it sells what it does not have. */
  readonly available: number
  /** What lies there, sold or not, as the channel itself says; null = it only knows what it would sell. */
  readonly onHand: number | null
}

/**
 * not-counted: the channel sells it without counting. shared: one figure for several listings, so that none has its own.
 */
export type CatalogueStock = 'not-counted' | 'shared' | readonly CatalogueFigure[]

/**
 * One thing that a channel sells: a product, or one of its variants. Only what can be sold by itself is an item, so a
 * product that has variants is none. What the channel does not say, or says in a unit that it does not name, is null.
 */
export interface CatalogueItem {
  /** The channel's own; two items may have one SKU, but never one id. */
  readonly id: string
  /** Without spaces around it; null = it has none. */
  readonly sku: string | null
  /** With the names of its options, so that variants can be told apart. */
  readonly title: string
  readonly category: string | null
  readonly barcode: string | null
  readonly weightG: number | null
  readonly dimensions: Dimensions | null
  /** With tax, in minor units of the page's currency. */
  readonly priceCents: number | null
  readonly kind: CatalogueKind
  readonly stock: CatalogueStock
}

export interface CataloguePage {
  readonly items: readonly CatalogueItem[]
  /** Where the next page begins, opaque to all but the connector; null = that was the last. */
  readonly next: string | null
  /** About how many items there are; null = the channel does not say. */
  readonly total: number | null
  /** Of the prices; null = not known. */
  readonly currency: string | null
}
