import { z } from 'zod'
import type { ChannelNeed, ChannelRight } from '../../../shared/domain/channel-right.ts'
import type { ShopifyClient } from './client.ts'
import { ACCESS_SCOPES } from './documents.ts'

/** Access scopes by the handles that the app's configuration shows. */
const SCOPES: readonly { readonly scope: string; readonly need: ChannelNeed }[] = [
  { scope: 'read_orders', need: 'read-orders' },
  { scope: 'read_customers', need: 'read-customers' },
  { scope: 'read_products', need: 'read-products' },
  { scope: 'read_inventory', need: 'read-stock' },
  { scope: 'read_locations', need: 'read-places' },
  { scope: 'write_inventory', need: 'write-stock' },
  { scope: 'write_orders', need: 'change-orders' },
  { scope: 'write_merchant_managed_fulfillment_orders', need: 'ship' },
  { scope: 'write_returns', need: 'returns' },
]

const answer = z.object({
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
})

/** The scopes that are needed; one that writes also lets read. @throws {ChannelError} */
export async function readShopifyRights(client: ShopifyClient, signal: AbortSignal): Promise<ChannelRight[]> {
  const { currentAppInstallation } = await client.query(ACCESS_SCOPES, {}, answer, signal)
  const has = new Set(currentAppInstallation.accessScopes.map(({ handle }) => handle))
  return SCOPES.map(({ scope, need }) => ({
    need,
    writes: scope.startsWith('write_'),
    tick: scope,
    granted: has.has(scope) || has.has(scope.replace(/^read_/, 'write_')),
  }))
}
