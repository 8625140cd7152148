import type { Clock } from '../../../shared/lib/clock.ts'
import type { Connector, PulledOrder } from '../../app/ports/channel.ts'
import type { ChannelEvents } from '../../app/ports/channel-events.ts'
import type { Store } from '../../app/ports/store.ts'
import { limited } from './call-limit.ts'

const CURSOR = 'cursor'

/**
 * Pulls one page: its orders enter the inbox and the cursor moves in the same transaction, so that a page is
 * either stored whole or asked for again. Rows seen before are recognised by their version.
 * @returns whether there is more now
 * @throws {ChannelError}
 */
export async function pullPage(
  deps: { readonly store: Store; readonly clock: Clock },
  channelId: string,
  connector: Connector,
  signal: AbortSignal,
): Promise<boolean> {
  const cursor = await deps.store.read((tx) => tx.syncState.get(channelId, CURSOR))
  const page = await connector.pullOrders(typeof cursor === 'string' ? cursor : null, limited(signal))
  const receivedAt = deps.clock.now()
  const items = lastOfEach(page.orders).map((order) => ({ ...order, channelId, receivedAt }))
  if (items.length > 0 || page.cursor !== cursor)
    await deps.store.write(async (tx) => {
      if (items.length > 0) await tx.inbox.put(items)
      await tx.syncState.put(channelId, CURSOR, page.cursor)
    })
  return page.more
}

/** Takes in what is stored, also what an earlier run left behind; needs no network. */
export async function emptyInbox(
  events: ChannelEvents,
  channelId: string,
  connector: Connector,
): Promise<void> {
  const map = (payload: string) => connector.mapOrder(payload)
  while ((await events.takeIn(channelId, map)).more) {}
}

function lastOfEach(orders: readonly PulledOrder[]): PulledOrder[] {
  return [...new Map(orders.map((order) => [order.externalId, order])).values()]
}
