import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { putChannelPlaces } from '../../../main/app/mapping/channel-places.ts'
import { message } from '../../../shared/messages/message.ts'
import { anOrder, aWorld, lines, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 3 }, LYON: { A: 3 } }) }))
})
afterEach(() => room.close())

/** An order for two A, released to picking in Lille; returns its fulfilment. */
async function released(): Promise<string> {
  await room.receive(anOrder({ lines: lines({ A: 2 }) }))
  await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
  const [task] = await room.client.packing.queue({ siteId: 'LILLE' })
  return task?.fulfillment.id ?? ''
}

const pack = (fulfillmentId: string) => ({ fulfillmentId, printerId: 'virtual', weightsG: [] })

describe('packing', () => {
  it('numbers the parcel, queues one label and marks the order packed', async () => {
    const fulfillmentId = await released()
    const packed = await room.client.packing.pack(room.call(pack(fulfillmentId)))
    expect(packed).toMatchObject({
      kind: 'done',
      value: { jobs: [{ state: 'queued', title: '#O-1 1/1 320000000000000009' }] },
    })
    expect((await room.client.orders.get({ orderId: 'O-1' })).state).toBe('packed')
  })

  it('prints nothing new when it is packed twice', async () => {
    room.printer.isOn = false
    const fulfillmentId = await released()
    const first = await room.client.packing.pack(room.call(pack(fulfillmentId)))
    const second = await room.client.packing.pack(room.call(pack(fulfillmentId)))
    expect(second).toEqual(first)
    expect((await room.client.packing.jobs({ fulfillmentId, printerId: null })).length).toBe(1)
  })

  it('consumes the stock when it ships, and tells the channel the tracking number once', async () => {
    const fulfillmentId = await released()
    await room.client.packing.pack(room.call(pack(fulfillmentId)))
    await room.client.packing.ship(room.call({ fulfillmentId }))
    await room.client.packing.ship(room.call({ fulfillmentId }))
    expect((await room.read((tx) => tx.stock.bySkus(['A'])))[0]).toEqual({
      siteId: 'LILLE',
      sku: 'A',
      onHand: 1,
      reserved: 0,
      safety: 0,
    })
    const told = await room.read((tx) => tx.outbox.ofOrder('O-1'))
    expect(told.map(({ payload }) => payload)).toEqual([
      {
        orderExternalId: 'O-1',
        fulfillmentId,
        locationId: null,
        carrierName: 'Posta',
        lines: [{ lineId: '1', quantity: 2 }],
        parcels: [
          {
            trackingNumber: '320000000000000009',
            trackingUrl: null,
            lines: [{ lineId: '1', quantity: 2 }],
          },
        ],
      },
    ])
  })

  it('tells the channel which of its locations stands for the site that it left from', async () => {
    const place = { locationId: 'gid://shopify/Location/7', name: 'Lille', siteIds: ['LILLE'] }
    await room.room.store.write((tx) => putChannelPlaces(tx, 'shop', { routing: 'ours', places: [place] }))
    const fulfillmentId = await released()
    await room.client.packing.pack(room.call(pack(fulfillmentId)))
    await room.client.packing.ship(room.call({ fulfillmentId }))
    const told = await room.read((tx) => tx.outbox.ofOrder('O-1'))
    expect(told.map(({ payload }) => payload)).toMatchObject([{ locationId: 'gid://shopify/Location/7' }])
  })

  it('keeps what has left when the order is cancelled then: the channel hears of the rest only', async () => {
    await room.receive(anOrder({ lines: lines({ A: 5 }) }))
    await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
    const [task] = await room.client.packing.queue({ siteId: 'LILLE' })
    const fulfillmentId = task?.fulfillment.id ?? ''
    await room.client.packing.pack(room.call(pack(fulfillmentId)))
    await room.client.packing.ship(room.call({ fulfillmentId }))
    await room.client.orders.cancel(room.call({ orderIds: ['O-1'], note: 'sold out' }))
    const told = await room.read((tx) => tx.outbox.ofOrder('O-1'))
    const { allocations = [] } = task?.fulfillment ?? {}
    const gone = allocations.reduce((sum, { quantity }) => sum + quantity, 0)
    expect(gone).toBeGreaterThan(0)
    expect(told.map(({ kind, payload }) => [kind, payload])).toEqual([
      ['fulfillment', expect.objectContaining({ lines: [{ lineId: '1', quantity: gone }] })],
      [
        'cancel',
        {
          orderExternalId: 'O-1',
          lines: [{ lineId: '1', quantity: 5 - gone, cents: (5 - gone) * 2000 }],
          reason: 'sold out',
          currency: 'EUR',
        },
      ],
    ])
  })

  it('refuses an order that is not released', async () => {
    await room.receive(anOrder())
    const { fulfillments } = await room.client.orders.get({ orderId: 'O-1' })
    const refused = await room.client.packing.pack(room.call(pack(fulfillments[0]?.id ?? '')))
    expect(refused).toMatchObject({
      kind: 'refused',
      message: message('packStops.notReleased', { order: '#O-1' }),
    })
  })
})

describe('a scan', () => {
  it('finds the order, the product, another site, or nothing', async () => {
    await released()
    const scan = async (text: string, siteId = 'LILLE') =>
      (await room.client.packing.scan({ siteId, scan: text })).kind
    expect(await scan('#O-1')).toBe('task')
    expect(await scan('#O-1', 'LYON')).toBe('other-site')
    expect(await scan('A')).toBe('product')
    expect(await scan('nothing such')).toBe('unknown')
  })
})
