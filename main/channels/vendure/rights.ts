import { z } from 'zod'
import type { ChannelNeed, ChannelRight } from '../../../shared/domain/channel-right.ts'
import type { VendureClient } from './client.ts'
import { PERMISSIONS } from './documents.ts'

/** Permissions of the role under Settings > Roles; any one of a line is enough. */
const NEEDED: readonly {
  readonly need: ChannelNeed
  readonly writes: boolean
  readonly any: readonly string[]
}[] = [
  { need: 'read-orders', writes: false, any: ['ReadOrder'] },
  { need: 'read-products', writes: false, any: ['ReadCatalog', 'ReadProduct'] },
  { need: 'read-shop', writes: false, any: ['ReadSettings', 'ReadChannel'] },
  { need: 'read-places', writes: false, any: ['ReadStockLocation'] },
  { need: 'write-stock', writes: true, any: ['UpdateCatalog', 'UpdateProduct'] },
  { need: 'ship', writes: true, any: ['UpdateOrder'] },
  { need: 'change-orders', writes: true, any: ['UpdateOrder'] },
  { need: 'mark-owner', writes: true, any: ['CreateSettings', 'CreateTag'] },
  { need: 'mark-owner', writes: true, any: ['UpdateSettings', 'UpdateTag'] },
  { need: 'refund', writes: true, any: ['UpdateOrder'] },
]

const answer = z.object({
  activeChannel: z.object({ code: z.string() }),
  me: z
    .object({ channels: z.array(z.object({ code: z.string(), permissions: z.array(z.string()) })) })
    .nullable(),
})

/** What the role behind the key permits in the channel that is used. @throws {ChannelError} */
export async function readVendureRights(client: VendureClient, signal: AbortSignal): Promise<ChannelRight[]> {
  const { activeChannel, me } = await client.query(PERMISSIONS, {}, answer, signal)
  const here = me?.channels.find(({ code }) => code === activeChannel.code)
  const has = here === undefined ? null : new Set(here.permissions)
  return NEEDED.map(({ need, writes, any }) => ({
    need,
    writes,
    tick: any.join(' / '),
    granted: has === null ? null : has.has('SuperAdmin') || any.some((permission) => has.has(permission)),
  }))
}
