import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OrderSplit } from '../../../shared/domain/order-choice.ts'
import { say } from '../../../shared/messages/say.ts'
import { anOrder, aWorld, LILLE, LYON, lines, stockOf } from '../../support/engine-builders.ts'
import { says } from '../../support/made-up-channel.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
const ORDER = anOrder({ lines: lines({ A: 3, B: 1 }) })
beforeEach(async () => {
  const stock = stockOf({ LILLE: { A: 5, B: 2 }, LYON: { A: 2 } })
  room = await openWorkroom(aWorld({ sites: [LILLE, LYON], stock }))
  await room.receive(ORDER)
})
afterEach(() => room.close())

const split = (lille: Record<string, number>, lyon: Record<string, number>): OrderSplit =>
  Object.entries({ LILLE: lille, LYON: lyon }).flatMap(([siteId, units]) => {
    const parts = Object.entries(units).map(([lineId, quantity]) => ({ lineId, quantity }))
    return parts.length === 0 ? [] : [{ siteId, lines: parts }]
  })

async function set(wanted: OrderSplit, note = '') {
  const call = room.call({ orderId: 'O-1', split: wanted, note })
  const outcome = await room.client.orders.setSplit(call)
  await room.room.decider.decideAll()
  return {
    said: say('en', outcome.kind === 'done' ? outcome.value.sentence : outcome.message),
    undo: async () => {
      await room.client.exceptions.undo(room.call({ commandId: call.commandId }))
      await room.room.decider.decideAll()
    },
  }
}

async function goes(): Promise<string[]> {
  const { fulfillments } = await room.client.orders.get({ orderId: 'O-1' })
  return fulfillments
    .filter(({ state }) => state !== 'cancelled')
    .map(({ siteId, allocations }) =>
      [siteId, ...allocations.map(({ lineId, quantity }) => `${lineId}=${quantity}`)].join(' '),
    )
    .toSorted()
}

describe('an order that a person splits', () => {
  it('leaves from the sites chosen, units of one line too, as shown before, until it is taken back', async () => {
    expect(await goes()).toEqual(['LILLE 1=3 2=1'])
    const wanted = split({ '1': 1, '2': 1 }, { '1': 2 })
    const tried = await room.client.orders.trySplit({ orderId: 'O-1', split: wanted })
    expect(tried).toMatchObject({ refusal: null, problem: null })
    expect(await goes()).toEqual(['LILLE 1=3 2=1'])
    const { said, undo } = await set(wanted, 'shelf space')
    expect(said).toBe('Split by hand: 2 units from Lille and 2 units from Lyon: “shelf space”')
    const there = ['LILLE 1=1 2=1', 'LYON 1=2']
    expect(await goes()).toEqual(there)
    const { fulfillments, timeline } = await room.client.orders.get({ orderId: 'O-1' })
    expect(timeline.map(({ sentence }) => say('en', sentence))).toContain(said)
    const live = fulfillments.filter(({ state }) => state !== 'cancelled')
    const cents = live.map((one) => [one.siteId, one.shippingCents + one.handlingCents])
    expect(new Map(cents as [string, number][])).toEqual(
      new Map(tried.parts.map((one) => [one.siteId, one.cents])),
    )
    // Decided anew, and said anew by its channel.
    await room.client.orders.reallocate(room.call({ orderIds: ['O-1'] }))
    await room.room.decider.decideAll()
    await says(room, { 'O-1': { order: { ...ORDER, tags: ['gift'] } } })
    expect(await goes()).toEqual(there)
    await room.client.orders.explain({ orderId: 'O-1' })
    await says(room, { 'O-1': { order: ORDER } })
    await undo()
    expect(await goes()).toEqual(['LILLE 1=3 2=1'])
  })

  it('goes as usual again where its units are others, and from one site when that is chosen', async () => {
    await set(split({ '1': 1, '2': 1 }, { '1': 2 }))
    await says(room, { 'O-1': { order: { ...ORDER, lines: lines({ A: 2, B: 1 }) } } })
    expect(await goes()).toEqual(['LILLE 1=2 2=1'])
    await set(split({ '2': 1 }, { '1': 2 }))
    expect(await goes()).toEqual(['LILLE 2=1', 'LYON 1=2'])
    const way = { code: 'change-site' as const, choice: 'LILLE' }
    await room.client.orders.steer(room.call({ orderId: 'O-1', way, note: '' }))
    await room.room.decider.decideAll()
    expect(await goes()).toEqual(['LILLE 1=2 2=1'])
  })

  it.each([
    { why: 'a site has too few', wanted: split({ '2': 1 }, { '1': 3 }), said: 'Lyon has only 2 of A free' },
    { why: 'a site has none', wanted: split({ '1': 3 }, { '2': 1 }), said: 'Lyon has none of B free' },
    { why: 'units are left', wanted: split({ '2': 1 }, { '1': 2 }), said: 'Share out all 3 units of A' },
    { why: 'it is one site', wanted: split({ '1': 3, '2': 1 }, {}), said: 'Choose at least two sites' },
  ])('is refused where $why', async ({ wanted, said }) => {
    const before = await room.client.orders.get({ orderId: 'O-1' })
    const { refusal } = await room.client.orders.trySplit({ orderId: 'O-1', split: wanted })
    expect(refusal && say('en', refusal)).toBe(said)
    expect((await set(wanted)).said).toBe(said)
    expect((await room.client.orders.get({ orderId: 'O-1' })).fulfillments).toEqual(before.fulfillments)
  })
})
