import type { Channel, ChannelKind } from '../../../shared/domain/channel.ts'
import type { OrderState } from '../../../shared/domain/order.ts'
import { DAY_MS, type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { Connector, OrderPage, PulledOrder } from '../ports/channel.ts'
import type { Store, Tx } from '../ports/store.ts'
import { within } from '../ports/within.ts'

/** Whose orders can be walked through beside the usual pull: it costs little there and has no effect. */
const WALKABLE: readonly ChannelKind[] = ['shopify', 'woocommerce', 'prestashop', 'vendure']
const WINDOW_MS = 2 * DAY_MS
/** An order so young may not have been pulled, or not be listed there yet. */
const SETTLED_MS = 5 * MINUTE_MS
/** Pages walked through; a channel with more is compared as far as they reach. */
const PAGES = 60
const CALL_MS = 30_000
/** Of ours, compared. */
const MOST_OURS = 2_000

const OPEN: readonly OrderState[] = ['received', 'allocated', 'released', 'packed', 'on-hold', 'backordered']

/** Orders by the number that people say, the channel's id where there is none here. */
export interface OrderComparison {
  /** Open there and unknown here; they are imported now. */
  readonly missingHere: string[]
  /** Open here, placed within the window, and not listed there. */
  readonly missingThere: string[]
}

/**
 * Compares the orders that changed at the channel within the last two days with ours; what is missing here goes
 * into the inbox as it came. null: this kind of channel is not walked through.
 * @throws {ChannelError}
 */
export async function compareOrders(
  deps: { readonly store: Store; readonly now: EpochMs; readonly signal: AbortSignal },
  channel: Channel,
  connector: Connector,
): Promise<OrderComparison | null> {
  const { store, now, signal } = deps
  if (!WALKABLE.includes(channel.kind)) return null
  const since = now - WINDOW_MS
  const listed = new Set<string>()
  const missing = new Map<string, PulledOrder>()
  let from: string | EpochMs = since
  let more = true
  for (let pages = 0; more && pages < PAGES && !signal.aborted; pages += 1) {
    const next: string | EpochMs = from
    const page: OrderPage = await within(signal, CALL_MS, (limit) => connector.pullOrders(next, limit))
    for (const order of page.orders) listed.add(order.externalId)
    const open = page.orders.filter(({ payload }) => isOpen(connector, payload, now))
    const unknown = await store.read((tx) => unknownOf(tx, channel.id, open))
    for (const order of unknown) missing.set(order.externalId, order)
    from = page.cursor
    more = page.more
  }
  if (missing.size > 0)
    await store.write((tx) =>
      tx.inbox.put(
        [...missing.values()].map((order) => ({ ...order, channelId: channel.id, receivedAt: now })),
      ),
    )
  return {
    missingHere: [...missing.keys()],
    missingThere: more ? [] : await store.read((tx) => oursUnlisted(tx, channel.id, listed, { since, now })),
  }
}

/** Work there, or kept for when it becomes work. */
function isOpen(connector: Connector, payload: string, now: EpochMs): boolean {
  const mapped = connector.mapOrder(payload)
  if (mapped.kind !== 'order' || !['ship', 'wait'].includes(mapped.standing.meaning)) return false
  return mapped.order.placedAt <= now - SETTLED_MS
}

async function unknownOf(tx: Tx, channelId: string, orders: readonly PulledOrder[]): Promise<PulledOrder[]> {
  const unknown: PulledOrder[] = []
  for (const order of orders) {
    const isKnown =
      (await tx.inbox.get(channelId, order.externalId)) !== null ||
      (await tx.orders.byExternalId(channelId, order.externalId)) !== null
    if (!isKnown) unknown.push(order)
  }
  return unknown
}

/** An order placed within the window has changed within it, so that the walk lists it. */
async function oursUnlisted(
  tx: Tx,
  channelId: string,
  listed: ReadonlySet<string>,
  { since, now }: { since: EpochMs; now: EpochMs },
): Promise<string[]> {
  const { rows } = await tx.orders.list({
    seen: 'every-site',
    offset: 0,
    limit: MOST_OURS,
    search: '',
    states: OPEN,
    channelIds: [channelId],
    siteIds: [],
    sort: 'placed',
    descending: true,
  })
  return rows
    .map(({ order }) => order)
    .filter(({ placedAt }) => placedAt >= since + SETTLED_MS && placedAt <= now - SETTLED_MS)
    .filter(({ externalId }) => !listed.has(externalId))
    .map(({ reference }) => reference)
}
