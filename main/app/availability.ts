import { isConnected } from '../../shared/domain/channel.ts'
import type { Sku } from '../../shared/domain/product.ts'
import { availableToPromise, type StockLevel } from '../../shared/domain/stock.ts'
import type { EpochMs } from '../../shared/lib/clock.ts'
import type { Tx } from './ports/store.ts'

/**
 * Units of each SKU that each channel may sell now: ATP, less what open orders without a reservation still want,
 * less the channel's buffer; never negative.
 */
export async function availableUnits(
  tx: Tx,
  skus: readonly Sku[],
): Promise<ReadonlyMap<string, ReadonlyMap<Sku, number>>> {
  const channels = await tx.channels.all()
  const levels = Map.groupBy(await tx.stock.bySkus(skus), (level) => level.sku)
  const reserves = await tx.stock.reserves()
  const demand = await tx.stock.openDemand(skus)
  return new Map(
    channels.map((channel) => {
      const units = (sku: Sku): number => {
        const free = availableToPromise(levels.get(sku) ?? NO_LEVELS, reserves, channel.id)
        return Math.max(0, free - (demand.get(sku) ?? 0) - channel.buffer)
      }
      return [channel.id, new Map(skus.map((sku) => [sku, units(sku)]))]
    }),
  )
}

const NO_LEVELS: readonly StockLevel[] = []

/** The outbox key under which the availability of a SKU waits; a newer figure replaces an older one. */
export function stockKey(sku: Sku): string {
  return `stock/${sku}`
}

/** Writes the true availability of these SKUs for every connected channel into the outbox. */
export async function pushAvailability(
  tx: Tx,
  skus: readonly Sku[],
  now: EpochMs,
  newId: () => string,
): Promise<void> {
  if (skus.length === 0) return
  const distinct = [...new Set(skus)]
  const connected = (await tx.channels.all()).filter(isConnected)
  if (connected.length === 0) return
  const available = await availableUnits(tx, distinct)
  await tx.outbox.enqueue(
    connected.flatMap((channel) =>
      distinct.map((sku) => ({
        id: newId(),
        channelId: channel.id,
        kind: 'stock' as const,
        key: stockKey(sku),
        orderId: null,
        payload: { sku, available: available.get(channel.id)?.get(sku) ?? 0 },
        createdAt: now,
        notBefore: now,
      })),
    ),
  )
}
