/** Longest SKU that a product of ours can have. */
const LONGEST_SKU = 80

/** Whether a line of a channel names a product by this. */
export function isSku(sku: string | null): sku is string {
  return sku !== null && sku.trim() !== '' && sku.trim().length <= LONGEST_SKU
}
