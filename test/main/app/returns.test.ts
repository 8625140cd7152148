import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importOrders } from '../../../main/app/inbound/import-orders.ts'
import type { MappedOrder, ReportedReturn } from '../../../main/app/ports/channel.ts'
import { standing } from '../../../main/channels/protocol/standing.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { message } from '../../../shared/messages/message.ts'
import { say } from '../../../shared/messages/say.ts'
import { claimDue } from '../../support/claim-due.ts'
import { anOrder, aWorld, lines, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
let version = 0
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 10, B: 10 } }) }))
})
afterEach(() => room.close())

const ORDER = anOrder({ lines: lines({ A: 3, B: 1 }) })
const PRICE = ORDER.lines[0]?.unitPriceCents ?? 0

/** The order, shipped whole from Lille. */
async function shipped(): Promise<void> {
  await room.receive(ORDER)
  await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
  for (const { fulfillment } of await room.client.packing.queue({ siteId: 'LILLE' })) {
    const fulfillmentId = fulfillment.id
    await room.client.packing.pack(room.call({ fulfillmentId, printerId: 'virtual', weightsG: [] }))
    await room.client.packing.ship(room.call({ fulfillmentId }))
  }
}

type Receive = Parameters<Workroom['client']['returns']['receive']>[0]['input']
const receipt = (units: Receive['lines'], over: Partial<Receive> = {}): Receive => ({
  orderId: 'O-1',
  siteId: 'LILLE',
  lines: units,
  reason: 'unwanted',
  note: '',
  refund: null,
  ...over,
})
const sellable = (lineId: string, quantity: number) => ({ lineId, quantity, condition: 'sellable' as const })

async function onHand(): Promise<Record<string, number>> {
  const levels = await room.read((tx) => tx.stock.bySkus(['A', 'B']))
  return Object.fromEntries(
    levels.filter(({ siteId }) => siteId === 'LILLE').map((level) => [level.sku, level.onHand]),
  )
}

const told = async (kind: string) =>
  (await room.read((tx) => tx.outbox.ofOrder('O-1'))).filter((item) => item.kind === kind)

const state = async () => (await room.client.orders.get({ orderId: 'O-1' })).state

describe('a return', () => {
  it('puts sellable units back on the shelf and on sale, once, and pays the customer back', async () => {
    await shipped()
    const input = receipt([sellable('1', 2), { lineId: '2', quantity: 1, condition: 'damaged' }], {
      refund: { goodsCents: 3 * PRICE, shipping: true },
      note: 'box torn',
    })
    const call = room.call(input)
    const first = await room.client.returns.receive(call)
    expect(await room.client.returns.receive(call)).toEqual(first)
    expect(await onHand()).toEqual({ A: 9, B: 9 })
    const [refund, ...more] = await told('refund')
    expect(more).toEqual([])
    expect(refund?.payload).toEqual({
      orderExternalId: 'O-1',
      lines: [
        { lineId: '1', quantity: 2, cents: 2 * PRICE },
        { lineId: '2', quantity: 1, cents: PRICE },
      ],
      shipping: true,
      currency: 'EUR',
      reason: 'unwanted: box torn',
      channelReturnId: null,
    })
    const claimed = () => room.room.store.write((tx) => claimDue(tx, room.room))
    const stock = [...(await claimed()), ...(await claimed())]
    expect(stock.find(({ key }) => key === 'stock/A')?.payload).toEqual({ sku: 'A', available: 9 })
    const { returns, returnable } = await room.client.returns.ofOrder({ orderId: 'O-1' })
    expect(returns).toMatchObject([{ refundState: 'waiting', record: { by: 'Mona', siteId: 'LILLE' } }])
    expect(returnable).toEqual([
      {
        lineId: '1',
        sku: 'A',
        quantity: 1,
        paid: { lineId: '1', quantity: 3, grossCents: 3 * PRICE, taxes: null },
        skipped: 2,
        siteId: 'LILLE',
      },
    ])
  })

  it('of everything ends the order; of units that stay with the customer it does not', async () => {
    await shipped()
    await room.client.returns.receive(room.call(receipt([sellable('1', 3)])))
    expect(await state()).toBe('shipped')
    await room.client.returns.receive(
      room.call(receipt([{ lineId: '2', quantity: 1, condition: 'damaged' }], { siteId: null })),
    )
    expect(await state()).toBe('returned')
  })

  it('is refused beyond what has left, what it cost, and where nobody knows where the goods are', async () => {
    const early = room.call(receipt([sellable('1', 1)]))
    await room.receive(ORDER)
    expect(await room.client.returns.receive(early)).toMatchObject({
      kind: 'refused',
      message: message('refusals.returns.tooMany', { sku: '1', left: 0 }),
    })
    await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
    const [task] = await room.client.packing.queue({ siteId: 'LILLE' })
    const fulfillmentId = task?.fulfillment.id ?? ''
    await room.client.packing.pack(room.call({ fulfillmentId, printerId: 'virtual', weightsG: [] }))
    await room.client.packing.ship(room.call({ fulfillmentId }))
    const refusals = [
      receipt([sellable('1', 2), sellable('1', 2)]),
      receipt([sellable('1', 1)], { siteId: null }),
      receipt([sellable('1', 1)], { refund: { goodsCents: PRICE + 1, shipping: false } }),
    ]
    for (const input of refusals)
      expect(await room.client.returns.receive(room.call(input))).toMatchObject({ kind: 'refused' })
    expect(await onHand()).toEqual({ A: 7, B: 9 })
    expect(await told('refund')).toEqual([])
  })

  it('of part of a pack is taken without a refund; whole packs are paid back as the channel counts them', async () => {
    await shipped()
    const pack = { lineId: '1', channelSku: 'A-DUO', unitPriceCents: 2 * PRICE, units: 2 }
    await room.room.store.write((tx) => tx.skuMappings.putPacks({ id: 'O-1', channelId: 'shop' }, [pack]))
    const back = (quantity: number, goodsCents: number | null) =>
      room.client.returns.receive(
        room.call(
          receipt([sellable('1', quantity)], {
            refund: goodsCents === null ? null : { goodsCents, shipping: false },
          }),
        ),
      )
    expect(await back(1, PRICE)).toMatchObject({
      kind: 'refused',
      message: { code: 'refusals.returns.wholePacksOnly', args: { units: 2 } },
    })
    expect(await back(1, null)).toMatchObject({ kind: 'done' })
    expect(await back(2, 2 * PRICE)).toMatchObject({ kind: 'done' })
    expect((await told('refund')).map(({ payload }) => payload)).toMatchObject([
      { lines: [{ lineId: '1', quantity: 1, cents: 2 * PRICE }] },
    ])
  })

  it('may be paid back later, once', async () => {
    await shipped()
    const taken = await room.client.returns.receive(room.call(receipt([sellable('1', 1)])))
    const returnId = taken.kind === 'done' ? taken.value.returnId : ''
    const refund = { returnId, goodsCents: 700, shipping: false }
    expect(await room.client.returns.refund(room.call(refund))).toMatchObject({ kind: 'done' })
    expect(await room.client.returns.refund(room.call(refund))).toMatchObject({ kind: 'refused' })
    expect((await told('refund')).map(({ payload }) => payload)).toMatchObject([
      { lines: [{ lineId: '1', quantity: 1, cents: 700 }], shipping: false },
    ])
  })

  it('is taken by a lead, not by a packer', async () => {
    await shipped()
    const packer = room.as({ role: 'packer' })
    await expect(packer.returns.receive(room.call(receipt([sellable('1', 1)])))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})

/** The channel's own word about the order, taken in. */
async function says(units: Record<string, number>, returns: ReportedReturn[] = [], cancelled = false) {
  version += 1
  const order: Order = {
    ...ORDER,
    lines: ORDER.lines.flatMap((line) => {
      const quantity = cancelled ? line.quantity : (units[line.id] ?? 0)
      return quantity === 0 ? [] : [{ ...line, quantity }]
    }),
  }
  const item = {
    channelId: 'shop',
    externalId: 'O-1',
    version: String(version),
    payload: '{}',
    receivedAt: room.room.clock.now(),
  }
  await room.room.store.write((tx) => tx.inbox.put([item]))
  const mapped: MappedOrder = {
    kind: 'order',
    order,
    standing: standing({ meaning: cancelled ? 'called-off' : 'left' }),
    returns,
  }
  await importOrders(room.room.commands, 'shop', () => mapped)
}

const WHOLE = { '1': 3, '2': 1 }

async function open() {
  const { rows } = await room.client.exceptions.list({})
  return rows.map(({ record, sentence }) => ({
    id: record.id,
    cause: record.cause,
    sentence: say('en', sentence),
  }))
}

async function settle(code: 'receive-sellable' | 'receive-damaged' | 'refund-only' | 'refuse-return') {
  const [exception] = await open()
  const args = { address: null, stock: null, note: '' }
  return room.client.exceptions.resolve(room.call({ exceptionId: exception?.id ?? '', code, args }))
}

const request = (units: Record<string, number>, over: Partial<ReportedReturn> = {}): ReportedReturn => ({
  id: 'R1',
  state: 'open',
  lines: Object.entries(units).map(([lineId, quantity]) => ({ lineId, quantity })),
  reason: 'too small',
  ...over,
})

describe('a return that the channel reports', () => {
  it('becomes one exception, and received as sellable goes back on the shelf and is paid', async () => {
    await shipped()
    await says(WHOLE, [request({ '1': 2 })])
    await says(WHOLE, [request({ '1': 2 })])
    expect((await open()).map(({ sentence }) => sentence)).toEqual([
      'The customer wants to return 2 × A: too small',
    ])
    expect(await settle('receive-sellable')).toMatchObject({ kind: 'done' })
    expect(await onHand()).toEqual({ A: 9, B: 9 })
    expect((await told('refund')).map(({ payload }) => payload)).toMatchObject([
      { lines: [{ lineId: '1', quantity: 2, cents: 2 * PRICE }], channelReturnId: 'R1' },
    ])
    // The channel has carried the refund out and says so: nothing is left to see to.
    await says({ '1': 1, '2': 1 }, [request({ '1': 2 }, { state: 'ended' })])
    expect(await open()).toEqual([])
  })

  it.each([
    { code: 'receive-damaged' as const, refunds: 1 },
    { code: 'refund-only' as const, refunds: 1 },
    { code: 'refuse-return' as const, refunds: 0 },
  ])('settled by $code puts nothing on the shelf', async ({ code, refunds }) => {
    await shipped()
    await says(WHOLE, [request({ '1': 1 })])
    expect(await settle(code)).toMatchObject({ kind: 'done' })
    expect(await onHand()).toEqual({ A: 7, B: 9 })
    expect(await told('refund')).toHaveLength(refunds)
    await says(WHOLE, [request({ '1': 1 })])
    expect(await open()).toEqual([])
  })

  it('says of every way out what becomes of goods and money, and suggests none', async () => {
    await shipped()
    await says(WHOLE, [request({ '1': 2 })])
    const [exception] = await open()
    const { row, resolutions } = await room.client.exceptions.get({ exceptionId: exception?.id ?? '' })
    expect(row.suggestion).toBeNull()
    const money = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' }).format(
      (2 * PRICE) / 100,
    )
    expect(resolutions.map(({ code, effect, disabled }) => [code, say('fr', effect), disabled])).toEqual([
      [
        'receive-sellable',
        `Les articles reviennent dans le stock vendable\u202f; ${money} sont remboursés`,
        null,
      ],
      ['receive-damaged', `Rien ne revient en stock\u202f; ${money} sont remboursés`, null],
      ['refund-only', `Rien n’est renvoyé\u202f; ${money} sont remboursés`, null],
      ['refuse-return', 'Pas de remboursement\u202f; prévenez le client sur le canal', null],
      [
        'send-return-label',
        'L’étiquette est achetée et transmise au client par le canal là où il le peut\u202f; les articles sont attendus',
        message('resolutions.noReturnLabels'),
      ],
    ])
  })

  it('clears when it is called off there', async () => {
    await shipped()
    await says(WHOLE, [request({ '1': 1 })])
    await says(WHOLE, [request({ '1': 1 }, { state: 'ended' })])
    expect(await open()).toEqual([])
  })
})

describe('units that the channel refunded by itself', () => {
  it('are no change after release but a return: received, nothing is paid a second time', async () => {
    await shipped()
    await says({ '1': 2, '2': 1 })
    await says({ '1': 2, '2': 1 })
    expect((await open()).map(({ sentence }) => sentence)).toEqual([
      'Shop has refunded 1 × A after they had left',
    ])
    expect(await settle('refuse-return')).toMatchObject({ kind: 'refused' })
    expect(await settle('receive-sellable')).toMatchObject({ kind: 'done' })
    expect(await onHand()).toEqual({ A: 8, B: 9 })
    expect(await told('refund')).toEqual([])
    await says({ '1': 2, '2': 1 })
    expect(await open()).toEqual([])
    await says({ '1': 1, '2': 1 })
    expect((await open()).map(({ cause }) => cause)).toMatchObject([
      { reason: 'return-requested', lines: [{ lineId: '1', quantity: 1 }] },
    ])
  })

  it('in full are a cancelled order to some channels: no surprise once all is back', async () => {
    await shipped()
    await says({}, [], true)
    expect((await open()).map(({ cause }) => cause.reason)).toEqual(['cancelled-after-shipped'])
    expect(await settle('receive-sellable')).toMatchObject({ kind: 'done' })
    expect(await onHand()).toEqual({ A: 10, B: 10 })
    expect(await told('refund')).toEqual([])
    expect(await state()).toBe('returned')
    await says({}, [], true)
    expect(await open()).toEqual([])
  })
})
