import { z } from 'zod'
import { message } from '../../../shared/messages/message.ts'
import { ChannelError, type ChannelOwner } from '../../app/ports/channel.ts'
import { ownerText, readOwnerText } from '../protocol/owner-text.ts'
import type { ShopifyClient } from './client.ts'
import { OWNER, SET_OWNER } from './documents.ts'

const kept = z.object({
  shop: z.object({
    id: z.string(),
    metafield: z.object({ value: z.string(), compareDigest: z.string() }).nullable(),
  }),
})
const set = z.object({
  metafieldsSet: z.object({
    userErrors: z.array(z.object({ code: z.string().nullable(), message: z.string() })),
  }),
})

/** A metafield of the shop, which every app sees. @throws {ChannelError} */
export async function readShopifyOwner(
  client: ShopifyClient,
  signal: AbortSignal,
): Promise<ChannelOwner | null> {
  return readOwnerText((await client.query(OWNER, {}, kept, signal)).shop.metafield?.value)
}

/** Over the one that was read just before: another program that was quicker makes it fail. @throws {ChannelError} */
export async function writeShopifyOwner(
  client: ShopifyClient,
  owner: ChannelOwner,
  signal: AbortSignal,
): Promise<void> {
  const { id, metafield } = (await client.query(OWNER, {}, kept, signal)).shop
  const field = {
    ownerId: id,
    namespace: 'switchyard',
    key: 'owner',
    type: 'json',
    value: ownerText(owner),
    compareDigest: metafield?.compareDigest ?? null,
  }
  const { userErrors } = (await client.mutate(SET_OWNER, { metafields: [field] }, set, signal)).metafieldsSet
  const [error] = userErrors
  if (error === undefined) return
  // Another program was quicker: the next look tells which.
  const kind = error.code === 'STALE_OBJECT' ? 'retry' : 'protocol'
  throw new ChannelError(kind, message('shopify.ownerNotKept', { said: error.message }))
}
