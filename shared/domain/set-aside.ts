import { z } from 'zod'
import * as scalars from './scalars.ts'
import type { ChannelReserve } from './stock.ts'

/**
 * Units of a product at a site that a desktop there may hand out while it works alone. Nobody else takes of
 * `quantity`; the desktop takes of `usable`, which is less while units are being taken back from it.
 */
export const setAside = z.object({
  deviceId: z.string(),
  /** Of the desktop, as it was called when they were set aside. */
  name: z.string(),
  siteId: scalars.code,
  sku: scalars.sku,
  quantity: scalars.count,
  usable: scalars.count,
})
export type SetAside = z.infer<typeof setAside>

/** For whoever decides, it is a reserve of a channel in which nobody sells. */
export function asReserve({ deviceId, siteId, sku, quantity }: SetAside): ChannelReserve {
  return { channelId: `desktop:${deviceId}`, siteId, sku, quantity }
}
