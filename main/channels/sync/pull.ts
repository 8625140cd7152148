import type { Clock } from '../../../shared/lib/clock.ts'
import { keepPastOrders, pastOrdersOf } from '../../app/inbound/past-orders.ts'
import type { Connector, OrderPage, PulledOrder } from '../../app/ports/channel.ts'
import type { ChannelEvents } from '../../app/ports/channel-events.ts'
import type { Store } from '../../app/ports/store.ts'
import { limited } from '../../remote/call-limit.ts'

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
  const page = await limited(signal, (limit) =>
    connector.pullOrders(typeof cursor === 'string' ? cursor : null, limit),
  )
  const items = itemsOf(page, channelId, deps.clock)
  if (items.length > 0 || page.cursor !== cursor)
    await deps.store.write(async (tx) => {
      if (items.length > 0) await tx.inbox.put(items)
      await tx.syncState.put(channelId, CURSOR, page.cursor)
    })
  return page.more
}

/**
 * The same for the past orders that a person has asked for, whose walk has a cursor of its own.
 * @returns null when none are wanted, else whether there is more now
 * @throws {ChannelError}
 */
export async function pullPastPage(
  deps: { readonly store: Store; readonly clock: Clock },
  channelId: string,
  connector: Connector,
  signal: AbortSignal,
): Promise<boolean | null> {
  const before = await deps.store.read((tx) => pastOrdersOf(tx, channelId))
  if (before === null || before.endedAt !== null) return null
  const page = await limited(signal, (limit) => connector.pullOrders(before.cursor ?? before.since, limit))
  const items = itemsOf(page, channelId, deps.clock)
  const ended = !page.more && page.waits !== true
  return deps.store.write(async (tx) => {
    // Stopped, or asked for again, while the page was under way.
    const state = await pastOrdersOf(tx, channelId)
    if (state?.cursor !== before.cursor || state.endedAt !== null) return false
    if (items.length > 0) await tx.inbox.put(items)
    await keepPastOrders(tx, channelId, {
      ...state,
      cursor: page.cursor,
      read: state.read + items.length,
      reached: page.reached ?? state.reached,
      endedAt: ended ? deps.clock.now() : null,
    })
    return page.more
  })
}

/** Takes in what is stored, also what an earlier run left behind; needs no network. */
export async function emptyInbox(
  events: ChannelEvents,
  channelId: string,
  connector: Connector,
): Promise<void> {
  const map = (payload: string) => connector.mapOrder(payload)
  while ((await events.importOrders(channelId, map)).more) {}
}

function itemsOf({ orders }: OrderPage, channelId: string, clock: Clock) {
  const receivedAt = clock.now()
  return lastOfEach(orders).map((order) => ({ ...order, channelId, receivedAt }))
}

function lastOfEach(orders: readonly PulledOrder[]): PulledOrder[] {
  return [...new Map(orders.map((order) => [order.externalId, order])).values()]
}
