import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Order } from '../../../shared/domain/order.ts'
import type { OrderCharges } from '../../../shared/domain/order-charges.ts'
import { say } from '../../../shared/messages/say.ts'
import { anOrder, aProduct, aWorld, LILLE, LYON, stockOf } from '../../support/engine-builders.ts'
import { says } from '../../support/made-up-channel.ts'
import { openWorkroom, SHOP, type Workroom } from '../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  const stock = stockOf({ LILLE: { A: 5, C: 5 }, LYON: { A: 5, B: 5 } })
  const products = ['A', 'B', 'C', 'D'].map((sku) => aProduct(sku))
  room = await openWorkroom(aWorld({ sites: [LILLE, LYON], stock, products }))
})
afterEach(() => room.close())

const CHARGES: OrderCharges = {
  lines: [
    { lineId: '1', title: 'A', quantity: 3, netCents: 5_000, taxCents: 0, discountCents: 0 },
    { lineId: '2', title: 'B', quantity: 1, netCents: 1_000, taxCents: 0, discountCents: 0 },
  ],
  shipping: { netCents: 490, taxCents: 0 },
  fees: [],
  tipCents: 0,
  giftCardCents: 0,
  totalCents: 6_490,
  paidCents: 6_490,
  refundedCents: 0,
}

/** Three of A for 50.00, one of B for 10.00, 4.90 of shipping. B lies at Lyon only. */
const ORDER = anOrder({
  lines: [
    { id: '1', sku: 'A', quantity: 3, unitPriceCents: 1_667, grossCents: 5_000, title: 'Kettle' },
    { id: '2', sku: 'B', quantity: 1, unitPriceCents: 1_000, title: 'Cup' },
  ],
  charges: CHARGES,
})

type Wanted = Parameters<Workroom['client']['orders']['tryLines']>[0]
type Line = Wanted['lines'][number]
const line = (lineId: string, changes: Partial<Line>): Line => ({
  lineId,
  quantity: 1,
  sku: null,
  unitPriceCents: null,
  ...changes,
})

async function setLines(lines: Line[], added: Wanted['added'] = [], note = '') {
  const call = room.call({ orderId: 'O-1', lines, added, note })
  const outcome = await room.client.orders.setLines(call)
  await room.room.decider.decideAll()
  return {
    said: say('en', outcome.kind === 'done' ? outcome.value.sentence : outcome.message),
    undo: async () => {
      const undone = await room.client.exceptions.undo(room.call({ commandId: call.commandId }))
      await room.room.decider.decideAll()
      return undone.kind === 'done' ? 'done' : say('en', undone.message)
    },
  }
}

async function stands(): Promise<string> {
  const { order, state, fulfillments } = await room.client.orders.get({ orderId: 'O-1' })
  const sites = fulfillments.filter((one) => one.state !== 'cancelled').map(({ siteId }) => siteId)
  return [state, ...order.lines.map(({ sku, quantity }) => `${quantity}${sku}`), ...sites].join(' ')
}

const cancels = async () =>
  (await room.read((tx) => tx.outbox.ofOrder('O-1'))).flatMap(({ kind, payload }) =>
    kind === 'cancel' ? [payload] : [],
  )
const order = async (): Promise<Order> => (await room.client.orders.get({ orderId: 'O-1' })).order
const money = async () => (await room.client.returns.ofOrder({ orderId: 'O-1' })).money

describe('a line that a person cancels', () => {
  it('is told to its channel with what was paid for it, frees its stock and moves the plan as shown before', async () => {
    await room.receive(ORDER)
    expect(await stands()).toBe('allocated 3A 1B LYON')
    const wanted = { lines: [line('1', { quantity: 2 }), line('2', { quantity: 0 })], added: [] }
    const tried = await room.client.orders.tryLines({ orderId: 'O-1', ...wanted })
    expect(tried).toMatchObject({ refusal: null, owed: { cents: 2_667 }, paysBack: 'gateway', isFinal: true })
    expect(tried.trial?.parts.map(({ siteId }) => siteId)).toEqual(['LILLE'])
    expect(await stands()).toBe('allocated 3A 1B LYON')

    const { said, undo } = await setLines(wanted.lines, [], 'sold out')
    expect(said).toBe('1 × A cancelled, 1 × B cancelled, by hand; €26.67 owed to the buyer: “sold out”')
    expect(await stands()).toBe('allocated 2A LILLE')
    expect(await cancels()).toEqual([
      {
        orderExternalId: 'O-1',
        lines: [
          { lineId: '1', quantity: 1, cents: 1_667, tax: { cents: 0, byRate: [] } },
          { lineId: '2', quantity: 1, cents: 1_000, tax: { cents: 0, byRate: [] } },
        ],
        reason: 'sold out',
        currency: 'EUR',
        owed: { cents: 2_667, isWhole: false },
      },
    ])
    expect((await money())?.leftCents).toBe(6_490 - 2_667)
    expect((await room.read((tx) => tx.stock.bySkus(['B'])))[0]?.reserved).toBe(0)
    expect(await undo()).toBe('This cannot be undone')

    // What is left is cancelled with shipping, and nothing is paid back twice.
    await room.client.orders.cancel(room.call({ orderIds: ['O-1'], note: '' }))
    expect((await cancels())[1]).toMatchObject({
      lines: [{ lineId: '1', quantity: 2, cents: 3_333 }],
      owed: { cents: 6_490 - 2_667, isWhole: true },
    })
  })

  it('stays so whatever its channel says before and after it took it, and fewer units count', async () => {
    await room.receive(ORDER)
    await setLines([line('1', { quantity: 2 })])
    const after = await order()
    await says(room, { 'O-1': { order: ORDER } })
    expect(await order()).toEqual(after)
    await setLines([line('2', { quantity: 0 })])
    const [first] = after.lines
    // The channel has done it, and says so with its figures.
    const taken = {
      ...ORDER,
      lines: [{ ...ORDER.lines[0], id: '1', sku: 'A', quantity: 2, unitPriceCents: 1_667 }],
    }
    await says(room, { 'O-1': { order: taken } })
    expect((await order()).lines).toEqual([first])
    await says(room, {
      'O-1': {
        order: {
          ...taken,
          lines: [{ ...taken.lines[0], id: '1', sku: 'A', quantity: 1, unitPriceCents: 1_667 }],
        },
      },
    })
    expect(await stands()).toBe('allocated 1A LILLE')
    expect((await room.client.exceptions.list({})).rows).toEqual([])
  })

  it('at its site is taken back from it until it is packed', async () => {
    await room.receive(ORDER)
    await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
    await setLines([line('2', { quantity: 0 })])
    expect(await stands()).toBe('allocated 3A LILLE')
    await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
    const [queued] = await room.client.packing.queue({ siteId: 'LILLE' })
    const fulfillmentId = queued?.fulfillment.id ?? ''
    await room.client.packing.pack(room.call({ fulfillmentId, printerId: 'virtual', weightsG: [] }))
    expect((await setLines([line('1', { quantity: 1 })])).said).toBe('The order is packed already')
    expect(await cancels()).toHaveLength(1)
  })

  it('is refused where nothing, or half a pack, would be left of it', async () => {
    await room.receive(ORDER)
    await room.room.store.write((tx) =>
      tx.skuMappings.putPacks(ORDER, [{ lineId: '1', channelSku: 'A3', units: 3, unitPriceCents: 5_000 }]),
    )
    const before = await order()
    const refused = async (lines: Line[], added: Wanted['added'] = []) => {
      const { refusal } = await room.client.orders.tryLines({ orderId: 'O-1', lines, added })
      const { said } = await setLines(lines, added)
      expect(refusal === null ? '' : say('en', refusal)).toBe(said)
      return said
    }
    expect(await refused([line('1', { quantity: 2 })])).toBe(
      'The channel sold A in packs of 3: cancel whole packs',
    )
    expect(
      await refused(
        [line('1', { quantity: 0 }), line('2', { quantity: 0 })],
        [{ sku: 'C', quantity: 1, unitPriceCents: 0 }],
      ),
    ).toMatch(/cancel the order instead$/)
    expect(await refused([line('1', { quantity: 3 })])).toBe('These are its lines already')
    expect(await refused([line('9', {})])).toMatch(/^The order has changed since/)
    expect(await order()).toEqual(before)
  })
})

describe('a product that a person puts in the place of another, or adds', () => {
  it('is kept over what the channel says, told to nobody, and undone', async () => {
    await room.receive(ORDER)
    const before = await order()
    const wanted = [line('1', { quantity: 4 }), line('2', { sku: 'C', unitPriceCents: 1_200 })]
    const tried = await room.client.orders.tryLines({ orderId: 'O-1', lines: wanted, added: [] })
    expect(tried).toMatchObject({ isUntold: true, owed: null, isFinal: false, differenceCents: 200 + 1_667 })
    const { said, undo } = await setLines(wanted, [], 'a gift')
    expect(said).toBe('1 × C instead of B, 1 × A added, by hand: “a gift”')
    expect(await stands()).toBe('allocated 3A 1C 1A LILLE')
    const after = await order()
    await says(room, { 'O-1': { order: { ...ORDER, tags: ['vip'] } } })
    expect(await order()).toEqual({ ...after, tags: ['vip'] })
    await says(room, { 'O-1': { order: ORDER } })
    expect(await undo()).toBe('done')
    expect(await order()).toEqual(before)
    expect(await cancels()).toEqual([])
  })

  it('at the price that was paid for what it replaces; its channel hears of the line that it knows', async () => {
    await room.receive(ORDER)
    await setLines([line('2', { sku: 'C' })], [{ sku: 'C', quantity: 1, unitPriceCents: 0 }])
    expect(
      (await order()).lines.map(({ id, sku, unitPriceCents }) => [id.slice(0, 5), sku, unitPriceCents]),
    ).toEqual([
      ['1', 'A', 1_667],
      ['2', 'C', 1_000],
      ['added', 'C', 0],
    ])
    await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
    const [queued] = await room.client.packing.queue({ siteId: 'LILLE' })
    const fulfillmentId = queued?.fulfillment.id ?? ''
    await room.client.packing.pack(room.call({ fulfillmentId, printerId: 'virtual', weightsG: [] }))
    await room.client.packing.ship(room.call({ fulfillmentId }))
    const told = (await room.read((tx) => tx.outbox.ofOrder('O-1'))).find(
      ({ kind }) => kind === 'fulfillment',
    )
    expect((told?.payload as { lines: unknown } | null)?.lines).toEqual([
      { lineId: '1', quantity: 3 },
      { lineId: '2', quantity: 1 },
    ])
    const added = (await order()).lines[2]?.id ?? ''
    const back = await room.client.returns.receive(
      room.call({
        orderId: 'O-1',
        siteId: 'LILLE',
        lines: [{ lineId: added, quantity: 1, condition: 'sellable' }],
        reason: 'unwanted',
        note: '',
        refund: { goodsCents: 0, shipping: true },
      }),
    )
    expect(back.kind === 'refused' && say('en', back.message)).toMatch(/^C was added here/)
  })

  it('is refused where it is not sold, or has no stock', async () => {
    await room.receive(ORDER)
    expect((await setLines([line('2', { sku: 'nothing' })])).said).toMatch(/nothing/)
    expect((await setLines([line('2', { sku: 'D' })])).said).toMatch(
      /^The order cannot ship this way at the moment/,
    )
    expect(await stands()).toBe('allocated 3A 1B LYON')
  })

  it('of an order of a file is undone, cancelled lines too: nobody was told', async () => {
    await room.room.store.write((tx) => tx.channels.put({ ...SHOP, kind: 'csv', url: null }))
    await room.receive(ORDER)
    const { undo } = await setLines([line('2', { quantity: 0 })])
    expect(await undo()).toBe('done')
    expect(await stands()).toBe('allocated 3A 1B LYON')
  })
})
