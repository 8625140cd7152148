import { z } from 'zod'
import type { ChannelNeed, ChannelRight } from '../../../shared/domain/channel-right.ts'
import { ChannelError } from '../../app/ports/channel.ts'
import type { AmazonClient } from './client.ts'

const ORDERS = 'Inventory and Order Tracking'
const LISTINGS = 'Product Listing'

/**
 * Roles of the app, each proven by its cheapest read: a role gives reading and writing together. Addresses need one
 * more, which shows only with an order.
 * @throws {ChannelError}
 */
export async function readAmazonRights(client: AmazonClient, signal: AbortSignal): Promise<ChannelRight[]> {
  const { sellerId, marketplaceId } = client.seller
  const at = `marketplaceIds=${encodeURIComponent(marketplaceId)}`
  const listings = await isAllowed(client, signal, {
    operation: 'searchListingsItems',
    path: `/listings/2021-08-01/items/${encodeURIComponent(sellerId)}?${at}&pageSize=1`,
  })
  const feeds = await isAllowed(client, signal, {
    operation: 'getFeeds',
    path: '/feeds/2021-06-30/feeds?feedTypes=JSON_LISTINGS_FEED&pageSize=1',
  })
  const right = (
    need: ChannelNeed,
    writes: boolean,
    tick: string,
    granted: boolean | null,
  ): ChannelRight => ({
    need,
    writes,
    tick,
    granted,
  })
  return [
    right('read-orders', false, ORDERS, null),
    right('read-customers', false, 'Direct-to-Consumer Shipping (Restricted)', null),
    right('read-stock', false, LISTINGS, listings),
    right('write-stock', true, LISTINGS, listings),
    right('ship', true, ORDERS, null),
    right('change-orders', true, ORDERS, feeds),
    right('refund', true, ORDERS, feeds),
  ]
}

/** null: its pace gives no call now. */
async function isAllowed(
  client: AmazonClient,
  signal: AbortSignal,
  { operation, path }: { operation: 'searchListingsItems' | 'getFeeds'; path: string },
): Promise<boolean | null> {
  try {
    await client.call({ operation, method: 'GET', path }, z.unknown(), signal)
    return true
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error
    return error.kind === 'unauthorised' ? false : null
  }
}
