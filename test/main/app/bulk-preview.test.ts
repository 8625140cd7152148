import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bulkVerb } from '../../../shared/contract/order-parts.ts'
import { say } from '../../../shared/messages/say.ts'
import { anOrder, aWorld, LILLE, lines, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
const IDS = ['held', 'urgent', 'allocated', 'released', 'packed', 'shipped', 'cancelled', 'short']
beforeEach(async () => {
  room = await openWorkroom(aWorld({ sites: [LILLE], stock: stockOf({ LILLE: { A: 20 } }) }))
  await room.receive(...IDS.map((id) => anOrder({ id, lines: lines(id === 'short' ? { B: 1 } : { A: 1 }) })))
  const { client, call } = room
  await client.orders.setUrgency(call({ orderIds: ['urgent'], urgency: 'urgent', note: '' }))
  await client.orders.hold(call({ orderIds: ['held'], note: '' }))
  await client.orders.cancel(call({ orderIds: ['cancelled'], note: '' }))
  await client.orders.release(call({ orderIds: ['released', 'packed', 'shipped'] }))
  for (const orderId of ['packed', 'shipped']) {
    const [part] = (await client.orders.get({ orderId })).fulfillments
    const fulfillmentId = part?.id ?? ''
    await client.packing.pack(call({ fulfillmentId, printerId: 'virtual', weightsG: [null] }))
    if (orderId === 'shipped') await client.packing.ship(call({ fulfillmentId }))
  }
})
afterEach(() => room.close())

const carriedOut = {
  hold: (orderIds: string[]) => room.client.orders.hold(room.call({ orderIds, note: '' })),
  resume: (orderIds: string[]) => room.client.orders.resume(room.call({ orderIds })),
  'ship-anyway': (orderIds: string[]) => room.client.orders.shipAnyway(room.call({ orderIds })),
  cancel: (orderIds: string[]) => room.client.orders.cancel(room.call({ orderIds, note: '' })),
  reallocate: (orderIds: string[]) => room.client.orders.reallocate(room.call({ orderIds })),
  release: (orderIds: string[]) => room.client.orders.release(room.call({ orderIds })),
  'send-instead': (orderIds: string[]) => room.client.orders.sendInstead(room.call({ orderIds })),
  urgency: (orderIds: string[]) =>
    room.client.orders.setUrgency(room.call({ orderIds, urgency: 'urgent', note: '' })),
}

describe('what a verb would do to several orders', () => {
  it.each(bulkVerb.options)(
    '%s: those said to change do, the others stay for the reason given',
    async (verb) => {
      const orderIds = [...IDS, 'gone']
      const shown = await room.client.orders.tryMany({ orderIds, verb, urgency: 'urgent' })
      expect(shown.map(({ orderId }) => orderId)).toEqual(orderIds)
      const outcome = await carriedOut[verb](orderIds)
      if (outcome.kind !== 'done') throw new Error(say('en', outcome.message))
      const { changed, skipped } = outcome.value
      expect(changed).toEqual(shown.flatMap(({ orderId, changes }) => (changes ? orderId : [])))
      expect(new Map(skipped.map(({ id, why }) => [id, say('en', why)]))).toEqual(
        new Map(shown.flatMap((one) => (one.changes ? [] : [[one.orderId, say('en', one.sentence)]]))),
      )
    },
  )

  it('is said in words', async () => {
    const words = async (verb: (typeof bulkVerb.options)[number], orderIds: string[]) =>
      (await room.client.orders.tryMany({ orderIds, verb, urgency: 'low' })).map(({ sentence }) =>
        say('en', sentence),
      )
    expect(await words('urgency', ['allocated', 'urgent', 'shipped'])).toEqual([
      'Can wait (was: Normal)',
      'Can wait (was: Urgent)',
      '#shipped is shipped',
    ])
    expect(await words('release', ['allocated', 'short'])).toEqual([
      'Released to picking at Lille, once its channel still wants it',
      '#short is on hold',
    ])
    expect(await words('resume', ['held', 'short'])).toEqual([
      'Ships from Lille (Posta), €6.40, arrives Wed 25 Nov',
      expect.stringContaining('As things stand: '),
    ])
  })
})

describe('several exceptions', () => {
  it('are assigned and put off in one command each, which is taken back as one; settled ones are named', async () => {
    const { client, call } = room
    const open = async () => (await client.exceptions.list({ view: 'open' })).rows
    const rows = await open()
    const [one, two] = rows.map(({ record }) => record.id)
    expect(rows).toHaveLength(2)
    const both = [one ?? '', two ?? '', 'gone']
    const assign = call({ exceptionIds: both, owner: 'Ana' })
    const assigned = await client.exceptions.assign(assign)
    expect(assigned).toMatchObject({ value: { changed: both.slice(0, 2), skipped: [{ id: 'gone' }] } })
    const until = room.room.clock.now() + 60_000
    const snooze = call({ exceptionIds: both.slice(0, 2), until })
    await client.exceptions.snooze(snooze)
    expect(await open()).toEqual([])
    await client.exceptions.undo(call({ commandId: snooze.commandId }))
    expect((await open()).map(({ record }) => record.owner)).toEqual(['Ana', 'Ana'])
    await client.exceptions.assign(call({ exceptionIds: [one ?? ''], owner: 'Ben' }))
    const back = await client.exceptions.undo(call({ commandId: assign.commandId }))
    expect(back).toMatchObject({ value: { changed: [two], skipped: [{ id: one }] } })
    expect(new Set((await open()).map(({ record }) => record.owner))).toEqual(new Set(['Ben', null]))
  })
})
