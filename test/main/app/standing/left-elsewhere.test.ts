import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { say } from '../../../../shared/messages/say.ts'
import { anOrder, aWorld, lines, stockOf } from '../../../support/engine-builders.ts'
import { openIn, type Said, says, settles, statesIn } from '../../../support/made-up-channel.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 20, B: 20 } }) }))
})
afterEach(() => room.close())

async function theOrder() {
  const [row] = (await room.client.orders.list({})).rows
  return room.client.orders.get({ orderId: row?.id ?? '' })
}

async function release() {
  await room.client.orders.release(room.call({ orderIds: [(await theOrder()).order.id] }))
}

async function pack() {
  for (const { id, state } of (await theOrder()).fulfillments)
    if (state === 'released')
      await room.client.packing.pack(room.call({ fulfillmentId: id, printerId: 'virtual', weightsG: [] }))
}

async function ship() {
  for (const { id, state } of (await theOrder()).fulfillments)
    if (state === 'packed') await room.client.packing.ship(room.call({ fulfillmentId: id }))
}

async function reserved(): Promise<Record<string, number>> {
  const levels = await room.read((tx) => tx.stock.bySkus(['A', 'B']))
  return Object.fromEntries(levels.map(({ sku, reserved }) => [sku, reserved]))
}

async function told(): Promise<string[]> {
  const { order } = await theOrder()
  return (await room.read((tx) => tx.outbox.ofOrder(order.id))).map(({ kind }) => kind)
}

/** Two lines, of 3 x A and 1 x B, of which so many have left there. */
function shippedThere(a: number, b: number): Said {
  const order = anOrder({ lines: lines({ A: 3, B: 1 }) })
  const [first, second] = order.lines
  return {
    order,
    lines: [
      { lineId: first?.id ?? '', shipped: a, cancelled: 0 },
      { lineId: second?.id ?? '', shipped: b, cancelled: 0 },
    ],
  }
}

describe('units that left elsewhere', () => {
  it('at first sight are no work: only the rest is', async () => {
    await says(room, { e1: shippedThere(2, 0) })
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 2' })
    expect(await reserved()).toEqual({ A: 1, B: 1 })
  })

  it('all of them at first sight are history', async () => {
    await says(room, { e1: shippedThere(3, 1) })
    expect(await statesIn(room)).toEqual({ '#O-1': 'shipped 4' })
    expect(await reserved()).toEqual({ A: 0, B: 0 })
  })

  it('after the decision leave our work, and what is held for them is given back', async () => {
    await says(room, { e1: shippedThere(0, 0) })
    await says(room, { e1: shippedThere(2, 0) })
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 2' })
    expect(await reserved()).toEqual({ A: 1, B: 1 })
    expect(await openIn(room)).toEqual([])
  })

  it('all of them after the decision make it history, without a word to the channel', async () => {
    await says(room, { e1: shippedThere(0, 0) })
    await says(room, { e1: shippedThere(3, 1) })
    expect(await statesIn(room)).toEqual({ '#O-1': 'shipped 4' })
    expect(await reserved()).toEqual({ A: 0, B: 0 })
    expect(await told()).toEqual([])
  })

  it('of a channel that counts no lines are all of it', async () => {
    await says(room, { e1: {} })
    await says(room, { e1: { meaning: 'left' } })
    expect(await statesIn(room)).toEqual({ '#O-1': 'shipped 1' })
    expect(await reserved()).toEqual({ A: 0, B: 0 })
  })

  it('also in a payload that is otherwise unreadable', async () => {
    await says(room, { e1: {} })
    await says(room, { e1: { meaning: 'left', rejected: 'no address' } })
    expect(await statesIn(room)).toEqual({ '#O-1': 'shipped 1' })
    expect(await openIn(room)).toEqual([])
  })

  it('while they are packed here are a choice: stopped, the rest is reallocated', async () => {
    await says(room, { e1: shippedThere(0, 0) })
    await release()
    await pack()
    await says(room, { e1: shippedThere(2, 0) })
    expect(await statesIn(room)).toEqual({ '#O-1': 'packed 4' })
    const { rows } = await room.client.exceptions.list({})
    expect(rows.map(({ sentence }) => say('en', sentence))).toEqual([
      '2 × A shipped on Shop by hand, and on the way out here as well',
    ])
    await settles(room, 'shipped-at-channel', 'stop-here')
    await room.room.decider.decideAll()
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 2' })
    expect(await reserved()).toEqual({ A: 1, B: 1 })
    await says(room, { e1: shippedThere(2, 0) })
    expect(await openIn(room)).toEqual([])
  })

  it('or sent all the same', async () => {
    await says(room, { e1: shippedThere(0, 0) })
    await release()
    await pack()
    await says(room, { e1: shippedThere(2, 0) })
    await settles(room, 'shipped-at-channel', 'ship-anyway')
    await says(room, { e1: shippedThere(2, 0) })
    expect(await openIn(room)).toEqual([])
    await ship()
    expect(await statesIn(room)).toEqual({ '#O-1': 'shipped 4' })
  })

  it('all of them while it is being picked, stopped, make it history', async () => {
    await says(room, { e1: {} })
    await release()
    await says(room, { e1: { meaning: 'left' } })
    expect(await openIn(room)).toEqual(['shipped-at-channel'])
    await settles(room, 'shipped-at-channel', 'stop-here')
    expect(await statesIn(room)).toEqual({ '#O-1': 'shipped 1' })
    expect(await reserved()).toEqual({ A: 0, B: 0 })
  })

  it('are none when the channel counts our own shipment', async () => {
    await says(room, { e1: shippedThere(0, 0) })
    await release()
    await pack()
    await ship()
    await says(room, { e1: shippedThere(3, 1) })
    expect(await openIn(room)).toEqual([])
    expect(await statesIn(room)).toEqual({ '#O-1': 'shipped 4' })
  })

  it('stay so while our own shipment is on its way to the channel', async () => {
    await says(room, { e1: shippedThere(1, 0) })
    await release()
    await pack()
    await ship()
    await says(room, { e1: shippedThere(1, 0) })
    await says(room, { e1: shippedThere(3, 1) })
    expect(await openIn(room)).toEqual([])
    expect(await statesIn(room)).toEqual({ '#O-1': 'shipped 3' })
  })

  it('come back as work when the shop takes its shipment back', async () => {
    await says(room, { e1: shippedThere(2, 0) })
    await says(room, { e1: shippedThere(0, 0) })
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 4' })
  })

  it('all of them, and open there again, are asked about, and are work when a person takes them up', async () => {
    await says(room, { e1: {} })
    await says(room, { e1: { meaning: 'left' } })
    expect(await statesIn(room)).toEqual({ '#O-1': 'shipped 1' })
    await says(room, { e1: { state: 'processing' } })
    const { rows } = await room.client.exceptions.list({})
    expect(rows.map(({ sentence }) => say('en', sentence))).toEqual([
      'Shop counts it as open again after it had left (processing)',
    ])
    await settles(room, 'back-at-channel', 'bring-back')
    await room.room.decider.decideAll()
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 1' })
    expect(await reserved()).toEqual({ A: 1, B: 0 })
    await says(room, { e1: { state: 'processing' } })
    expect(await openIn(room)).toEqual([])
  })

  it('are asked about no longer once they have left there again', async () => {
    await says(room, { e1: { meaning: 'left' } })
    await says(room, { e1: { meaning: 'ship', state: 'processing' } })
    expect(await openIn(room)).toEqual(['back-at-channel'])
    await says(room, { e1: { meaning: 'left' } })
    expect(await openIn(room)).toEqual([])
  })

  it('from here, and open there again, are a matter of the shop', async () => {
    await says(room, { e1: {} })
    await release()
    await pack()
    await ship()
    await says(room, { e1: { meaning: 'left' } })
    await says(room, { e1: { state: 'processing' } })
    expect(await openIn(room)).toEqual([])
  })

  it('are counted in whole packs where the channel sells packs', async () => {
    await room.client.channels.setMapping(
      room.call({
        rows: [{ channelId: 'shop', channelSku: 'A', meaning: { kind: 'product', sku: 'B', units: 6 } }],
      }),
    )
    const order = anOrder({ lines: lines({ A: 3 }) })
    const lineId = order.lines[0]?.id ?? ''
    await says(room, { e1: { order } })
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 18' })
    await says(room, { e1: { order, lines: [{ lineId, shipped: 2, cancelled: 0 }] } })
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 6' })
    expect(await reserved()).toEqual({ A: 0, B: 6 })
  })
})
