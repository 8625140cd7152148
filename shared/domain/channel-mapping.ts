import { z } from 'zod'
import type { ChannelKind } from './channel.ts'
import * as scalars from './scalars.ts'

/** The most units that one article of a channel may stand for. */
export const MOST_UNITS = 10_000

/** What one SKU of a channel means here. Without one, a channel's SKU is ours when a product has exactly that SKU. */
export const skuMapping = z.object({
  channelId: scalars.code,
  channelSku: scalars.sku,
  /** Our product; null = not ours to ship, its lines are left out of orders. */
  sku: scalars.sku.nullable(),
  /** Units of our product in one of the channel's: 1, or the size of a pack. */
  units: z.int().min(1).max(MOST_UNITS),
})
export type SkuMapping = z.infer<typeof skuMapping>

/** A channel's SKU that nobody has mapped, and the product that it stands for as it is spelt. */
export const meantSku = skuMapping.pick({ channelSku: true, units: true }).extend({ sku: scalars.sku })
export type MeantSku = z.infer<typeof meantSku>

/** A place of a channel that shows stock, and our sites whose stock it shows; a site is in one of them at most. */
export const channelPlace = z.object({
  locationId: z.string().min(1).max(200),
  name: z.string().max(200),
  siteIds: z.array(scalars.code).max(200),
})
export type ChannelPlace = z.infer<typeof channelPlace>

/** Whose word decides where an order leaves from: ours alone, or the channel's location as a preference. */
export const routing = z.enum(['ours', 'preferred'])
export type Routing = z.infer<typeof routing>

/** Kinds whose orders say from which of their locations they mean to leave. */
export const ROUTING_KINDS: readonly ChannelKind[] = ['shopify']

/** Begins the tags that say from which of our sites an order's channel means it to leave. */
const ROUTED = 'routed:'

/** null: the site's code is too long for a tag. */
export function routedTag(siteId: string): string | null {
  const tag = `${ROUTED}${siteId}`
  return tag.length > 60 ? null : tag
}

export function isRoutedTag(tag: string): boolean {
  return tag.startsWith(ROUTED)
}

/** How a channel's locations stand for our sites. No place with a site: all stock at the home location. */
export const channelPlaces = z.object({ routing, places: z.array(channelPlace).max(200) })
export type ChannelPlaces = z.infer<typeof channelPlaces>

export const AT_HOME: ChannelPlaces = { routing: 'ours', places: [] }
