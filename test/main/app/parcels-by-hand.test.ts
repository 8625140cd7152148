import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ParcelByHand } from '../../../shared/domain/order-choice.ts'
import { say } from '../../../shared/messages/say.ts'
import { aRate } from '../../support/carrier-builders.ts'
import { anOrder, aWorld, LILLE, LYON, lines, stockOf } from '../../support/engine-builders.ts'
import { says } from '../../support/made-up-channel.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
const ORDER = anOrder({ lines: lines({ A: 3, B: 1 }) })
beforeEach(async () => {
  room = await openWorkroom(
    aWorld({
      sites: [LILLE, LYON],
      stock: stockOf({ LILLE: { A: 5, B: 2 } }),
      rates: [
        aRate({ upToWeightG: 1_000, priceCents: 400 }),
        aRate({ upToWeightG: 3_000, priceCents: 500 }),
        aRate({ upToWeightG: 8_000, priceCents: 900, transitDays: 3 }),
      ],
    }),
  )
  await room.receive(ORDER)
})
afterEach(() => room.close())

const parcel = (units: Record<string, number>, rest: Partial<ParcelByHand> = {}): ParcelByHand => ({
  lines: Object.entries(units).map(([lineId, quantity]) => ({ lineId, quantity })),
  weightG: null,
  dimensions: null,
  ...rest,
})

async function part() {
  const { fulfillments } = await room.client.orders.get({ orderId: 'O-1' })
  const [one] = fulfillments.filter(({ state }) => state !== 'cancelled')
  if (one === undefined) throw new Error('nothing is planned')
  return one
}

async function set(parcels: ParcelByHand[], note = '') {
  const fulfillmentId = (await part()).id
  const call = room.call({ fulfillmentId, parcels, note })
  const outcome = await room.client.orders.setParcels(call)
  return {
    said: say('en', outcome.kind === 'done' ? outcome.value.sentence : outcome.message),
    undo: () => room.client.exceptions.undo(room.call({ commandId: call.commandId })),
  }
}

const release = () => room.client.orders.release(room.call({ orderIds: ['O-1'] }))
const TWO = [parcel({ '1': 2 }), parcel({ '1': 1, '2': 1 }, { weightG: 900 })]

describe('parcels that a person packs', () => {
  it('cost and arrive as shown before, are kept when it is decided anew, and are taken back', async () => {
    const before = await part()
    expect(before).toMatchObject({ shippingCents: 500, parcels: [{ weightG: 2_000 }] })
    const box = { lengthMm: 200, widthMm: 400, heightMm: 300 }
    const heavy = [parcel({ '1': 3, '2': 1 }, { weightG: 4_200, dimensions: box })]
    const tried = await room.client.orders.tryParcels({ fulfillmentId: before.id, parcels: heavy })
    expect(tried).toMatchObject({ refusal: null, part: { cents: 900 + before.handlingCents } })
    expect(await part()).toEqual(before)
    const { said, undo } = await set(heavy, 'fragile')
    expect(said).toBe('Parcels by hand from Lille: 4.2 kg, 40 × 30 × 20 cm: €4.00 dearer: “fragile”')
    const after = await part()
    expect(after).toMatchObject({
      id: before.id,
      shippingCents: 900,
      parcels: [{ weightG: 4_200, dimensions: { lengthMm: 400, widthMm: 300, heightMm: 200 } }],
    })
    expect(after.promise).toEqual(tried.part?.promise)
    expect(after.promise.deliverTo > before.promise.deliverTo).toBe(true)
    const { timeline } = await room.client.orders.get({ orderId: 'O-1' })
    expect(timeline.map(({ sentence }) => say('en', sentence))).toContain(said)
    await undo()
    expect(await part()).toEqual(before)
    expect((await room.client.orders.get({ orderId: 'O-1' })).order.chosen).toBeUndefined()

    await set(TWO)
    const two = await part()
    expect(two).toMatchObject({ shippingCents: 800, parcels: [{ weightG: 1_000 }, { weightG: 900 }] })
    await room.client.orders.reallocate(room.call({ orderIds: ['O-1'] }))
    await room.room.decider.decideAll()
    await says(room, { 'O-1': { order: { ...ORDER, tags: ['gift'] } } })
    const { id: _, ...anew } = await part()
    const { id: _two, ...asBefore } = two
    expect(anew).toEqual(asBefore)
    await set([])
    expect(await part()).toMatchObject({ shippingCents: 500, parcels: [{ weightG: 2_000 }] })
  })

  it('have each a label and a number of its own, and its channel is told both with what is in them', async () => {
    await release()
    await set(TWO)
    const { id: fulfillmentId } = await part()
    await room.client.packing.pack(room.call({ fulfillmentId, printerId: 'virtual', weightsG: [null, 950] }))
    expect((await set([])).said).toBe('It is packed already: its parcels stay as they are')
    const { parcels } = await part()
    expect(parcels.map(({ weightG }) => weightG)).toEqual([1_000, 950])
    const numbers = parcels.map(({ trackingNumber }) => trackingNumber)
    expect(new Set(numbers).size).toBe(2)
    expect(await room.client.packing.jobs({ fulfillmentId, printerId: null })).toHaveLength(2)
    await room.client.packing.ship(room.call({ fulfillmentId }))
    const told = await room.read((tx) => tx.outbox.ofOrder('O-1'))
    expect(told.filter(({ kind }) => kind === 'fulfillment').map(({ payload }) => payload)).toMatchObject([
      {
        parcels: [
          { trackingNumber: numbers[0], lines: [{ lineId: '1', quantity: 2 }] },
          {
            trackingNumber: numbers[1],
            lines: [
              { lineId: '1', quantity: 1 },
              { lineId: '2', quantity: 1 },
            ],
          },
        ],
      },
    ])
  })

  it('can be taken back while nothing is packed, and not when they were changed since', async () => {
    await release()
    const before = await part()
    const first = await set(TWO)
    const second = await set([parcel({ '1': 3, '2': 1 }, { weightG: 2_500 })])
    expect(await first.undo()).toMatchObject({ kind: 'refused' })
    await second.undo()
    await first.undo()
    expect(await part()).toEqual(before)
  })

  it.each([
    {
      why: 'units are left',
      parcels: [parcel({ '1': 2, '2': 1 })],
      said: 'Put all 3 units of A into parcels',
    },
    {
      why: 'no price goes so high',
      parcels: [parcel({ '1': 3, '2': 1 }, { weightG: 9_000 })],
      said: 'Posta Home does not take parcels like these from there: choose another service first',
    },
  ])('are refused where $why', async ({ parcels, said }) => {
    const before = await part()
    const { refusal } = await room.client.orders.tryParcels({ fulfillmentId: before.id, parcels })
    expect(refusal && say('en', refusal)).toBe(said)
    expect((await set(parcels)).said).toBe(said)
    expect(await part()).toEqual(before)
  })
})
