import type { Order } from '../../../shared/domain/order.ts'
import { type Clock, DAY_MS } from '../../../shared/lib/clock.ts'
import type { Commands } from '../commands/command.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { Store } from '../ports/store.ts'
import type { SellingSpeed } from './growing-buffer.ts'
import { USUAL_KINDS, withOrders } from './usual-orders.ts'

/** Orders looked at when the program starts, and read in one go. */
const FIRST = 1_000
const AT_ONCE = 100
/** Beyond, orders are a sample: of so many that come between two looks. */
const MOST_BETWEEN = 500
const OF_LATE_MS = 30 * DAY_MS

/**
 * Learns from orders as they come how fast each SKU sells and which kinds of order each channel takes. The first call
 * looks at those of late.
 */
export function openOrderLearner(deps: {
  readonly store: Store
  readonly commands: Commands
  readonly clock: Clock
  readonly speed: SellingSpeed
}): () => Promise<void> {
  const { store, commands, clock, speed } = deps
  let since: number | null = null
  return async () => {
    const from = since ?? clock.now() - OF_LATE_MS
    const ids = await store.read((tx) => tx.orders.receivedSince(from, since === null ? FIRST : MOST_BETWEEN))
    const records: OrderRecord[] = []
    for (let at = 0; at < ids.length; at += AT_ONCE)
      records.push(...(await store.read((tx) => tx.orders.byIds(ids.slice(at, at + AT_ONCE)))))
    const fresh = records.filter(({ receivedAt }) => since === null || receivedAt > since)
    since = Math.max(from, ...fresh.map(({ receivedAt }) => receivedAt))
    for (const { order } of fresh)
      for (const { sku, quantity } of order.lines) speed.sell(sku, quantity, order.placedAt)
    const { upTo } = await store.read((tx) => tx.settings.get(USUAL_KINDS))
    const uncounted = fresh.filter(({ receivedAt }) => receivedAt > upTo)
    if (uncounted.length > 0) await count(commands, uncounted)
  }
}

async function count(commands: Commands, records: readonly OrderRecord[]): Promise<void> {
  await commands.system('channels.countOrders', async ({ tx }) => {
    const { upTo, byChannel } = await tx.settings.get(USUAL_KINDS)
    const orders: Order[] = records
      .filter(({ receivedAt }) => receivedAt > upTo)
      .map(({ order }) => order)
      .toSorted((a, b) => a.placedAt - b.placedAt)
    await tx.settings.put(USUAL_KINDS, {
      upTo: Math.max(upTo, ...records.map(({ receivedAt }) => receivedAt)),
      byChannel: withOrders(byChannel, orders),
    })
  })
}
