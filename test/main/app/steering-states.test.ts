import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '../../../shared/messages/definition.ts'
import { say } from '../../../shared/messages/say.ts'
import { anOrder, aWorld, LILLE, LYON, lines, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, SHOP, type Workroom } from '../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await open()
})
afterEach(() => room.close())

const IDS = ['O-1', 'O-2']
const ORDERS = IDS.map((id) => anOrder({ id, lines: lines({ A: 2, B: 1 }) }))

async function parts(orderId: string) {
  const { fulfillments } = await room.client.orders.get({ orderId })
  return fulfillments.filter(({ state }) => state !== 'cancelled')
}
const release = () => room.client.orders.release(room.call({ orderIds: ['O-1'] }))
async function pack(fulfillmentId: string) {
  await room.client.packing.pack(room.call({ fulfillmentId, printerId: 'virtual', weightsG: [null] }))
}
const ship = (fulfillmentId: string) => room.client.packing.ship(room.call({ fulfillmentId }))
async function toEnd(end: 'packed' | 'shipped') {
  await release()
  for (const { id } of await parts('O-1')) {
    await pack(id)
    if (end === 'shipped') await ship(id)
  }
}

/** How the order comes into each state, in which every verb is tried. */
const STATES = {
  open: async () => undefined,
  held: async () => room.client.orders.hold(room.call({ orderIds: ['O-1'], note: '' })),
  released: release,
  packed: () => toEnd('packed'),
  shipped: () => toEnd('shipped'),
  delivered: async () => {
    await toEnd('shipped')
    await room.room.store.write(async (tx) => {
      for (const { id } of await tx.fulfillments.byOrders(['O-1']))
        await tx.fulfillments.setDelivered(id, true)
      await tx.orders.move(['O-1'], 'delivered', room.room.clock.now())
    })
  },
  'partly shipped': async () => {
    const split = [
      { siteId: 'LILLE', lines: [{ lineId: '1', quantity: 2 }] },
      { siteId: 'LYON', lines: [{ lineId: '2', quantity: 1 }] },
    ]
    await room.client.orders.setSplit(room.call({ orderId: 'O-1', split, note: '' }))
    await room.room.decider.decideAll()
    await release()
    const first = (await parts('O-1')).find(({ siteId }) => siteId === 'LILLE')?.id ?? ''
    await pack(first)
    await ship(first)
  },
  merged: async () => {
    await room.client.orders.merge(room.call({ orderIds: IDS, note: '' }))
    await room.room.decider.decideAll()
  },
  'of a marketplace': () =>
    room.room.store.write((tx) => tx.channels.put({ ...SHOP, kind: 'mirakl', name: 'Market' })),
  cancelled: () => room.client.orders.cancel(room.call({ orderIds: ['O-1'], note: '' })),
} as const

const orderId = 'O-1'
const VERBS = {
  note: () => room.client.orders.note(room.call({ orderId, note: 'call first' })),
  address: async () => {
    const { destination } = (await room.client.orders.get({ orderId })).order
    const to = { ...destination, street: ['9 rue Neuve'] }
    return room.client.orders.setAddress(room.call({ orderId, destination: to, note: '' }))
  },
  date: () =>
    room.client.orders.setDates(
      room.call({ orderId, dates: { notBefore: '2026-11-26', deliverBy: null }, note: '' }),
    ),
  'cancel a line': () =>
    room.client.orders.setLines(
      room.call({
        orderId,
        lines: [{ lineId: '2', quantity: 0, sku: null, unitPriceCents: null }],
        added: [],
        note: '',
      }),
    ),
  site: () =>
    room.client.orders.steer(
      room.call({ orderId, way: { code: 'change-site' as const, choice: 'LYON' }, note: '' }),
    ),
  'send again': () =>
    room.client.orders.sendAgain(room.call({ orderId, lines: [{ lineId: '1', quantity: 1 }], note: '' })),
  parcels: async () => {
    const part = (await parts(orderId)).at(-1)
    if (part === undefined) return 'no parcel'
    const all = part.allocations.map(({ lineId, quantity }) => ({ lineId, quantity }))
    const parcels = [{ lines: all, weightG: 4_000, dimensions: null }]
    return room.client.orders.setParcels(room.call({ fulfillmentId: part.id, parcels, note: '' }))
  },
  urgency: async () => {
    const call = room.call({ orderIds: [orderId], urgency: 'urgent' as const, note: '' })
    const outcome = await room.client.orders.setUrgency(call)
    const [skipped] = outcome.kind === 'done' ? outcome.value.skipped : []
    return skipped === undefined ? outcome : say('en', skipped.why)
  },
}

async function answer(verb: keyof typeof VERBS): Promise<string> {
  const outcome = await VERBS[verb]()
  if (typeof outcome === 'string') return outcome
  if (outcome.kind !== 'done') return say('en', outcome.message)
  const { undo = [] } = outcome.value as { undo?: unknown[] }
  const said = outcome.value as { sentence?: Message }
  const words = said.sentence === undefined ? '' : `: ${say('en', said.sentence)}`
  return `${undo.length > 0 ? 'can be undone' : 'done'}${words}`
}

describe.each(Object.keys(STATES) as (keyof typeof STATES)[])('an order that is %s', (state) => {
  it('answers every verb with what is done, or why not', async () => {
    const answers: Record<string, string> = {}
    for (const [n, verb] of (Object.keys(VERBS) as (keyof typeof VERBS)[]).entries()) {
      if (n > 0) {
        await room.close()
        room = await open()
      }
      await STATES[state]()
      answers[verb] = await answer(verb)
    }
    expect(answers).toMatchSnapshot()
  })
})

it('an order that is held stays so with another address, until it is released, also when that is taken back', async () => {
  await STATES.held()
  const stands = async () => {
    await room.room.decider.decideAll()
    const { state, order } = await room.client.orders.get({ orderId })
    const { total } = await room.client.exceptions.list({})
    return [state, order.destination.street[0], total]
  }
  const { destination } = (await room.client.orders.get({ orderId })).order
  const to = { ...destination, street: ['9 rue Neuve'] }
  const call = room.call({ orderId, destination: to, note: '' })
  await room.client.orders.setAddress(call)
  expect(await stands()).toEqual(['on-hold', '9 rue Neuve', 1])
  await room.client.exceptions.undo(room.call({ commandId: call.commandId }))
  expect(await stands()).toEqual(['on-hold', destination.street[0], 1])
  await room.client.orders.setAddress(room.call({ orderId, destination: to, note: '' }))
  await room.client.orders.resume(room.call({ orderIds: [orderId] }))
  expect(await stands()).toEqual(['allocated', '9 rue Neuve', 0])
})

it('priority given to an order that is at its site is taken back there', async () => {
  await STATES.released()
  const call = room.call({ orderIds: [orderId], urgency: 'urgent' as const, note: '' })
  await room.client.orders.setUrgency(call)
  await room.client.exceptions.undo(room.call({ commandId: call.commandId }))
  const { state, order } = await room.client.orders.get({ orderId })
  expect([state, order.urgency]).toEqual(['released', undefined])
})

it('what has left is sent again as shown before, as an order of its own, until that is taken back', async () => {
  await STATES.shipped()
  const lines = [{ lineId: '1', quantity: 2 }]
  const tried = await room.client.orders.trySendAgain({ orderId, lines })
  expect(tried.effect && say('en', tried.effect)).toBe('Ships from Lille (Posta), €6.60, arrives Wed 25 Nov')
  const found = async () =>
    (await room.client.orders.list({ search: '#O-1-R' })).rows.map((row) => [row.reference, row.state])
  expect(await found()).toEqual([])
  const call = room.call({ orderId, lines, note: 'never arrived' })
  await room.client.orders.sendAgain(call)
  await room.room.decider.decideAll()
  expect(await found()).toEqual([['#O-1-R', 'allocated']])
  const { timeline, state } = await room.client.orders.get({ orderId })
  expect(state).toBe('shipped')
  expect(timeline.map(({ sentence }) => say('en', sentence))).toContain(
    'Sent again as #O-1-R: 2 × A: “never arrived”',
  )
  const more = await room.client.orders.sendAgain(
    room.call({ orderId, lines: [{ lineId: '1', quantity: 3 }], note: '' }),
  )
  expect(more.kind === 'refused' && say('en', more.message)).toBe('Only 2 units of A have left')
  const reserved = async () => (await room.read((tx) => tx.stock.bySkus(['A']))).map((one) => one.reserved)
  const held = await reserved()
  await room.client.exceptions.undo(room.call({ commandId: call.commandId }))
  expect(await found()).toEqual([['#O-1-R', 'cancelled']])
  expect(await reserved()).toEqual(held.map((units, i) => (i === 0 ? units - 2 : units)))
})

async function open(): Promise<Workroom> {
  const opened = await openWorkroom(
    aWorld({ sites: [LILLE, LYON], stock: stockOf({ LILLE: { A: 20, B: 20 }, LYON: { A: 20, B: 20 } }) }),
  )
  await opened.receive(...ORDERS)
  return opened
}
