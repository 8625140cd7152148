/** The search of Shopify for these SKUs and no others. */
export function skuQuery(skus: readonly string[]): string {
  return skus.map((sku) => `sku:'${sku.replaceAll(/['\\]/g, String.raw`\$&`)}'`).join(' OR ')
}
