import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { say } from '../../../../shared/messages/say.ts'
import { anOrder, aWorld, lines, stockOf } from '../../../support/engine-builders.ts'
import { openIn, says, settles, statesIn } from '../../../support/made-up-channel.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 5 }, LYON: { A: 5 } }) }))
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

async function reservedOfA(): Promise<number> {
  const levels = await room.read((tx) => tx.stock.bySkus(['A']))
  return levels.reduce((sum, { reserved }) => sum + reserved, 0)
}

const GARBLED = 'phone: at most 255 characters'

describe('called off at the channel', () => {
  it('is called off whatever else of the payload can be read, and asks nobody', async () => {
    await says(room, { e1: {} })
    await says(room, { e1: { meaning: 'called-off', rejected: GARBLED } })
    expect(await statesIn(room)).toEqual({ '#O-1': 'cancelled 1' })
    expect(await openIn(room)).toEqual([])
    expect(await reservedOfA()).toBe(0)
  })

  it('before it was known and unreadable is nothing to anybody', async () => {
    await says(room, { e1: { meaning: 'called-off', rejected: GARBLED } })
    expect(await statesIn(room)).toEqual({})
    expect(await openIn(room)).toEqual([])
  })

  it('is what an order becomes of which nothing is left to ship', async () => {
    await says(room, { e1: {} })
    await says(room, { e1: { ignored: 'nothing-to-ship' } })
    expect(await statesIn(room)).toEqual({ '#O-1': 'cancelled 1' })
    expect(await reservedOfA()).toBe(0)
  })

  it('packed and still here is for a person, who takes the parcel apart', async () => {
    await says(room, { e1: {} })
    await release()
    await pack()
    await says(room, { e1: { meaning: 'called-off' } })
    expect(await openIn(room)).toEqual(['cancelled-before-leaving'])
    const { rows } = await room.client.exceptions.list({})
    expect(rows[0] && say('en', rows[0].sentence)).toBe('Cancelled on Shop, and its parcel is still here')
    expect(await settles(room, 'cancelled-before-leaving', 'stop-here')).toMatchObject({ kind: 'done' })
    expect(await statesIn(room)).toEqual({ '#O-1': 'cancelled 1' })
    expect(await openIn(room)).toEqual([])
    expect(await reservedOfA()).toBe(0)
  })

  it('packed and sent all the same is not asked about again', async () => {
    await says(room, { e1: {} })
    await release()
    await pack()
    await says(room, { e1: { meaning: 'called-off' } })
    await settles(room, 'cancelled-before-leaving', 'ship-anyway')
    await says(room, { e1: { meaning: 'called-off' } })
    expect(await openIn(room)).toEqual([])
    await ship()
    expect(await statesIn(room)).toEqual({ '#O-1': 'shipped 1' })
  })

  it('with one parcel packed takes the other from the packers', async () => {
    await says(room, { e1: { order: anOrder({ lines: lines({ A: 8 }) }) } })
    await release()
    const [first, second] = (await theOrder()).fulfillments
    await room.client.packing.pack(
      room.call({ fulfillmentId: first?.id ?? '', printerId: 'virtual', weightsG: [] }),
    )
    await says(room, { e1: { meaning: 'called-off' } })
    const { fulfillments } = await theOrder()
    expect(Object.fromEntries(fulfillments.map(({ id, state }) => [id, state]))).toEqual({
      [first?.id ?? '']: 'packed',
      [second?.id ?? '']: 'cancelled',
    })
    expect(await openIn(room)).toEqual(['cancelled-before-leaving'])
  })
})

describe('wanted again', () => {
  it('after its channel had called it off, it is work again', async () => {
    await says(room, { e1: {} })
    await says(room, { e1: { meaning: 'called-off' } })
    await says(room, { e1: {} })
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 1' })
    expect(await openIn(room)).toEqual([])
  })

  it('and not paid yet, it waits with its units kept', async () => {
    await says(room, { e1: {} })
    await says(room, { e1: { meaning: 'called-off' } })
    await says(room, { e1: { meaning: 'wait', hold: { kind: 'unpaid', code: 'pending', until: null } } })
    expect(await statesIn(room)).toEqual({ '#O-1': 'on-hold 1' })
    await says(room, { e1: {} })
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 1' })
  })

  it('in another shape, it comes back in that', async () => {
    await says(room, { e1: {} })
    await says(room, { e1: { meaning: 'called-off' } })
    await says(room, { e1: { order: anOrder({ lines: lines({ A: 3 }) }) } })
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 3' })
  })

  it('after it had never been work here, it becomes work', async () => {
    await says(room, { e1: { meaning: 'called-off' } })
    await says(room, { e1: {} })
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 1' })
  })

  it('while our own cancellation is on its way, it is nothing', async () => {
    await says(room, { e1: {} })
    await room.client.orders.cancel(room.call({ orderIds: [(await theOrder()).order.id], note: '' }))
    await says(room, { e1: { order: anOrder({ lines: lines({ A: 2 }) }) } })
    expect(await statesIn(room)).toEqual({ '#O-1': 'cancelled 1' })
    expect(await openIn(room)).toEqual([])
  })

  it('after a person here had cancelled it, a person is asked, once', async () => {
    await says(room, { e1: {} })
    await room.client.orders.cancel(room.call({ orderIds: [(await theOrder()).order.id], note: '' }))
    await says(room, { e1: { meaning: 'called-off' } })
    await says(room, { e1: { state: 'processing' } })
    expect(await statesIn(room)).toEqual({ '#O-1': 'cancelled 1' })
    expect(await openIn(room)).toEqual(['back-at-channel'])
    await settles(room, 'back-at-channel', 'bring-back')
    await room.room.decider.decideAll()
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 1' })
    await says(room, { e1: { state: 'processing' } })
    expect(await openIn(room)).toEqual([])
  })

  it('after a part had left, a person is asked', async () => {
    await says(room, { e1: { order: anOrder({ lines: lines({ A: 8 }) }) } })
    await release()
    const [first] = (await theOrder()).fulfillments
    const parcel = { fulfillmentId: first?.id ?? '', printerId: 'virtual', weightsG: [] }
    await room.client.packing.pack(room.call(parcel))
    await room.client.packing.ship(room.call({ fulfillmentId: parcel.fulfillmentId }))
    await says(room, { e1: { meaning: 'called-off' } })
    await says(room, { e1: { order: anOrder({ lines: lines({ A: 8 }) }) } })
    expect(await openIn(room)).toEqual(['back-at-channel', 'cancelled-after-shipped'])
  })

  it('with its parcel still packed here, the parcel may go', async () => {
    await says(room, { e1: {} })
    await release()
    await pack()
    await says(room, { e1: { meaning: 'called-off' } })
    await says(room, { e1: {} })
    expect(await openIn(room)).toEqual([])
    expect(await statesIn(room)).toEqual({ '#O-1': 'packed 1' })
  })
})

describe('a buyer who asks for it to be called off', () => {
  it('is answered once', async () => {
    await says(room, { e1: { cancelRequested: true } })
    expect(await openIn(room)).toEqual(['cancel-requested'])
    await settles(room, 'cancel-requested', 'refuse-cancel')
    await says(room, { e1: { cancelRequested: true } })
    expect(await openIn(room)).toEqual([])
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 1' })
  })
})

describe('a parcel that its channel stops', () => {
  it('is found by its label, shows why, and can neither be packed nor leave', async () => {
    await says(room, { e1: {} })
    await release()
    await pack()
    const [parcel] = (await theOrder()).fulfillments
    const label = parcel?.parcels[0]?.trackingNumber ?? ''
    const found = () => room.client.packing.scan({ siteId: parcel?.siteId ?? '', scan: label })
    expect(await found()).toMatchObject({ kind: 'task', task: { reference: '#O-1', stop: null } })
    await says(room, { e1: { meaning: 'called-off' } })
    const stop = 'Cancelled on Shop, and its parcel is still here'
    const scanned = await found()
    const sign = scanned.kind === 'task' ? scanned.task.stop : null
    expect(sign && [sign.kind, say('en', sign.sentence)]).toEqual(['called-off', stop])
    const refused = await room.client.packing.ship(room.call({ fulfillmentId: parcel?.id ?? '' }))
    expect(refused.kind === 'refused' && say('en', refused.message)).toBe(`Stop: #O-1. ${stop}`)
    await settles(room, 'cancelled-before-leaving', 'ship-anyway')
    expect(await found()).toMatchObject({ task: { stop: null } })
    await ship()
    expect(await statesIn(room)).toEqual({ '#O-1': 'shipped 1' })
  })

  it.each([
    ['held', { meaning: 'wait', hold: { kind: 'fraud', code: 'review', until: null } }],
    ['left there', { meaning: 'left' }],
    ['changed so that it cannot be read', { rejected: 'no address' }],
    ['changed', { order: anOrder({ lines: lines({ A: 2 }) }) }],
  ] as const)('while it is picked: %s', async (_why, said) => {
    await says(room, { e1: {} })
    await release()
    await says(room, { e1: said })
    const [task] = await room.client.packing.queue({ siteId: 'LILLE' })
    expect(task?.stop).not.toBeNull()
    const pack = { fulfillmentId: task?.fulfillment.id ?? '', printerId: 'virtual', weightsG: [] }
    expect(await room.client.packing.pack(room.call(pack))).toMatchObject({ kind: 'refused' })
  })
})
