import { z } from 'zod'
import { fulfillmentState } from './fulfillment.ts'
import { orderState } from './order.ts'
import * as scalars from './scalars.ts'

/** Stock of one SKU at one site. `reserved` is owned by the reservation ledger, never set by hand. */
export const stockLevel = z.object({
  siteId: scalars.code,
  sku: scalars.sku,
  onHand: z.int(),
  reserved: scalars.count,
  /** Kept back from sale at this site. */
  safety: scalars.count,
  /** Since when a picker did not find what the book has: until it is counted nobody takes of it. */
  doubtedAt: scalars.epochMs.optional(),
})
export type StockLevel = z.infer<typeof stockLevel>

/** Stock kept for one channel; `siteId` null = over all sites together. */
export const channelReserve = z.object({
  channelId: scalars.code,
  siteId: scalars.code.nullable(),
  sku: scalars.sku,
  quantity: scalars.count,
})
export type ChannelReserve = z.infer<typeof channelReserve>

const claim = {
  orderId: z.string(),
  reference: z.string(),
  quantity: scalars.quantity,
  /** When it must leave; null = no time is set. */
  dueAt: scalars.epochMs.nullable(),
}
/** Units of a SKU that an open fulfilment holds at its site, or that an order wants and does not hold yet. */
export const stockClaim = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('held'), ...claim, siteId: scalars.code, state: fulfillmentState }),
  z.object({ kind: z.literal('waiting'), ...claim, state: orderState }),
])
export type StockClaim = z.infer<typeof stockClaim>

/** Units of a level that an order may still take, channel reserves aside; never negative, none while in doubt. */
export function freeUnits(level: Pick<StockLevel, 'onHand' | 'reserved' | 'safety' | 'doubtedAt'>): number {
  return level.doubtedAt === undefined ? Math.max(0, level.onHand - level.reserved - level.safety) : 0
}

/**
 * Units of one SKU that `channelId` may sell: free units of all sites, less what is reserved for other
 * channels at a site (never more than that site has) and over all sites. Never negative.
 */
export function availableToPromise(
  levels: readonly StockLevel[],
  reserves: readonly ChannelReserve[],
  channelId: string,
): number {
  let free = 0
  for (const level of levels) {
    const kept = reserves
      .filter((r) => r.siteId === level.siteId && r.sku === level.sku && r.channelId !== channelId)
      .reduce((sum, r) => sum + r.quantity, 0)
    free += Math.max(0, freeUnits(level) - kept)
  }
  const sku = levels[0]?.sku
  const keptOverAll = reserves
    .filter((r) => r.siteId === null && r.sku === sku && r.channelId !== channelId)
    .reduce((sum, r) => sum + r.quantity, 0)
  return Math.max(0, free - keptOverAll)
}
