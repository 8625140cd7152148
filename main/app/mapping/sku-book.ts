import type { Tx } from '../ports/store.ts'

/** What a SKU of a channel means here. */
export type Meaning =
  | { readonly kind: 'product'; readonly sku: string; readonly units: number; readonly isMapped: boolean }
  /** Not ours to ship. */
  | { readonly kind: 'ignored' }
  | { readonly kind: 'unknown' }

/** The meaning of the SKUs it was opened for. */
export type SkuBook = (channelSku: string) => Meaning

const UNKNOWN: Meaning = { kind: 'unknown' }

/** A mapping comes before a product that happens to have the same SKU. */
export async function openSkuBook(
  tx: Tx,
  channelId: string,
  channelSkus: readonly string[],
): Promise<SkuBook> {
  const distinct = [...new Set(channelSkus)]
  if (distinct.length === 0) return () => UNKNOWN
  const meanings = new Map<string, Meaning>()
  for (const { sku } of await tx.products.bySkus(distinct))
    meanings.set(sku, { kind: 'product', sku, units: 1, isMapped: false })
  for (const { channelSku, sku, units } of await tx.skuMappings.ofChannelSkus(channelId, distinct))
    meanings.set(
      channelSku,
      sku === null ? { kind: 'ignored' } : { kind: 'product', sku, units, isMapped: true },
    )
  return (channelSku) => meanings.get(channelSku) ?? UNKNOWN
}
