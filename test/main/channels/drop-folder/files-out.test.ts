import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Connector } from '../../../../main/app/ports/channel.ts'
import { type DropFolderBench, dropFolderBench } from '../../../support/channels/drop-folder.ts'
import { said } from '../../../support/said.ts'

const NEVER = new AbortController().signal
const DAY_MS = 86_400_000

let bench: DropFolderBench
let connector: Connector
beforeEach(async () => {
  bench = await dropFolderBench()
  connector = bench.connect()
})
afterEach(() => bench.close())

const shipment = (fulfillmentId: string) => ({
  orderExternalId: '1001',
  fulfillmentId,
  carrierName: 'Colissimo',
  lines: [
    { lineId: '1/A', quantity: 2 },
    { lineId: '1/B/2', quantity: 1 },
  ],
  parcels: [
    { trackingNumber: '6A1', trackingUrl: 'https://track.example/6A1', lines: [] },
    { trackingNumber: '6A2', trackingUrl: null, lines: [] },
  ],
})

describe('stock.csv', () => {
  it('holds the present figure of every SKU that was ever told', async () => {
    await connector.pushStock(
      [
        { sku: 'B', available: 4 },
        { sku: 'A', available: 7 },
      ],
      'k1',
      NEVER,
    )
    await bench.connect().pushStock([{ sku: 'A', available: 0 }], 'k2', NEVER)
    expect(await bench.text('out/stock.csv')).toBe('sku,available\nA,0\nB,4\n')
    expect(await connector.readStock(['A', 'C'], NEVER)).toEqual(new Map([['A', 0]]))
    expect(await bench.names('out')).toEqual(['stock.csv'])
  })

  it('that is no longer ours is a fault a person sees', async () => {
    await connector.check(NEVER)
    await writeFile(join(bench.root, 'out', 'stock.csv'), 'sku,available\n"A,1\n')
    expect(await connector.pushStock([{ sku: 'A', available: 1 }], 'k1', NEVER)).toEqual([
      { kind: 'refused', problem: said(/move it away/) },
    ])
  })
})

describe('fulfillments.csv', () => {
  it('holds each shipment once, with its tracking', async () => {
    expect(await connector.hasFulfillment(shipment('f1'), NEVER)).toBe(false)
    expect(await connector.pushFulfillment(shipment('f1'), 'k1', NEVER)).toEqual({ kind: 'done' })
    const restarted = bench.connect()
    expect(await restarted.hasFulfillment(shipment('f1'), NEVER)).toBe(true)
    await restarted.pushFulfillment(shipment('f1'), 'k1', NEVER)
    expect(await bench.text('out/fulfillments.csv')).toBe(
      [
        'fulfillment,order,sku,quantity,carrier,tracking_numbers,tracking_urls,written_at',
        'f1,1001,A,2,Colissimo,6A1|6A2,https://track.example/6A1,2026-11-23T09:00:00.000Z',
        'f1,1001,B/2,1,Colissimo,6A1|6A2,https://track.example/6A1,2026-11-23T09:00:00.000Z',
        '',
      ].join('\n'),
    )
  })

  it('takes several at once, and forgets them after 90 days', async () => {
    await Promise.all(
      ['f1', 'f2', 'f3', 'f4'].map((id) => connector.pushFulfillment(shipment(id), id, NEVER)),
    )
    expect((await bench.text('out/fulfillments.csv')).split('\n')).toHaveLength(1 + 4 * 2 + 1)
    bench.clock.advance(91 * DAY_MS)
    await connector.pushFulfillment(shipment('f5'), 'f5', NEVER)
    expect((await bench.text('out/fulfillments.csv')).split('\n')).toHaveLength(1 + 2 + 1)
  })

  it('waits while the disk is away', async () => {
    await rm(bench.root, { recursive: true })
    expect(await connector.pushFulfillment(shipment('f1'), 'k1', NEVER)).toMatchObject({ kind: 'retry' })
  })
})

it('cancellations.csv holds each cancellation once', async () => {
  const push = { orderExternalId: '1001', reason: 'broken', lines: [{ lineId: '1/A', quantity: 2 }] }
  const paid = {
    ...push,
    currency: 'JPY',
    lines: [{ lineId: '1/A', quantity: 2, cents: 3998 }],
    owed: { cents: 4488, isWhole: true },
  }
  await connector.pushCancel(push, 'cancel/1', NEVER)
  await connector.pushCancel(paid, 'cancel/2', NEVER)
  await connector.pushCancel(push, 'cancel/1', NEVER)
  expect(await connector.hasCancel(push, 'cancel/1', NEVER)).toBe(true)
  expect(await bench.text('out/cancellations.csv')).toBe(
    'cancellation,order,sku,quantity,amount_cents,owed_cents,currency,reason,written_at\n' +
      'cancel/1,1001,A,2,,,,broken,2026-11-23T09:00:00.000Z\n' +
      'cancel/2,1001,A,2,399800,448800,JPY,broken,2026-11-23T09:00:00.000Z\n',
  )
})
