import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RefundSeen, ShipmentSeen, Storefront } from '../../main/demo/channel-server/storefront.ts'
import type { ChannelKind } from '../../shared/domain/channel.ts'
import { MINUTE_MS } from '../../shared/lib/clock.ts'
import { plainMessage } from '../../shared/messages/message.ts'
import { anOrder, aWorld, lines, stockOf } from '../support/engine-builders.ts'
import { openWorkroom, SHOP, type Workroom } from '../support/workroom.ts'
import { FiguresOwed } from './figures-owed.ts'
import { findings } from './invariants.ts'
import { DIGITAL } from './merchant.ts'
import { SaleWatch } from './sale-watch.ts'
import { StandingWatch } from './standing-watch.ts'

let room: Workroom
let sales: SaleWatch
let standings: StandingWatch
let there: { orders: string[]; cancelled: string[]; shipments: ShipmentSeen[]; refunds: RefundSeen[] }

beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 9 } }) }))
  const { store, clock } = room.room
  sales = new SaleWatch(store, clock, new FiguresOwed(clock))
  standings = new StandingWatch({ store, clock, sales })
  there = { orders: ['O-1'], cancelled: [], shipments: [], refunds: [] }
  standings.sold('shop', 'O-1', 2, false)
})
afterEach(() => room.close())

const shop: Storefront = {
  addProduct: () => {},
  checkout: ({ lines: [line] }) => ({ kind: 'refused', sku: line?.sku ?? '', asked: 1, available: 0 }),
  cancelAtChannel: () => {},
  correctStreet: () => {},
  available: () => 0,
  skus: () => ['A'],
  orderIds: () => there.orders,
  isCancelled: (id) => there.cancelled.includes(id),
  stockPushes: () => [],
  shipments: () => there.shipments,
  refunds: () => there.refunds,
}

/** What is found of orders; figures and what waits in the outbox are for others to look at. */
async function found(kind: ChannelKind = 'shopify'): Promise<string[]> {
  const channel = { ...SHOP, kind }
  const all = await findings(room.room.store, [{ channel, shop, figure: () => 0 }], sales, standings)
  return Object.entries(all)
    .flatMap(([name, sentences]) => sentences.map((sentence: string) => `${name}: ${sentence}`))
    .filter((sentence) => sentence.includes('O-1'))
}

async function receive(sku = 'A'): Promise<void> {
  await room.receive(anOrder({ lines: lines({ [sku]: 2 }) }))
}

/** Both units leave from here; their channel counts `counted` of them. */
async function leave(counted: number): Promise<void> {
  await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
  const { fulfillments } = await room.client.orders.get({ orderId: 'O-1' })
  const fulfillmentId = fulfillments[0]?.id ?? ''
  await room.client.packing.pack(room.call({ fulfillmentId, printerId: 'virtual', weightsG: [] }))
  await room.client.packing.ship(room.call({ fulfillmentId }))
  const after = await room.client.orders.get({ orderId: 'O-1' })
  const { trackingNumber = null } = after.fulfillments[0]?.parcels[0] ?? {}
  there.shipments = [
    { orderId: 'O-1', carrier: null, trackingNumber, lines: [{ sku: 'A', quantity: counted }] },
  ]
}

describe('an order that was never received', () => {
  const LOST = 'lost: shop O-1 was never received'

  async function saidUnreadable(): Promise<void> {
    const id = 'payload/shop/O-1'
    const cause = {
      reason: 'payload-rejected',
      channelId: 'shop',
      externalId: 'O-1',
      message: plainMessage('x'),
    } as const
    await room.room.store.write((tx) =>
      tx.exceptions.open([{ id, orderId: null, siteId: null, cause, openedAt: 0, dueAt: null, key: id }]),
    )
  }

  it('is lost', async () => {
    expect(await found()).toEqual([LOST])
  })

  it('is none where staff spoilt it and a person is told', async () => {
    standings.spoilt('shop', 'O-1')
    expect(await found()).toEqual([LOST])
    await saidUnreadable()
    expect(await found()).toEqual([])
  })

  it('is lost where nobody spoilt it: that it cannot be read is our fault', async () => {
    await saidUnreadable()
    expect(await found()).toEqual([LOST])
  })

  it('is none where staff have binned it; another one is', async () => {
    there.orders = ['O-1', 'O-1b']
    standings.erased('shop', 'O-1')
    expect(await found()).toEqual(['lost: shop O-1b was never received'])
  })
})

describe('an order that is cancelled here and open there', () => {
  const OPEN = /^diverged: shop O-1 is open there and cancelled here/

  async function cancel(): Promise<void> {
    await receive()
    await room.client.orders.cancel(room.call({ orderIds: ['O-1'], note: '' }))
  }

  it('diverges', async () => {
    await cancel()
    expect(await found()).toEqual([expect.stringMatching(OPEN)])
  })

  it('is none where only something digital is left of it, once the channel was told', async () => {
    standings.sold('shop', 'O-1', 2, true)
    await cancel()
    expect(await found()).toEqual([expect.stringMatching(OPEN)])
    await room.room.store.write(async (tx) => {
      const ids = (await tx.outbox.ofOrder('O-1')).map(({ id }) => id)
      await tx.outbox.settle(ids, { state: 'done' })
    })
    expect(await found()).toEqual([])
  })
})

describe('a shipment', () => {
  beforeEach(() => receive())

  it('has its units there', async () => {
    await leave(2)
    expect(await found()).toEqual([])
  })

  it('has units there that did not leave', async () => {
    await leave(3)
    expect(await found()).toEqual([
      expect.stringMatching(/^doubled: shop O-1: shipment \S+ has 3 units there, 2 here/),
      expect.stringMatching(/^doubled: shop O-1: 3 units left of 2/),
    ])
  })

  it('has none of what is digital there', async () => {
    await leave(2)
    there.shipments = there.shipments.map((one) => ({
      ...one,
      lines: [...one.lines, { sku: DIGITAL, quantity: 1 }],
    }))
    expect(await found()).toEqual([])
  })

  it('has fewer units there: as many as were paid back, and no less', async () => {
    await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
    await standings.paidBack('shop', 'O-1', 1, 0)
    await leave(1)
    expect(await found()).toEqual([])
    await standings.paidBack('shop', 'O-1', 0, 0)
    expect(await found()).toEqual([
      expect.stringMatching(/^lost: shop O-1: shipment \S+ has 1 units there, 2 here/),
    ])
  })

  it('counts what was paid back only at marketplaces that ship an order whole', async () => {
    await leave(3)
    standings.sold('shop', 'O-1', 3, false)
    await standings.paidBack('shop', 'O-1', 1, 0)
    expect(await found('mirakl')).toEqual([])
    expect(await found('shopify')).toEqual([
      expect.stringMatching(/^doubled: shop O-1: shipment \S+ has 3 units there, 2 here/),
    ])
  })
})

describe('an address that was corrected there', () => {
  const ELSEWHERE = 'diverged: shop O-1 goes to 1 rue de la Gare, not to 2 quai Neuf'

  /** All of it comes back. */
  async function comeBack(): Promise<void> {
    const { order } = await room.client.orders.get({ orderId: 'O-1' })
    await room.client.returns.receive(
      room.call({
        orderId: 'O-1',
        lines: order.lines.map(({ id, quantity }) => ({
          lineId: id,
          quantity,
          condition: 'sellable' as const,
        })),
        siteId: 'LILLE',
        reason: 'unwanted',
        note: '',
        refund: null,
      }),
    )
  }

  it('is that of the order here', async () => {
    await receive()
    sales.movedTo('shop', 'O-1', '2 quai Neuf')
    expect(await found()).toEqual([ELSEWHERE])
  })

  it('is for nobody any more once the order had left and has come back', async () => {
    await receive()
    await leave(2)
    room.wait(MINUTE_MS)
    sales.movedTo('shop', 'O-1', '2 quai Neuf')
    await comeBack()
    expect(await found()).toEqual([])
  })

  it('is missed where it was corrected before it left, also when it has come back', async () => {
    await receive()
    sales.movedTo('shop', 'O-1', '2 quai Neuf')
    room.wait(MINUTE_MS)
    await leave(2)
    await comeBack()
    expect(await found()).toEqual([ELSEWHERE])
  })
})
