import { openCommands } from '../../../main/app/commands/command.ts'
import { channelEvents } from '../../../main/app/inbound/channel-events.ts'
import { waitingMessages } from '../../../main/app/notify/untold-stock.ts'
import type { Connector } from '../../../main/app/ports/channel.ts'
import type { Store, Tx } from '../../../main/app/ports/store.ts'
import { openChanges } from '../../../main/app/services/changes.ts'
import { ChannelLoop } from '../../../main/channels/sync/channel-loop.ts'
import { openSqliteStore } from '../../../main/store/sqlite.ts'
import type { Channel } from '../../../shared/domain/channel.ts'
import type { OutboxMessage } from '../../../shared/domain/outbox-message.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import { LILLE } from '../engine-builders.ts'
import { availableUnits, freshFigures } from '../figures.ts'
import { channelOf } from './benches.ts'
import type { ChannelBench } from './conformance-bench.ts'
import { happenHere } from './in-our-books.ts'
import { productForSale } from './storefront.ts'

/** One channel's loop over a real store, its rounds and its clock in the test's hands. */
export interface SyncBench extends ChannelBench {
  readonly store: Store
  readonly channel: Channel
  readonly loop: ChannelLoop
  /** A loop as after a restart of the program: the same store, nothing else. */
  restarted(connector?: Connector | null): ChannelLoop
  /** Beats until nothing is due within a second, moving the clock as the loop asks, for at most `forMs`. */
  settle(forMs?: number, loop?: ChannelLoop): Promise<void>
  /** What it says is also made true here: a figure of stock, a shipment, goods that came back. */
  enqueue(item: OutboxMessage & { readonly key: string; readonly orderId?: string | null }): Promise<void>
  /** Units of a SKU that may be sold, by our books. */
  sellable(sku: string): Promise<number>
  outbox(): Promise<ReadonlyMap<string, number>>
}

/** So many units on the shelf that, after what open orders want, so many may be sold. */
async function maySell(tx: Tx, sku: string, available: number): Promise<void> {
  const wanted = (await tx.stock.openDemand([sku])).get(sku) ?? 0
  await tx.stock.putLevels([{ siteId: LILLE.id, sku, onHand: available + wanted, safety: 0 }])
}

export const NEVER = new AbortController().signal

export async function syncBench(
  open: () => Promise<ChannelBench>,
  skus: readonly string[],
): Promise<SyncBench> {
  const bench = await open()
  const { clock, connector } = bench
  const store = await openSqliteStore({ path: ':memory:', clock })
  const random = seededRandom(11)
  const newId = (): string => uuidv7(clock.now(), random)
  const commands = openCommands({ store, clock, newId, changes: openChanges(store), onNewWorld: () => {} })
  const channel = channelOf(connector.kind, 'http://127.0.0.1')
  await store.write(async (tx) => {
    await tx.channels.put(channel)
    await tx.products.put(
      skus.map((sku) => ({
        sku,
        name: sku,
        category: null,
        barcode: null,
        weightG: 500,
        dimensions: { lengthMm: 100, widthMm: 100, heightMm: 100 },
        flags: [],
        priceCents: 1990,
      })),
    )
  })
  for (const sku of skus) bench.shop.addProduct(productForSale(sku, 100))
  await store.write(async (tx) => {
    await tx.sites.put([LILLE])
    for (const sku of skus) await maySell(tx, sku, 100)
  })
  const restarted = (next: Connector | null = connector): ChannelLoop =>
    new ChannelLoop(
      {
        store,
        figures: freshFigures(clock),
        clock,
        random,
        events: channelEvents(commands),
        timing: { pollMs: 15_000, outboxMs: 1000 },
      },
      channel,
      next,
    )
  const loop = restarted()
  return {
    ...bench,
    store,
    channel,
    loop,
    restarted,
    async settle(forMs = 60_000, beating = loop) {
      const end = clock.now() + forMs
      while (clock.now() < end) {
        const due = await beating.runOnce(NEVER)
        if (due === null) return
        clock.advance(Math.max(due - clock.now(), 1))
      }
    },
    enqueue: (item) =>
      store.write(async (tx) => {
        if (item.kind === 'stock') await maySell(tx, item.payload.sku, item.payload.available)
        await happenHere(tx, channel.id, item, clock.now())
        await tx.outbox.enqueue([
          {
            orderId: null,
            ...item,
            id: newId(),
            channelId: channel.id,
            createdAt: clock.now(),
            notBefore: clock.now(),
          },
        ])
      }),
    sellable: (sku) =>
      store.read(async (tx) => (await availableUnits(tx, [sku])).get(channel.id)?.get(sku) ?? 0),
    outbox: () => store.read(waitingMessages),
    async close() {
      await bench.close()
      await store.close()
    },
  }
}
