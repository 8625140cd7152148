import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importOrders } from '../../../main/app/inbound/import-orders.ts'
import type { MappedOrder } from '../../../main/app/ports/channel.ts'
import { standing } from '../../../main/channels/protocol/standing.ts'
import type { ChannelKind } from '../../../shared/domain/channel.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { OrderCharges } from '../../../shared/domain/order-charges.ts'
import { message } from '../../../shared/messages/message.ts'
import { anOrder, aWorld, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, SHOP, type Workroom } from '../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 10, B: 10 } }) }))
})
afterEach(() => room.close())

const CHARGES: OrderCharges = {
  lines: [
    {
      lineId: '1',
      title: 'A',
      quantity: 3,
      netCents: 4_158,
      taxCents: 842,
      taxes: [
        { rateId: '7', cents: 832 },
        { rateId: '9', cents: 10 },
      ],
      discountCents: 970,
    },
    { lineId: '2', title: 'B', quantity: 1, netCents: 1_000, taxCents: 0, discountCents: 0 },
  ],
  shipping: { netCents: 400, taxCents: 90 },
  fees: [{ id: '31', title: 'Gift wrap', netCents: 300, taxCents: 60 }],
  tipCents: 0,
  giftCardCents: 0,
  totalCents: 6_850,
  paidCents: 6_850,
  refundedCents: 0,
}

/** Three of A for 50.00, a coupon already off, and one of B for 10.00, with 4.90 of shipping and 3.60 of gift wrap. */
const ORDER = anOrder({
  lines: [
    { id: '1', sku: 'A', quantity: 3, unitPriceCents: 1_667, grossCents: 5_000 },
    { id: '2', sku: 'B', quantity: 1, unitPriceCents: 1_000, grossCents: 1_000 },
  ],
  charges: CHARGES,
})

async function sells(kind: ChannelKind): Promise<void> {
  await room.room.store.write((tx) => tx.channels.put({ ...SHOP, kind }))
}

async function shipped(order: Order = ORDER): Promise<void> {
  await room.receive(order)
  await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
  for (const { fulfillment } of await room.client.packing.queue({ siteId: 'LILLE' })) {
    const fulfillmentId = fulfillment.id
    await room.client.packing.pack(room.call({ fulfillmentId, printerId: 'virtual', weightsG: [] }))
    await room.client.packing.ship(room.call({ fulfillmentId }))
  }
}

interface Wanted {
  readonly goodsCents: number
  readonly shipping?: boolean
  readonly feeIds?: string[]
}

function takeBack(units: Record<string, number>, wanted: Wanted | null) {
  return room.client.returns.receive(
    room.call({
      orderId: 'O-1',
      siteId: 'LILLE',
      lines: Object.entries(units).map(([lineId, quantity]) => ({
        lineId,
        quantity,
        condition: 'sellable' as const,
      })),
      reason: 'unwanted',
      note: '',
      refund: wanted === null ? null : { shipping: false, ...wanted },
    }),
  )
}

const told = async (kind: string) =>
  (await room.read((tx) => tx.outbox.ofOrder('O-1'))).filter((item) => item.kind === kind)
const payloads = async (kind: string) => (await told(kind)).map(({ payload }) => payload)
const money = async () => (await room.client.returns.ofOrder({ orderId: 'O-1' })).money

/** The shop's word on the order, as it is pulled. */
async function says(charges: OrderCharges, meaning: 'ship' | 'left' | 'called-off'): Promise<void> {
  const version = String(charges.refundedCents)
  await room.room.store.write((tx) =>
    tx.inbox.put([
      { channelId: 'shop', externalId: 'O-1', version, payload: '{}', receivedAt: room.room.clock.now() },
    ]),
  )
  const mapped: MappedOrder = { kind: 'order', order: { ...ORDER, charges }, standing: standing({ meaning }) }
  await importOrders(room.room.commands, 'shop', () => mapped)
}

describe('what a return pays back', () => {
  it('is of what was paid for its units, tax by rate, adding up over the returns of a line', async () => {
    await shipped()
    const worth = [1_667, 1_666, 1_667]
    for (const goodsCents of worth)
      expect(await takeBack({ '1': 1 }, { goodsCents })).toMatchObject({ kind: 'done' })
    const lines = (await payloads('refund')).flatMap((payload) => (payload as { lines: unknown[] }).lines)
    expect(lines).toEqual([
      share(1_667, { '7': 277, '9': 3 }),
      share(1_666, { '7': 278, '9': 4 }),
      share(1_667, { '7': 277, '9': 3 }),
    ])
  })

  it('is refused beyond what was paid for the units, by a single cent', async () => {
    await shipped()
    expect(await takeBack({ '1': 2 }, { goodsCents: 3_334 })).toMatchObject({
      kind: 'refused',
      message: message('refusals.returns.moreThanPaid', { paid: { amount: 3333, currency: 'EUR' } }),
    })
  })

  it('is refused beyond what is left of the order, once the shop has paid some of it back', async () => {
    await shipped()
    await says({ ...CHARGES, refundedCents: 6_000 }, 'left')
    expect(await money()).toMatchObject({ paidCents: 6_850, refundedCents: 6_000, leftCents: 850 })
    expect(await takeBack({ '2': 1 }, { goodsCents: 1_000 })).toMatchObject({
      kind: 'refused',
      message: message('refusals.returns.moreThanLeft', { left: { amount: 850, currency: 'EUR' } }),
    })
    expect(await takeBack({ '2': 1 }, { goodsCents: 850, shipping: true })).toMatchObject({ kind: 'done' })
    expect(await payloads('refund')).toMatchObject([{ lines: [{ cents: 850 }], shipping: false }])
  })

  it('is shipping and fees when so chosen, each once, where the shop takes fees back', async () => {
    await sells('woocommerce')
    await shipped()
    const all = { goodsCents: 1_000, shipping: true, feeIds: ['31'] }
    expect(await takeBack({ '2': 1 }, all)).toMatchObject({ kind: 'done' })
    expect(await money()).toEqual({
      paidCents: 6_850,
      refundedCents: 1_850,
      leftCents: 5_000,
      shippingCents: 0,
      fees: [],
    })
    expect(await takeBack({ '1': 3 }, { goodsCents: 5_000, shipping: true, feeIds: ['31'] })).toMatchObject({
      kind: 'done',
    })
    expect(await payloads('refund')).toMatchObject([
      { lines: [{ cents: 1_000 }], shipping: true, fees: [{ id: '31', cents: 360 }] },
      { lines: [{ cents: 5_000 }], shipping: false },
    ])
    expect(await money()).toMatchObject({ leftCents: 0 })
  })

  it('has no fees where the shop takes none back: a person pays them there', async () => {
    await shipped()
    expect(await takeBack({ '2': 1 }, { goodsCents: 1_000, feeIds: ['31'] })).toMatchObject({
      kind: 'refused',
      message: message('refusals.returns.noFees'),
    })
  })

  it('is what is still owed for its units when it is paid back later', async () => {
    await shipped()
    await takeBack({ '1': 1 }, null)
    room.wait(1)
    await takeBack({ '1': 1 }, { goodsCents: 1_666 })
    const { returns } = await room.client.returns.ofOrder({ orderId: 'O-1' })
    expect(returns.map(({ owedCents }) => owedCents)).toEqual([1_667, 0])
    const refund = { returnId: returns[0]?.record.id ?? '', goodsCents: 1_667, shipping: false }
    expect(await room.client.returns.refund(room.call(refund))).toMatchObject({ kind: 'done' })
    const cents = (await payloads('refund')).map(
      (payload) => (payload as { lines: { cents: number }[] }).lines,
    )
    expect(cents).toMatchObject([[{ cents: 1_666 }], [{ cents: 1_667 }]])
  })

  it('is shown as the shop answered it', async () => {
    await shipped()
    await takeBack({ '2': 1 }, { goodsCents: 1_000 })
    const problem = message('vendure.refundPending', { amount: { amount: 799, currency: 'EUR' } })
    const [item] = await told('refund')
    await room.room.store.write((tx) => tx.outbox.settle([item?.id ?? ''], { state: 'refused', problem }))
    const { returns } = await room.client.returns.ofOrder({ orderId: 'O-1' })
    expect(returns).toMatchObject([{ refundState: 'refused', answer: problem }])
  })
})

describe('an order cancelled here', () => {
  const cancel = () => room.client.orders.cancel(room.call({ orderIds: ['O-1'], note: 'out of stock' }))

  it('owes all that was paid, shipping and fees too', async () => {
    await room.receive(ORDER)
    await cancel()
    expect(await payloads('cancel')).toMatchObject([
      {
        lines: [share(5_000, { '7': 832, '9': 10 }), { lineId: '2', quantity: 1, cents: 1_000 }],
        owed: { cents: 6_850, isWhole: true },
      },
    ])
    expect(await money()).toMatchObject({ refundedCents: 6_850, leftCents: 0 })
  })

  it.each([
    {
      name: 'nothing while nothing has been paid',
      charges: { paidCents: 0 },
      want: { cents: 0, isWhole: true },
    },
    {
      name: 'what the shop has not paid back',
      charges: { refundedCents: 850 },
      want: { cents: 6_000, isWhole: true },
    },
    {
      name: 'what is not known where the shop does not say what was paid',
      charges: { paidCents: null },
      want: undefined,
    },
    {
      name: 'its own lines where the shop fulfils others by itself',
      charges: {
        lines: [
          ...CHARGES.lines,
          { lineId: '3', title: 'E-book', quantity: 1, netCents: 500, taxCents: 0, discountCents: 0 },
        ],
        totalCents: 7_350,
        paidCents: 7_350,
      },
      want: { cents: 6_000, isWhole: false },
    },
  ])('owes $name', async ({ charges, want }) => {
    await room.receive({ ...ORDER, charges: { ...CHARGES, ...charges } })
    await cancel()
    const [payload] = await payloads('cancel')
    expect((payload as { owed?: unknown }).owed).toEqual(want)
  })

  it('owes for what has not left only, the cents of the last units', async () => {
    await room.close()
    room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 2 }, LYON: { A: 1, B: 1 } }) }))
    await room.receive(ORDER)
    await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
    const [task] = await room.client.packing.queue({ siteId: 'LILLE' })
    const fulfillmentId = task?.fulfillment.id ?? ''
    await room.client.packing.pack(room.call({ fulfillmentId, printerId: 'virtual', weightsG: [] }))
    await room.client.packing.ship(room.call({ fulfillmentId }))
    await cancel()
    expect(await payloads('cancel')).toMatchObject([
      {
        lines: [
          { lineId: '1', quantity: 1, cents: 1_667 },
          { lineId: '2', quantity: 1, cents: 1_000 },
        ],
        owed: { cents: 2_667, isWhole: false },
      },
    ])
  })

  it('says beforehand what is owed and who pays it back, and afterwards what the shop answered', async () => {
    await sells('vendure')
    await room.receive(ORDER, anOrder({ id: 'O-2' }))
    const [one, two] = ['O-1', 'O-2'] as const
    expect(await room.client.orders.owed({ orderIds: [one, two] })).toEqual([
      { orderId: one, channelId: 'shop', currency: 'EUR', cents: 6_850, paysBack: 'gateway' },
      { orderId: two, channelId: 'shop', currency: 'EUR', cents: null, paysBack: 'gateway' },
    ])
    await cancel()
    expect(await room.client.orders.owed({ orderIds: [one] })).toEqual([])
    const cancelled = async () => (await room.client.returns.ofOrder({ orderId: one })).cancelled
    expect(await cancelled()).toEqual({ cents: 6_850, state: 'waiting', answer: null })
    const problem = message('vendure.refundPending', { amount: { amount: 6_650, currency: 'EUR' } })
    const [item] = await told('cancel')
    await room.room.store.write((tx) => tx.outbox.settle([item?.id ?? ''], { state: 'refused', problem }))
    expect(await cancelled()).toEqual({ cents: 6_850, state: 'refused', answer: problem })
  })

  it('hears afterwards what the shop has paid back', async () => {
    await room.receive(ORDER)
    await cancel()
    await says({ ...CHARGES, refundedCents: 5_500 }, 'called-off')
    const { order } = await room.client.orders.get({ orderId: 'O-1' })
    expect(order.charges?.refundedCents).toBe(5_500)
  })
})

function share(cents: number, taxes: Record<string, number>) {
  const byRate = Object.entries(taxes).map(([rateId, tax]) => ({ rateId, cents: tax }))
  return {
    lineId: '1',
    quantity: cents === 5_000 ? 3 : 1,
    cents,
    tax: { cents: byRate.reduce((sum, rate) => sum + rate.cents, 0), byRate },
  }
}
