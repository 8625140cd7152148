import { z } from 'zod'
import { productCustoms } from './customs/product-customs.ts'
import * as scalars from './scalars.ts'

export const PRODUCT_FLAGS = ['fragile', 'hazmat', 'oversize', 'cold', 'high-value'] as const
export const productFlag = z.enum(PRODUCT_FLAGS)
export type ProductFlag = z.infer<typeof productFlag>

/** Length >= width >= height is not required; 0 = unknown. */
export const dimensions = z.object({
  lengthMm: scalars.millimetres,
  widthMm: scalars.millimetres,
  heightMm: scalars.millimetres,
})
export type Dimensions = z.infer<typeof dimensions>

export const product = z.object({
  sku: scalars.sku,
  name: z.string().trim().max(200),
  category: z.string().trim().max(80).nullable(),
  /** EAN/GTIN or own bar code as scanned; null = the SKU itself is scanned. */
  barcode: z.string().trim().max(80).nullable(),
  weightG: scalars.grams,
  dimensions,
  flags: z.array(productFlag),
  priceCents: scalars.nonNegativeCents,
  /** What a unit costs the merchant, without tax, in the workspace's currency; absent = not known. */
  costCents: scalars.nonNegativeCents.optional(),
  /** What its merchant sends instead where it is short, the first first; absent = nothing was said. */
  substitutes: z.array(scalars.sku).max(20).optional(),
  /** Absent = nothing is known. */
  customs: productCustoms.optional(),
})
export type Product = z.infer<typeof product>
export type Sku = Product['sku']
