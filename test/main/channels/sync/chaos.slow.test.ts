import { describe, expect, it } from 'vitest'
import type { ChannelLoop } from '../../../../main/channels/sync/channel-loop.ts'
import type { Fault } from '../../../../main/demo/channel-server/misbehaviour.ts'
import { type Random, seededRandom } from '../../../../shared/lib/random.ts'
import { shopifyBench, wooCommerceBench } from '../../../support/channels/benches.ts'
import { basket } from '../../../support/channels/storefront.ts'
import { NEVER, type SyncBench, syncBench } from '../../../support/channels/sync-bench.ts'

const SKUS = ['A', 'B', 'C']
const STEPS = 100

const FAULTS: readonly Fault[] = [
  { kind: 'reset', handled: true },
  { kind: 'reset', handled: false },
  { kind: 'error', status: 502, handled: true },
  { kind: 'error', status: 500, handled: false },
  { kind: 'html', status: 200 },
  { kind: 'throttle', retryAfterSeconds: 3 },
  { kind: 'throttle', retryAfterSeconds: null },
]

/** Some hours of a channel that fails in every way it can, with crashes of our own in between; then calm. */
async function troubledHours(bench: SyncBench, random: Random): Promise<string[]> {
  const shipped = new Set<string>()
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
  let loop: ChannelLoop = bench.loop
  for (let step = 0; step < STEPS; step += 1) {
    const dice = random()
    if (dice < 0.35) {
      bench.shop.checkout(basket({ [pick(SKUS) ?? 'A']: 1 + Math.floor(random() * 2) }))
    } else if (dice < 0.45) {
      const available = Math.floor(random() * 90) + 5
      const sku = pick(SKUS) ?? 'A'
      await bench.enqueue({ kind: 'stock', key: `stock/${sku}`, payload: { sku, available } })
    } else if (dice < 0.6) {
      await ship(bench, shipped)
    } else if (dice < 0.75) {
      const fault = pick(FAULTS)
      if (fault !== undefined) bench.misbehaviour.next(fault, 1 + Math.floor(random() * 4))
    } else if (dice < 0.8) {
      bench.misbehaviour.pages = pick(['duplicated', 'reordered', null] as const) ?? null
    } else if (dice < 0.84) {
      await bench.goOffline()
    } else if (dice < 0.9) {
      await bench.comeBack()
    } else if (dice < 0.94) {
      await bench.store.write((tx) => tx.outbox.claim(bench.channel.id, bench.clock.now(), 3))
      await bench.store.write((tx) => tx.outbox.recover())
      loop = bench.restarted()
    }
    await loop.beat(NEVER)
    bench.clock.advance(Math.floor(random() * 20_000))
  }
  await bench.comeBack()
  bench.misbehaviour.calm()
  for (const [index, sku] of SKUS.entries())
    await bench.enqueue({ kind: 'stock', key: `stock/${sku}`, payload: { sku, available: 10 + index } })
  await bench.settle(1_300_000, loop)
  return [...shipped].sort(byText)
}

async function ship(bench: SyncBench, shipped: Set<string>): Promise<void> {
  const records = await bench.store.read((tx) =>
    Promise.all(bench.shop.orderIds().map((id) => tx.orders.byExternalId(bench.channel.id, id))),
  )
  const next = records.find((record) => record !== null && !shipped.has(record.order.id))
  if (next === undefined || next === null) return
  shipped.add(next.order.id)
  await bench.enqueue({
    kind: 'fulfillment',
    key: `fulfillment/${next.order.id}`,
    orderId: next.order.id,
    payload: {
      orderExternalId: next.order.externalId,
      fulfillmentId: `f-${next.order.id}`,
      carrierName: 'Colissimo',
      lines: next.order.lines.map((line) => ({ lineId: line.id, quantity: line.quantity })),
      parcels: [{ trackingNumber: `T-${next.order.id}`, trackingUrl: null, lines: [] }],
    },
  })
}

const byText = (a: string, b: string): number => a.localeCompare(b)

const seeds = [1, 2, 3]

describe.each([
  { name: 'shopify', open: shopifyBench },
  { name: 'woocommerce', open: wooCommerceBench },
])('hours of trouble with $name', ({ open }) => {
  it.each(seeds)('lose nothing and double nothing (seed %i)', async (seed) => {
    const bench = await syncBench(open, SKUS)
    try {
      const shipped = await troubledHours(bench, seededRandom(seed))
      const ids = bench.shop.orderIds()
      const records = await bench.store.read((tx) =>
        Promise.all(ids.map((id) => tx.orders.byExternalId(bench.channel.id, id))),
      )
      expect({
        lost: ids.filter((_, index) => records[index] === null),
        shipments: bench.shop
          .shipments()
          .map((shipment) => shipment.trackingNumber ?? '')
          .sort(byText),
        stock: SKUS.map((sku) => bench.shop.available(sku)),
        waiting: await bench.outbox(),
      }).toEqual({
        lost: [],
        shipments: shipped.map((id) => `T-${id}`),
        stock: await Promise.all(SKUS.map((sku) => bench.sellable(sku))),
        waiting: new Map(),
      })
      expect(ids.length).toBeGreaterThan(20)
    } finally {
      await bench.close()
    }
  })
})
