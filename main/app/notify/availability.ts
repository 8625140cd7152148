import { type Channel, isConnected } from '../../../shared/domain/channel.ts'
import type { SkuMapping } from '../../../shared/domain/channel-mapping.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import { availableToPromise, type ChannelReserve, type StockLevel } from '../../../shared/domain/stock.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { writesOf } from '../channel-access/writes.ts'
import { readChannelPlaces } from '../mapping/channel-places.ts'
import { type PlaceUnits, unitsAtPlaces } from '../mapping/place-units.ts'
import type { Tx } from '../ports/store.ts'
import { stockKey } from './outbox-key.ts'

/** What a channel may sell of one of its own SKUs, which stands for one of our products. */
export interface ChannelStock {
  readonly channelId: string
  readonly channelSku: string
  readonly sku: Sku
  /** Units of ours in one of the channel's. */
  readonly units: number
  readonly available: number
  /** Where the channel shows it; null = all at its home location. */
  readonly places: readonly PlaceUnits[] | null
}

/**
 * Units of each SKU that each channel may sell now: ATP, less what open orders without a reservation still want,
 * less the channel's buffer; never negative.
 */
export async function availableUnits(
  tx: Tx,
  skus: readonly Sku[],
): Promise<ReadonlyMap<string, ReadonlyMap<Sku, number>>> {
  return unitsOf(skus, await readStanding(tx, await tx.channels.all(), skus))
}

/**
 * What the channel may sell of these products now, under its own SKUs, in whole packs; nothing of one that is not
 * connected. Of what is no product here is skipped: orders that wait for a mapping name such SKUs.
 */
export async function channelStock(
  tx: Tx,
  channelId: string,
  wanted: readonly Sku[],
): Promise<ChannelStock[]> {
  if (wanted.length === 0) return []
  const channel = await tx.channels.get(channelId)
  if (channel === null || !isConnected(channel)) return []
  const standing = await readStanding(tx, [channel], wanted)
  const skus = await knownOf(tx, wanted, standing)
  const available = unitsOf(skus, standing).get(channelId)
  const mappings = await tx.skuMappings.concerning(skus)
  const namesOf = namesAt(mappings.filter((one) => one.channelId === channelId))
  const placed = (await readChannelPlaces(tx)).get(channelId)?.places ?? []
  const { levels, reserves } = standing
  return skus.flatMap((sku) => {
    const total = available?.get(sku) ?? 0
    const here = levels.get(sku) ?? NO_LEVELS
    return namesOf(sku).map(({ channelSku, units }) => ({
      channelId,
      channelSku,
      sku,
      units,
      available: Math.floor(total / units),
      places: unitsAtPlaces({ placed, levels: here, reserves, channelId, total, units }),
    }))
  })
}

/** Products are asked for only where no stock level proves them. */
async function knownOf(tx: Tx, skus: readonly Sku[], { levels }: Standing): Promise<readonly Sku[]> {
  const without = skus.filter((sku) => !levels.has(sku))
  if (without.length === 0) return skus
  const products = new Set((await tx.products.bySkus(without)).map(({ sku }) => sku))
  return skus.filter((sku) => levels.has(sku) || products.has(sku))
}

interface Standing {
  readonly channels: readonly Channel[]
  readonly levels: ReadonlyMap<Sku, readonly StockLevel[]>
  readonly reserves: readonly ChannelReserve[]
  readonly demand: ReadonlyMap<Sku, number>
}

async function readStanding(tx: Tx, channels: readonly Channel[], skus: readonly Sku[]): Promise<Standing> {
  return {
    channels,
    levels: Map.groupBy(await tx.stock.bySkus(skus), (level) => level.sku),
    reserves: await tx.stock.reserves(),
    demand: await tx.stock.openDemand(skus),
  }
}

function unitsOf(
  skus: readonly Sku[],
  { channels, levels, reserves, demand }: Standing,
): ReadonlyMap<string, ReadonlyMap<Sku, number>> {
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

/** Under which SKUs a channel may sell a product: its own, unless that stands for something else there, and mapped ones. */
function namesAt(mappings: readonly SkuMapping[]): (sku: Sku) => { channelSku: string; units: number }[] {
  if (mappings.length === 0) return (sku) => [{ channelSku: sku, units: 1 }]
  const taken = new Set(mappings.map(({ channelSku }) => channelSku))
  const bySku = Map.groupBy(mappings, ({ sku }) => sku)
  return (sku) => [
    ...(taken.has(sku) ? [] : [{ channelSku: sku, units: 1 }]),
    ...(bySku.get(sku) ?? []).map(({ channelSku, units }) => ({ channelSku, units })),
  ]
}

/** Writes these figures of a channel into the outbox; nothing where it may not be written to yet. */
export async function enqueueStock(
  tx: Tx,
  channelId: string,
  stock: readonly ChannelStock[],
  now: EpochMs,
  newId: () => string,
): Promise<void> {
  if (stock.length === 0 || (await writesOf(tx, channelId)).kind !== 'approved') return
  await tx.outbox.enqueue(
    stock.map(({ channelSku, available, places }) => ({
      id: newId(),
      channelId,
      kind: 'stock' as const,
      key: stockKey(channelSku),
      orderId: null,
      payload: { sku: channelSku, available, ...(places === null ? {} : { places: [...places] }) },
      createdAt: now,
      notBefore: now,
    })),
  )
}
