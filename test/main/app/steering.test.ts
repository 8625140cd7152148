import { afterEach, describe, expect, it } from 'vitest'
import { releaseDue } from '../../../main/app/release/release.ts'
import type { World } from '../../../main/engine/world.ts'
import { HOUR_MS } from '../../../shared/lib/clock.ts'
import { say } from '../../../shared/messages/say.ts'
import { aRate, aService } from '../../support/carrier-builders.ts'
import { anOrder, aWorld, LILLE, LYON, lines, stockOf } from '../../support/engine-builders.ts'
import { says } from '../../support/made-up-channel.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

/** The channel has just said that it is as it was. */
const ASKED: Parameters<typeof releaseDue>[1] = {
  admit: async (_, heard) => ({ heard: [...heard], unasked: [] }),
  askNow: async (_, heard) => ({ heard: [...heard], unasked: [] }),
}

const open: Workroom[] = []
afterEach(() => Promise.all(open.splice(0).map((room) => room.close())))

/** A standard and an express service, goods at two sites. */
async function workroom(changes: Partial<World> = {}): Promise<Workroom> {
  const room = await openWorkroom(
    aWorld({
      sites: [LILLE, LYON],
      stock: stockOf({ LILLE: { A: 5 }, LYON: { A: 5 } }),
      services: [aService({}), aService({ serviceId: 'rapid', name: 'Rapid', level: 'express' })],
      rates: [aRate({ priceCents: 500 }), aRate({ serviceId: 'rapid', priceCents: 1_250 })],
      ...changes,
    }),
  )
  open.push(room)
  await room.receive(anOrder({ lines: lines({ A: 1 }) }))
  return room
}

async function stands({ client }: Workroom): Promise<string> {
  const { state, fulfillments } = await client.orders.get({ orderId: 'O-1' })
  const live = fulfillments.filter((one) => one.state !== 'cancelled')
  return [state, ...live.map((one) => `${one.siteId}/${one.serviceId}`)].join(' ')
}

async function timeline({ client }: Workroom) {
  const { timeline: events } = await client.orders.get({ orderId: 'O-1' })
  return events.flatMap(({ type, sentence }) =>
    /steer|setAddress|setDates|note/.test(type) ? say('en', sentence) : [],
  )
}

type Way = Parameters<Workroom['client']['orders']['steer']>[0]['input']['way']
async function steer(room: Workroom, way: Way, note = '') {
  const call = room.call({ orderId: 'O-1', way, note })
  const outcome = await room.client.orders.steer(call)
  await room.room.decider.decideAll()
  return {
    said: outcome.kind === 'done' ? say('en', outcome.value.sentence) : say('en', outcome.message),
    call,
  }
}

describe('an order that a person sends another way', () => {
  it('is shown its ways with cost and day, goes the one chosen, keeps the reason, and goes back', async () => {
    const room = await workroom()
    const before = await stands(room)
    const ways = await room.client.orders.ways({ orderId: 'O-1' })
    expect(ways.map(({ code, choice, parts }) => [code, choice, parts[0]?.siteId, parts[0]?.cents])).toEqual([
      ['change-service', 'posta/rapid', 'LILLE', expect.any(Number)],
      ['change-site', 'LYON', 'LYON', expect.any(Number)],
    ])
    const { said, call } = await steer(room, { code: 'change-site', choice: 'LYON' }, 'Lille is full')
    expect(said).toBe('Ship from Lyon, chosen by hand: “Lille is full”')
    expect(await stands(room)).toMatch(/^allocated LYON\//)
    expect(await timeline(room)).toEqual([said])

    await room.client.exceptions.undo(room.call({ commandId: call.commandId }))
    await room.room.decider.decideAll()
    expect(await stands(room)).toBe(before)
  })

  it('goes by rules again when the choice is dropped', async () => {
    const room = await workroom()
    const before = await stands(room)
    await steer(room, { code: 'change-service', choice: 'posta/rapid' })
    expect(await stands(room)).toBe('allocated LILLE/rapid')
    await steer(room, { code: 'drop-choice', choice: null })
    expect(await stands(room)).toBe(before)
  })

  it('is refused while it is held, at its site, or where nothing takes it', async () => {
    const room = await workroom({ stock: stockOf({ LILLE: { A: 5 } }) })
    const toLyon = { code: 'change-site', choice: 'LYON' } as const
    expect((await steer(room, toLyon)).said).toMatch(/^The order cannot ship this way at the moment/)
    await room.client.orders.hold(room.call({ orderIds: ['O-1'], note: '' }))
    expect((await steer(room, toLyon)).said).toBe('The order is on hold: release it first')
    expect(await stands(room)).toBe('on-hold')
    await room.client.orders.resume(room.call({ orderIds: ['O-1'] }))
    await room.room.decider.decideAll()
    await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
    expect((await steer(room, toLyon)).said).toBe('The site is already working on this order')
    expect(await room.client.orders.ways({ orderId: 'O-1' })).toEqual([])
  })
})

describe('an address that a person changes', () => {
  it('is decided anew, said with its reason, and put back', async () => {
    const room = await workroom()
    const { order } = await room.client.orders.get({ orderId: 'O-1' })
    const destination = { ...order.destination, street: ['4 rue Neuve'] }
    const call = room.call({ orderId: 'O-1', destination, note: 'customer called' })
    const outcome = await room.client.orders.setAddress(call)
    expect(outcome.kind === 'done' && say('en', outcome.value.sentence)).toMatch(
      /^Address corrected.*: “customer called”$/,
    )
    await room.room.decider.decideAll()
    const street = async () => (await room.client.orders.get({ orderId: 'O-1' })).order.destination.street
    expect(await street()).toEqual(['4 rue Neuve'])
    expect(await room.client.exceptions.undo(room.call({ commandId: call.commandId }))).toMatchObject({
      kind: 'done',
    })
    expect(await street()).toEqual(order.destination.street)
  })

  it('is refused where no carrier could go, and stays', async () => {
    const room = await workroom()
    const { order } = await room.client.orders.get({ orderId: 'O-1' })
    const destination = { ...order.destination, city: '' }
    const outcome = await room.client.orders.setAddress(room.call({ orderId: 'O-1', destination, note: '' }))
    expect(outcome.kind).toBe('refused')
    expect(await stands(room)).toMatch(/^allocated/)
  })
})

describe('dates that a person sets', () => {
  type Dates = Parameters<Workroom['client']['orders']['setDates']>[0]['input']['dates']
  async function setDates(room: Workroom, dates: Dates, note = '') {
    const call = room.call({ orderId: 'O-1', dates, note })
    const outcome = await room.client.orders.setDates(call)
    await room.room.decider.decideAll()
    return {
      said: say('en', outcome.kind === 'done' ? outcome.value.sentence : outcome.message),
      undo: async () => {
        await room.client.exceptions.undo(room.call({ commandId: call.commandId }))
        await room.room.decider.decideAll()
      },
    }
  }
  const goes = async ({ client }: Workroom) => {
    const { order, fulfillments } = await client.orders.get({ orderId: 'O-1' })
    const live = fulfillments.filter((one) => one.state !== 'cancelled')
    return { order, days: live.map(({ promise }) => [promise.shipOn, promise.deliverTo]) }
  }

  it('move the plan as shown before, are kept over what the channel says, and are undone', async () => {
    const room = await workroom()
    const before = await goes(room)
    const dates = { deliverBy: '2026-12-04', notBefore: '2026-11-30' }
    const asIs = { serviceLevel: null, destination: null, lines: null, tags: null, at: null, stock: [] }
    const shown = await room.client.orders.whatIf({ orderId: 'O-1', ...asIs, dates })
    expect(await goes(room)).toEqual(before)

    const { said, undo } = await setDates(room, dates, 'moving house')
    expect(said).toMatch(
      /^Not to leave before .*30.*, to be delivered by .*4.*, set by hand: “moving house”$/,
    )
    expect(await timeline(room)).toEqual([said])
    const after = await goes(room)
    expect(after.days).toEqual(shown.parts.map(({ promise }) => [promise.shipOn, promise.deliverTo]))
    expect(after.days[0]?.[0]).toBe('2026-11-30')

    // What the channel says next counts again once nobody's date stands over it.
    const told = Date.parse('2026-12-09T12:00:00Z')
    await says(room, { 'O-1': { order: { ...before.order, deliverBy: told } } })
    expect(await goes(room)).toEqual({ ...after, order: { ...after.order, dates: { ...dates, told } } })
    await setDates(room, { deliverBy: null, notBefore: null })
    expect(await goes(room)).toEqual({ order: { ...before.order, deliverBy: told }, days: before.days })

    const again = await setDates(room, { deliverBy: null, notBefore: '2026-12-01' })
    expect((await goes(room)).days[0]?.[0]).toBe('2026-12-01')
    await again.undo()
    expect(await goes(room)).toEqual({ order: { ...before.order, deliverBy: told }, days: before.days })
    await undo()
    expect((await goes(room)).order.deliverBy).toBe(told)
  })

  it('keep it from its site until that day: it is released on the day before it leaves, not now', async () => {
    const room = await workroom()
    const { commands } = room.room
    await setDates(room, { deliverBy: null, notBefore: '2026-11-30' })
    const released = async (hours: number) => {
      room.wait(hours * HOUR_MS)
      await releaseDue(commands, ASKED)
      return (await room.client.orders.get({ orderId: 'O-1' })).state
    }
    // Monday morning the 23rd, and that Sunday evening, when the next cut-off is Monday's.
    expect([await released(24), await released(6 * 24 + 11)]).toEqual(['allocated', 'released'])
  })

  it('are refused where the day is over or too far off, and once a site works on it', async () => {
    const room = await workroom()
    const before = await goes(room)
    expect((await setDates(room, { deliverBy: '2026-11-22', notBefore: null })).said).toBe('That day is over')
    expect((await setDates(room, { deliverBy: null, notBefore: '2028-01-01' })).said).toMatch(
      /^The order cannot ship this way at the moment/,
    )
    expect(await goes(room)).toEqual(before)
    await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
    expect((await setDates(room, { deliverBy: null, notBefore: '2026-12-01' })).said).toBe(
      'The site is already working on this order',
    )
  })
})

it('a note stands in the time line in its words', async () => {
  const room = await workroom()
  await room.client.orders.note(room.call({ orderId: 'O-1', note: 'call before delivery' }))
  expect(await timeline(room)).toEqual(['Note: “call before delivery”'])
})
