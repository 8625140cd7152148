import { afterEach, beforeEach, expect, it } from 'vitest'
import { say } from '../../../shared/messages/say.ts'
import { anOrder, aWorld, lines, MONDAY_MORNING, stockOf } from '../../support/engine-builders.ts'
import { says } from '../../support/made-up-channel.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 2 } }) }))
})
afterEach(() => room.close())

const orderOf = (id: string, minutes: number) =>
  anOrder({ id, placedAt: MONDAY_MORNING - minutes * 60_000, lines: lines({ A: 1 }) })

async function set(id: string, urgency: 'urgent' | 'low' | null, note = '') {
  const call = room.call({ orderIds: [id], urgency, note })
  const outcome = await room.client.orders.setUrgency(call)
  return {
    said: say('en', outcome.kind === 'done' ? outcome.value.sentence : outcome.message),
    undo: () => room.client.exceptions.undo(room.call({ commandId: call.commandId })),
  }
}

const order = (orderId: string) => room.client.orders.get({ orderId })
const first = async () =>
  (await room.client.orders.list({ sort: 'priority', descending: true })).rows.map((row) => row.id)
const packed = async () =>
  (await room.client.packing.queue({ siteId: 'LILLE' })).map(({ fulfillment }) => fulfillment.orderId)

it('an urgent order goes first in lists, at release and at the station, whatever is decided since', async () => {
  await room.receive(orderOf('O-1', 90), orderOf('O-2', 30))
  const before = await order('O-2')
  expect(await first()).toEqual(['O-1', 'O-2'])
  const { said, undo } = await set('O-2', 'urgent', 'a wedding')
  expect(said).toBe('Urgent: before all other orders, by hand: “a wedding”')
  const after = await order('O-2')
  expect(after.timeline.map(({ sentence }) => say('en', sentence))).toContain(said)
  expect(after.priority).toBe(before.priority + 2_000)
  expect(after.fulfillments).toEqual(before.fulfillments)
  expect(await first()).toEqual(['O-2', 'O-1'])
  expect((await room.client.orders.list({})).rows.map(({ id, urgency }) => [id, urgency])).toContainEqual([
    'O-2',
    'urgent',
  ])

  // Decided anew, and said anew by its channel.
  await room.client.orders.reallocate(room.call({ orderIds: ['O-2'] }))
  await room.room.decider.decideAll()
  await says(room, { 'O-2': { order: { ...before.order, tags: ['gift'] } } })
  expect((await order('O-2')).priority).toBe(before.priority + 2_000)
  const { explanation } = await room.client.orders.explain({ orderId: 'O-2' })
  expect(explanation?.priority.parts).toContainEqual({ factor: 'person', points: 2_000, detail: null })

  expect(await room.read((tx) => tx.orders.withPriority(['O-1', 'O-2'], 2_000))).toEqual(new Set(['O-2']))
  await room.client.orders.release(room.call({ orderIds: ['O-1', 'O-2'] }))
  expect(await packed()).toEqual(['O-2', 'O-1'])
  await set('O-2', null)
  await set('O-1', 'urgent')
  expect(await packed()).toEqual(['O-1', 'O-2'])
  expect((await undo()).kind).toBe('refused')
})

it('what is scarce goes to it first, and to one that can wait last; taken back it is as it was', async () => {
  await room.receive(orderOf('O-1', 90), orderOf('O-2', 60), orderOf('O-3', 30))
  const states = async () => Promise.all(['O-1', 'O-2', 'O-3'].map(async (id) => (await order(id)).state))
  expect(await states()).toEqual(['allocated', 'allocated', 'on-hold'])
  await set('O-3', 'urgent')
  const { undo } = await set('O-1', 'low')
  await room.client.orders.reallocate(room.call({ orderIds: ['O-1', 'O-2', 'O-3'] }))
  await room.room.decider.decideAll()
  expect(await states()).toEqual(['on-hold', 'allocated', 'allocated'])
  const low = await order('O-1')
  expect((await undo()).kind).toBe('done')
  const back = await order('O-1')
  expect([back.priority - low.priority, back.state, back.order.urgency]).toEqual([
    2_000,
    low.state,
    undefined,
  ])
})
