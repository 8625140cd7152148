/** Shopify's search query for exactly these SKUs. */
export function skuQuery(skus: readonly string[]): string {
  return skus.map((sku) => `sku:'${sku.replaceAll(/['\\]/g, String.raw`\$&`)}'`).join(' OR ')
}
