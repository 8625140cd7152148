import { z } from 'zod'
import { productCustoms } from './customs/product-customs.ts'
import { dimensions } from './product.ts'
import * as scalars from './scalars.ts'

/**
 * goods: it stands on a shelf. not-shipped: nothing leaves for it (a download, a gift card, another shop's). bundle: only
 * its parts stand on shelves.
 */
const catalogueKind = z.enum(['goods', 'not-shipped', 'bundle'])

/** A figure of one of the channel's places; `locationId` null = it has one place only. */
const catalogueFigure = z.object({
  locationId: z.string().nullable(),
  /** What it would sell from there now; may be negative where it sells what it does not have. */
  available: z.int(),
  /** What lies there, sold or not, as the channel itself says; null = it only knows what it would sell. */
  onHand: z.int().nullable(),
})

/** not-counted: the channel sells it without counting. shared: one figure for several listings, so that none has its own. */
const catalogueStock = z.union([z.enum(['not-counted', 'shared']), z.array(catalogueFigure)])
export type CatalogueStock = z.infer<typeof catalogueStock>

/**
 * One thing that a channel sells: a product, or one of its variants. Only what can be sold by itself is an item, so a
 * product that has variants is none. What the channel does not say, or says in a unit that it does not name, is null.
 */
export const catalogueItem = z.object({
  /** The channel's own; two items may have one SKU, but never one id. */
  id: z.string(),
  /** Without spaces around it; null = it has none. */
  sku: z.string().nullable(),
  /** With the names of its options, so that variants can be distinguished. */
  title: z.string(),
  category: z.string().nullable(),
  barcode: z.string().nullable(),
  weightG: scalars.grams.nullable(),
  dimensions: dimensions.nullable(),
  /** With tax, in minor units of the catalogue's currency. */
  priceCents: z.int().nullable(),
  kind: catalogueKind,
  stock: catalogueStock,
  /** What customs are told of it; absent = the channel has no place for that. */
  customs: productCustoms
    .extend({ dangerousGoods: productCustoms.shape.dangerousGoods.default(null) })
    .optional(),
})
export type CatalogueItem = z.infer<typeof catalogueItem>

/** What of a product is taken from a catalogue. */
export const TAKEN_FIELDS = ['name', 'category', 'barcode', 'weightG', 'dimensions', 'priceCents'] as const
export const takenField = z.enum(TAKEN_FIELDS)
export type TakenField = z.infer<typeof takenField>

/** How an item stands beside our products. */
export const CATALOGUE_STANDINGS = ['new', 'differs', 'same', 'left-out'] as const
export const catalogueStanding = z.enum(CATALOGUE_STANDINGS)
export type CatalogueStanding = z.infer<typeof catalogueStanding>

/**
 * Why an item is left out. doubled: another item has its SKU, so that nobody can say which of the two it is. pack:
 * it stands for several units of a product of ours. ignored: a lead said that it is not ours to ship.
 */
export const LEFT_OUT_REASONS = [
  'no-sku',
  'doubled',
  'sku-too-long',
  'not-shipped',
  'bundle',
  'pack',
  'ignored',
] as const
export const leftOutReason = z.enum(LEFT_OUT_REASONS)
export type LeftOutReason = z.infer<typeof leftOutReason>
