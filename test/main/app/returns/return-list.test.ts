import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RETURN_POLICY } from '../../../../shared/domain/return-policy.ts'
import { DAY_MS } from '../../../../shared/lib/clock.ts'
import { message } from '../../../../shared/messages/message.ts'
import { say } from '../../../../shared/messages/say.ts'
import { anOrder, aWorld, lines, stockOf } from '../../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 10, B: 10 } }) }))
  await room.receive(ORDER)
  await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
  for (const { fulfillment } of await room.client.packing.queue({ siteId: 'LILLE' })) {
    const fulfillmentId = fulfillment.id
    await room.client.packing.pack(room.call({ fulfillmentId, printerId: 'virtual', weightsG: [] }))
    await room.client.packing.ship(room.call({ fulfillmentId }))
  }
})
afterEach(() => room.close())

const ORDER = anOrder({ lines: lines({ A: 3, B: 1 }) })
const PRICE = ORDER.lines[0]?.unitPriceCents ?? 0

const announce = (quantity: number, over: { takesLate?: boolean } = {}) =>
  room.client.returns.announce(
    room.call({
      orderId: 'O-1',
      siteId: 'LILLE',
      lines: [{ lineId: '1', quantity }],
      reason: 'unwanted',
      note: 'too small',
      label: null,
      ...over,
    }),
  )
async function announced(quantity = 1): Promise<string> {
  const outcome = await announce(quantity)
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  return outcome.value.announcedId
}
const list = async (input: Parameters<Workroom['client']['returns']['list']>[0] = {}) =>
  (await room.client.returns.list(input)).rows
const onHand = async () => (await room.read((tx) => tx.stock.bySkus(['A'])))[0]?.onHand
async function done<T>(outcome: Promise<{ kind: string; value?: T }>): Promise<T> {
  const { kind, value } = await outcome
  if (kind !== 'done' || value === undefined) throw new Error(JSON.stringify(await outcome))
  return value
}
async function undo(commandId: string) {
  return done(room.client.exceptions.undo(room.call({ commandId })))
}

describe('the list of returns', () => {
  it('shows each where it is, with what goes back, and counts them', async () => {
    await announced()
    expect(await list()).toMatchObject([
      {
        kind: 'announced',
        stage: 'asked',
        standing: 'asked',
        order: { reference: '#O-1' },
        lines: [{ sku: 'A', quantity: 1 }],
        note: 'too small',
        owedCents: PRICE,
        daysLate: 0,
      },
    ])
    expect(await list({ search: 'nobody' })).toEqual([])
    expect(await room.client.returns.counts({})).toEqual(new Map([['asked', 1]]))
    const { csv } = await room.client.returns.csv({})
    expect(csv).toContain('\nasked,#O-1,')
  })

  it('receives several as announced, and takes that back while nothing was paid', async () => {
    const ids = [await announced(2), await announced(1)]
    const call = room.call({ announcedIds: [...ids, ids[0] ?? ''] })
    expect((await done(room.client.returns.receiveAll(call))).changed).toEqual(ids)
    expect(await onHand()).toBe(10)
    const rows = await list()
    expect(rows.map(({ stage }) => stage)).toEqual(['received', 'received'])
    expect(rows.reduce((sum, { owedCents }) => sum + owedCents, 0)).toBe(3 * PRICE)
    expect((await undo(call.commandId)).skipped).toEqual([])
    expect(await onHand()).toBe(7)
    expect((await list()).map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
  })

  it('takes nothing back whose units have been sold since', async () => {
    const call = room.call({ announcedIds: [await announced(3)] })
    await room.client.returns.receiveAll(call)
    await room.receive(anOrder({ id: 'O-2', lines: lines({ A: 8 }) }))
    expect(await room.client.exceptions.undo(room.call({ commandId: call.commandId }))).toMatchObject({
      kind: 'refused',
      message: message('refusals.returns.soldSince', { sku: 'A' }),
    })
  })

  it('refunds what is owed in bulk, and says of the others why not', async () => {
    const announcedIds = [await announced(2)]
    await room.client.returns.receiveAll(room.call({ announcedIds }))
    const [row] = await list()
    const returnIds = [row?.id ?? '']
    const paid = await done(room.client.returns.refundAll(room.call({ returnIds: [...returnIds, 'nobody'] })))
    expect(paid).toEqual({
      changed: returnIds,
      skipped: [{ id: 'nobody', why: message('refusals.unknown.return') }],
      undo: [],
    })
    expect(await list({ stages: ['refunded'] })).toMatchObject([
      { paidCents: 2 * PRICE, owedCents: 0, refundState: 'waiting' },
    ])
  })

  it('closes one without a refund, and opens it again', async () => {
    await room.client.returns.receiveAll(room.call({ announcedIds: [await announced()] }))
    const [row] = await list()
    const call = room.call({ returnIds: [row?.id ?? ''], note: 'worn' })
    await done(room.client.returns.waive(call))
    expect(await list()).toEqual([])
    expect(await list({ stages: ['refused'] })).toMatchObject([{ note: 'too small · worn' }])
    await undo(call.commandId)
    expect(await list()).toMatchObject([{ stage: 'received', owedCents: PRICE }])
  })

  it('refuses one with a reason, and expects it again; what is called off likewise', async () => {
    const announcedId = await announced()
    const refused = room.call({ announcedId, note: 'worn' })
    await done(room.client.returns.refuse(refused))
    expect(await list({ stages: ['refused', 'cancelled'] })).toMatchObject([
      { kind: 'taken', stage: 'refused', note: 'worn' },
    ])
    await undo(refused.commandId)
    const off = room.call({ announcedId })
    await done(room.client.returns.cancelAnnounced(off))
    expect(await room.client.returns.counts({})).toEqual(new Map([['cancelled', 1]]))
    await undo(off.commandId)
    expect(await list()).toMatchObject([{ id: announcedId, stage: 'asked' }])
  })
})

describe('the terms of returns', () => {
  it('ask about one that is late, and mark it', async () => {
    room.wait(32.5 * DAY_MS)
    expect((await room.client.returns.ofOrder({ orderId: 'O-1' })).daysLate).toBe(3)
    expect(await announce(1)).toMatchObject({
      kind: 'refused',
      message: message('refusals.returns.outsideWindow', { days: 3 }),
    })
    await done(announce(1, { takesLate: true }))
    expect(await list()).toMatchObject([{ daysLate: 3 }])
    await room.client.settings.putReturns(room.call({ ...RETURN_POLICY.defaults, windowDays: null }))
    await done(announce(1))
  })

  it('say at whose cost it is', async () => {
    await room.client.settings.putReturns(
      room.call({ ...RETURN_POLICY.defaults, unwanted: 'merchant', lost: 'customer' }),
    )
    const { atOurCost } = await room.client.returns.ofOrder({ orderId: 'O-1' })
    expect([atOurCost.includes('unwanted'), atOurCost.includes('lost')]).toEqual([true, false])
  })
})

describe('an exchange', () => {
  const exchange = (announcedId: string, leaves: 'now' | 'on-arrival', unitPriceCents: number) =>
    room.client.returns.exchange(
      room.call({ announcedId, lines: [{ sku: 'B', quantity: 1, unitPriceCents }], leaves }),
    )

  it('leaves at once as an order of its own, and nothing is owed for the same value', async () => {
    const announcedId = await announced()
    const { orderId } = await done(exchange(announcedId, 'now', PRICE))
    const sent = await room.client.orders.get({ orderId: orderId ?? '' })
    expect(sent.order).toMatchObject({
      reference: '#O-1-X',
      channelId: 're-shipped',
      destination: { name: ORDER.destination.name },
      lines: [{ sku: 'B', quantity: 1 }],
    })
    const { timeline } = await room.client.orders.get({ orderId: 'O-1' })
    for (const events of [timeline, sent.timeline])
      expect(say('en', events.at(-1)?.sentence ?? message('timeline.received'))).toBe(
        'Exchange: 1 × B goes out as #O-1-X, of the same value',
      )
    expect(await exchange(announcedId, 'now', PRICE)).toMatchObject({ kind: 'refused' })
    expect(await room.client.returns.cancelAnnounced(room.call({ announcedId }))).toMatchObject({
      kind: 'refused',
      message: message('refusals.returns.exchangeLeft'),
    })
    await room.client.returns.receiveAll(room.call({ announcedIds: [announcedId] }))
    expect(await list({ stages: ['exchanged'] })).toMatchObject([
      { stage: 'exchanged', owedCents: 0, exchange: { orderId } },
    ])
  })

  it('leaves when the goods are back; a cheaper one leaves the difference owed, and no more', async () => {
    const announcedId = await announced(2)
    expect(await done(exchange(announcedId, 'on-arrival', PRICE))).toMatchObject({ orderId: null })
    expect(await list()).toMatchObject([{ owedCents: PRICE, exchange: { orderId: null } }])
    await room.client.returns.receiveAll(room.call({ announcedIds: [announcedId] }))
    const [row] = await list()
    expect(row).toMatchObject({ stage: 'received', owedCents: PRICE })
    expect(row?.exchange?.orderId).toBeTypeOf('string')
    const returnId = row?.id ?? ''
    expect(
      await room.client.returns.refund(room.call({ returnId, goodsCents: PRICE + 1, shipping: false })),
    ).toMatchObject({ kind: 'refused' })
    await done(room.client.returns.refundAll(room.call({ returnIds: [returnId] })))
    expect(await list({ stages: ['exchanged'] })).toMatchObject([{ paidCents: PRICE }])
  })
})
