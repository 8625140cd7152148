import type { SkuMapping } from '../../../shared/domain/channel-mapping.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import type { Tx } from '../ports/store.ts'

/** One of a channel's own SKUs, which stands for one of our products. */
export interface ChannelName {
  readonly channelSku: string
  readonly sku: Sku
  /** Units of ours in one of the channel's. */
  readonly units: number
}

/** Under which of its SKUs a channel may sell these products: their own, unless those stand for something else there, and mapped ones. */
export async function channelNames(
  tx: Tx,
  channelId: string,
  skus: readonly Sku[],
): Promise<readonly ChannelName[]> {
  const mappings = (await tx.skuMappings.concerning(skus)).filter((one) => one.channelId === channelId)
  return skus.flatMap(namesAt(mappings))
}

function namesAt(mappings: readonly SkuMapping[]): (sku: Sku) => ChannelName[] {
  if (mappings.length === 0) return (sku) => [{ channelSku: sku, sku, units: 1 }]
  const taken = new Set(mappings.map(({ channelSku }) => channelSku))
  const bySku = Map.groupBy(mappings, ({ sku }) => sku)
  return (sku) => [
    ...(taken.has(sku) ? [] : [{ channelSku: sku, sku, units: 1 }]),
    ...(bySku.get(sku) ?? []).map(({ channelSku, units }) => ({ channelSku, sku, units })),
  ]
}
