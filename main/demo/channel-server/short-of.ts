import type { Basket, Checkout } from './storefront.ts'

/** What of a basket a shop does not have enough of, as its refusal; null = it has all. */
export function shortOf(
  basket: Basket,
  available: (sku: string) => number,
): Extract<Checkout, { kind: 'refused' }> | null {
  for (const [sku, lines] of Map.groupBy(basket.lines, (line) => line.sku)) {
    const asked = lines.reduce((sum, line) => sum + line.quantity, 0)
    const there = available(sku)
    if (there < asked) return { kind: 'refused', sku, asked, available: there }
  }
  return null
}
