import { amazonAllOrders, amazonUnshipped } from './formats/amazon.ts'
import { mirakl } from './formats/mirakl.ts'
import { prestashop, prestashopList } from './formats/prestashop.ts'
import { sendcloud, shippingbo, shipstation } from './formats/shipping-tools.ts'
import { shopify } from './formats/shopify.ts'
import { woocommerceAdvanced, woocommerceWebToffee } from './formats/woocommerce.ts'
import { headerKey, type OrderExport, type UnusableExport } from './order-export.ts'

/** The first whose columns are all there wins: the more particular stand before. */
const EXPORTS: readonly OrderExport[] = [
  shopify,
  woocommerceWebToffee,
  woocommerceAdvanced,
  prestashop,
  amazonAllOrders,
  amazonUnshipped,
  mirakl,
  shipstation,
  shippingbo,
  sendcloud,
]

const UNUSABLE: readonly UnusableExport[] = [prestashopList]

export type Recognised =
  | { readonly kind: 'orders'; readonly format: OrderExport }
  | { readonly kind: 'unusable'; readonly format: UnusableExport }

/** Whose export a file is, by its header row; null = nobody's that is known. */
export function recogniseExport(columns: readonly string[]): Recognised | null {
  const keys = new Set(columns.map(headerKey))
  const isIt = ({ knownBy }: UnusableExport) =>
    knownBy.some((names) => names.every((name) => keys.has(headerKey(name))))
  const format = EXPORTS.find(isIt)
  if (format) return { kind: 'orders', format }
  const unusable = UNUSABLE.find(isIt)
  return unusable ? { kind: 'unusable', format: unusable } : null
}
