import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MIRAKL_RATES } from '../../../../main/channels/mirakl/client.ts'
import { miraklBench } from '../../../support/channels/benches.ts'
import { basket, productForSale } from '../../../support/channels/storefront.ts'
import { type SyncBench, syncBench } from '../../../support/channels/sync-bench.ts'

describe('the loop of a channel that wants its calls minutes apart', () => {
  let bench: SyncBench
  beforeEach(async () => {
    const open = () => miraklBench(MIRAKL_RATES, { strictPace: true, importMs: 20_000 })
    bench = await syncBench(open, ['A', 'B'])
  })
  afterEach(() => bench.close())

  const tell = (sku: string, available: number) =>
    bench.enqueue({ kind: 'stock', key: `stock/${sku}`, payload: { sku, available } })

  it('puts hundreds of figures into one file', async () => {
    for (let n = 0; n < 250; n += 1) {
      bench.shop.addProduct(productForSale(`S${n}`, 9))
      await tell(`S${n}`, 5)
    }
    await bench.settle(120_000)
    expect(bench.shop.stockPushes()).toHaveLength(250)
    expect(new Set(bench.shop.stockPushes().map(({ at }) => at)).size).toBe(1)
  })

  it('is online all the time, lets shipments pass what waits, and tells every figure in the end', async () => {
    const placed = bench.shop.checkout(basket({ A: 1 }))
    if (placed.kind === 'refused') throw new Error('refused')
    await bench.settle(2000)
    await tell('A', 7)
    await bench.settle(5000)
    await tell('B', 5)
    await bench.enqueue({
      kind: 'fulfillment',
      key: 'f1',
      orderId: null,
      payload: {
        orderExternalId: placed.id,
        fulfillmentId: 'f1',
        carrierName: 'Colissimo',
        lines: [{ lineId: `${placed.id}-1`, quantity: 1 }],
        parcels: [{ trackingNumber: '6A1', trackingUrl: null, lines: [] }],
      },
    })
    const states = new Set<string>()
    for (let second = 0; second < 10; second += 1) {
      await bench.settle(1000)
      states.add(bench.loop.state.kind)
    }
    expect(bench.shop.shipments()).toHaveLength(1)
    expect(bench.shop.stockPushes()).toHaveLength(0)
    for (let minute = 0; minute < 5; minute += 1) {
      await bench.settle(60_000)
      states.add(bench.loop.state.kind)
    }
    expect(bench.shop.stockPushes().map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['A', 7],
      ['B', 5],
    ])
    expect([...states]).toEqual(['online'])
    expect((await bench.outbox()).get(bench.channel.id) ?? 0).toBe(0)
  })
})
