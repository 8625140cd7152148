import type { ChannelNeed, ChannelRight } from '../../../shared/domain/channel-right.ts'
import { ChannelError } from '../../app/ports/channel.ts'
import type { WooClient } from './client.ts'

const READ = 'WooCommerce > Settings > Advanced > REST API > Permissions: Read'
const READ_WRITE = 'WooCommerce > Settings > Advanced > REST API > Permissions: Read/Write'

/** Reads by a list of one, writes by a batch without entries, which changes nothing. @throws {ChannelError} */
export async function readWooRights(client: WooClient, signal: AbortSignal): Promise<ChannelRight[]> {
  const read = async (need: ChannelNeed, path: string): Promise<ChannelRight> => ({
    need,
    writes: false,
    tick: READ,
    granted: await isAllowed(() => client.get(`${path}?per_page=1`, signal)),
  })
  const write = async (needs: readonly ChannelNeed[], path: string): Promise<ChannelRight[]> => {
    const granted = await isAllowed(() => client.tryBatch(`${path}/batch`, signal))
    return needs.map((need) => ({ need, writes: true, tick: READ_WRITE, granted }))
  }
  return [
    await read('read-orders', '/orders'),
    await read('read-products', '/products'),
    ...(await write(['write-stock'], '/products')),
    ...(await write(['ship', 'change-orders', 'refund', 'mark-owner'], '/orders')),
  ]
}

async function isAllowed(call: () => Promise<unknown>): Promise<boolean | null> {
  try {
    await call()
    return true
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error
    if (error.kind === 'unauthorised') return false
    if (error.kind === 'protocol') return null
    throw error
  }
}
