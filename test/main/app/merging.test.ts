import { afterEach, describe, expect, it } from 'vitest'
import { openMerging } from '../../../main/app/merging/merge-by-itself.ts'
import { hasLeft } from '../../../shared/domain/fulfillment.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { say } from '../../../shared/messages/say.ts'
import { aRate, aService } from '../../support/carrier-builders.ts'
import { anOrder, aWorld, LILLE, LYON, lines, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

const open: Workroom[] = []
afterEach(() => Promise.all(open.splice(0).map((room) => room.close())))

/** Two orders of one buyer whose goods lie at two sites; a third has both, and a parcel costs the same from each. */
async function workroom(second: Partial<Order> = {}): Promise<Workroom> {
  const room = await openWorkroom(
    aWorld({
      sites: [LILLE, LYON],
      stock: stockOf({ LILLE: { A: 5, B: 5 }, LYON: { B: 5 } }),
      services: [aService({})],
      rates: [aRate({ priceCents: 500 })],
    }),
  )
  open.push(room)
  await room.receive(
    anOrder({ lines: lines({ A: 1 }) }),
    anOrder({ id: 'O-2', externalId: '2', reference: 'R-2', lines: lines({ B: 2 }), ...second }),
  )
  return room
}

const said = (outcome: { kind: string; message?: unknown; value?: { sentence?: unknown } }) =>
  say(
    'en',
    (outcome.kind === 'done' ? outcome.value?.sentence : outcome.message) as Parameters<typeof say>[1],
  )

async function merge(room: Workroom, orderIds = ['O-1', 'O-2']) {
  const call = room.call({ orderIds, note: '' })
  const outcome = await room.client.orders.merge(call)
  await room.room.decider.decideAll()
  return { said: said(outcome as never), call }
}

async function live(room: Workroom, orderId: string) {
  const { state, order, fulfillments } = await room.client.orders.get({ orderId })
  const [part, ...more] = fulfillments.filter((one) => one.state !== 'cancelled')
  expect(more).toEqual([])
  return { state, together: order.chosen?.together?.id ?? null, part }
}

async function releaseBoth(room: Workroom) {
  await room.client.orders.release(room.call({ orderIds: ['O-1', 'O-2'] }))
}

async function pack(room: Workroom, orderId: string) {
  const { part } = await live(room, orderId)
  return room.client.packing.pack(
    room.call({ fulfillmentId: part?.id ?? '', printerId: 'virtual', weightsG: [null] }),
  )
}

async function ship(room: Workroom, orderId: string) {
  const { part } = await live(room, orderId)
  return room.client.packing.ship(room.call({ fulfillmentId: part?.id ?? '' }))
}

describe('orders of one buyer', () => {
  it('are found whatever the spelling, merged from one site, said in both time lines, and undone', async () => {
    const { destination } = anOrder({})
    const room = await workroom({
      destination: {
        ...destination,
        name: ` ${destination.name.toUpperCase()}`,
        city: `${destination.city}.`,
      },
    })
    const { proposed, together } = await room.client.orders.companions({ orderId: 'O-1' })
    expect(proposed.map(({ reference, units }) => [reference, units])).toEqual([['R-2', 2]])
    expect(together?.parts).toHaveLength(1)
    expect(together?.nowCents).toBeGreaterThan(together?.parts[0]?.cents ?? 0)

    const { said: sentence, call } = await merge(room)
    expect(sentence).toMatch(/^Merged into one parcel: .*R-2$/)
    const [one, two] = [await live(room, 'O-1'), await live(room, 'O-2')]
    expect([one.together, one.part?.siteId]).toEqual([two.together, two.part?.siteId])
    expect((await room.client.orders.companions({ orderId: 'O-2' })).merged).toHaveLength(1)
    // Given twice, as after a lost answer, it is done once.
    expect(await room.client.orders.merge(call)).toMatchObject({ kind: 'done' })
    expect((await live(room, 'O-1')).together).toBe(one.together)
    const { timeline } = await room.client.orders.get({ orderId: 'O-2' })
    expect(
      timeline.filter(({ type }) => type === 'orders.merge').map((event) => say('en', event.sentence)),
    ).toEqual([sentence])

    await room.client.exceptions.undo(room.call({ commandId: call.commandId }))
    expect([(await live(room, 'O-1')).together, (await live(room, 'O-2')).together]).toEqual([null, null])
  })

  it.each<[string, Partial<Order>]>([
    ['to another address', { destination: { ...anOrder({}).destination, street: ['9 other street'] } }],
    ['by another level', { serviceLevel: 'express' }],
    ['a gift', { requests: { giftWrap: true } }],
    ['placed days later', { placedAt: anOrder({}).placedAt + 3 * 86_400_000 }],
  ])('is not proposed: %s', async (_, second) => {
    const room = await workroom(second)
    expect((await room.client.orders.companions({ orderId: 'O-1' })).proposed).toEqual([])
  })

  it('leave in one parcel: one label with the weight of both, each channel order told of its own lines', async () => {
    const room = await workroom()
    const alone = [(await live(room, 'O-1')).part, (await live(room, 'O-2')).part]
    const weight = alone.reduce((sum, part) => sum + (part?.parcels[0]?.weightG ?? 0), 0)
    await merge(room)
    await releaseBoth(room)
    const first = await pack(room, 'O-1')
    expect(first).toMatchObject({ kind: 'done', value: { jobs: [expect.anything()] } })
    expect((await live(room, 'O-1')).part?.parcels[0]?.weightG).toBe(weight)
    expect(said((await ship(room, 'O-1')) as never)).toMatch(/goes into one parcel with R-2/)
    expect(await pack(room, 'O-2')).toMatchObject({ kind: 'done', value: { jobs: [] } })
    for (const orderId of ['O-1', 'O-2'])
      expect(said((await room.client.orders.unmerge(room.call({ orderId, note: '' }))) as never)).toBe(
        'The parcel has its label already',
      )
    const [one, two] = [await live(room, 'O-1'), await live(room, 'O-2')]
    expect([one.part?.shippingCents, two.part?.shippingCents]).toEqual([500, 0])
    expect(two.part?.parcels[0]?.trackingNumber).toBe(one.part?.parcels[0]?.trackingNumber)

    expect(await ship(room, 'O-2')).toMatchObject({ kind: 'done' })
    expect([(await live(room, 'O-1')).state, (await live(room, 'O-2')).state]).toEqual(['shipped', 'shipped'])
    const told = await room.read(async (tx) => [
      ...(await tx.outbox.ofOrder('O-1')),
      ...(await tx.outbox.ofOrder('O-2')),
    ])
    expect(told.map(({ kind, payload }) => [kind, payload])).toMatchObject([
      ['fulfillment', { lines: [{ quantity: 1 }] }],
      ['fulfillment', { lines: [{ quantity: 2 }] }],
    ])
  })

  it('when one is cancelled the other is decided for itself, packed or not', async () => {
    const room = await workroom()
    await merge(room)
    await room.client.orders.cancel(room.call({ orderIds: ['O-2'], note: '' }))
    await room.room.decider.decideAll()
    expect(await live(room, 'O-1')).toMatchObject({ state: 'allocated', together: null })

    const packed = await workroom()
    await merge(packed)
    await releaseBoth(packed)
    await pack(packed, 'O-1')
    await pack(packed, 'O-2')
    await packed.client.orders.cancel(packed.call({ orderIds: ['O-1'], note: '' }))
    await packed.room.decider.decideAll()
    const rest = await live(packed, 'O-2')
    expect(rest).toMatchObject({ state: 'allocated', together: null })
    expect(rest.part?.parcels[0]?.within).toBeUndefined()
    expect(hasLeft(rest.part?.state ?? 'shipped')).toBe(false)
  })

  it('when one goes to another address, each leaves for itself', async () => {
    const room = await workroom()
    await merge(room)
    const { order } = await room.client.orders.get({ orderId: 'O-2' })
    const destination = { ...order.destination, street: ['4 rue Neuve'] }
    await room.client.orders.setAddress(room.call({ orderId: 'O-2', destination, note: '' }))
    await room.room.decider.decideAll()
    expect(await live(room, 'O-1')).toMatchObject({ state: 'allocated', together: null })
    expect((await room.client.orders.companions({ orderId: 'O-2' })).merged).toEqual([])
  })

  it('when one is sent from another site by hand, the other is decided for itself', async () => {
    const room = await workroom()
    await merge(room)
    const way = { code: 'change-site', choice: 'LYON' } as const
    await room.client.orders.steer(room.call({ orderId: 'O-2', way, note: '' }))
    await room.room.decider.decideAll()
    expect((await live(room, 'O-2')).part?.siteId).toBe('LYON')
    for (const orderId of ['O-1', 'O-2']) expect((await live(room, orderId)).together).toBeNull()
  })

  it('when one is picked short after the label of the other is out, the parcel leaves without it', async () => {
    const room = await workroom()
    await merge(room)
    await releaseBoth(room)
    await pack(room, 'O-1')
    const { part } = await live(room, 'O-2')
    const short = { fulfillmentId: part?.id ?? '', sku: 'B', found: 1 }
    expect(await room.client.packing.shortPick(room.call(short))).toMatchObject({ kind: 'done' })
    await room.room.decider.decideAll()
    const apart = room.call({ orderId: 'O-2', note: '' })
    expect(await room.client.orders.unmerge(apart)).toMatchObject({ kind: 'done' })
    expect(await ship(room, 'O-1')).toMatchObject({ kind: 'done' })
    await room.room.decider.decideAll()
    expect(await live(room, 'O-2')).toMatchObject({ state: 'allocated', together: null })
  })

  it('are taken apart by hand after their release, until the label', async () => {
    const room = await workroom()
    await merge(room)
    await releaseBoth(room)
    expect(
      said((await room.client.orders.unmerge(room.call({ orderId: 'O-1', note: '' }))) as never),
    ).toMatch(/^No longer in one parcel/)
    await pack(room, 'O-1')
    expect(await ship(room, 'O-1')).toMatchObject({ kind: 'done' })
    expect((await live(room, 'O-2')).state).toBe('released')
  })
})

describe('orders that could go together', () => {
  const list = async (room: Workroom, isMergeable = true) =>
    (await room.client.orders.list({ isMergeable, sort: 'reference' })).rows.map(
      ({ id, couldJoin }) => `${id} ${couldJoin}`,
    )

  it('are marked with how many, listed, tried parcel by parcel, merged at once and undone', async () => {
    const room = await workroom()
    const { destination } = anOrder({})
    const elsewhere = { ...destination, name: 'Somebody else', street: ['9 rue du Port'] }
    const other = { destination: elsewhere, lines: lines({ B: 1 }) }
    await room.receive(anOrder({ id: 'O-3', externalId: '3', reference: 'R-3', ...other }))
    expect(await list(room)).toEqual(['O-1 1', 'O-2 1'])
    expect(await list(room, false)).toEqual(['O-1 1', 'O-2 1', 'O-3 0'])
    const orderIds = ['O-1', 'O-2', 'O-3']
    const { parcels, alone } = await room.client.orders.mergePreview({ orderIds })
    expect(parcels.map(({ orders, problem }) => [orders.map(({ orderId }) => orderId), problem])).toEqual([
      [['O-1', 'O-2'], null],
    ])
    expect(alone).toMatchObject([{ orderId: 'O-3' }])
    const call = room.call({ orderIds, note: '' })
    const merged = await room.client.orders.mergeAll(call)
    expect(merged).toMatchObject({
      value: {
        changed: ['O-1', 'O-2'],
        skipped: [{ id: 'O-3', why: { code: 'refusals.merging.alone' } }],
      },
    })
    await room.room.decider.decideAll()
    expect(await list(room)).toEqual([])
    expect((await live(room, 'O-1')).together).toBe((await live(room, 'O-2')).together)
    await room.client.exceptions.undo(room.call({ commandId: call.commandId }))
    await room.room.decider.decideAll()
    expect(await list(room)).toEqual(['O-1 1', 'O-2 1'])
  })

  it('are none beyond the window, nor where the merchant merges none', async () => {
    const room = await workroom({ placedAt: anOrder({}).placedAt - 25 * 3_600_000 })
    expect(await list(room)).toEqual([])
    const { workspace } = await room.client.settings.get({})
    await room.client.settings.putWorkspace(room.call({ ...workspace, mergeWithinHours: 26 }))
    expect(await list(room)).toEqual(['O-1 1', 'O-2 1'])
    await room.client.settings.putWorkspace(room.call({ ...workspace, mergeWithinHours: null }))
    expect(await list(room)).toEqual([])
  })
})

describe('orders that are merged without a person', () => {
  it('are, once the merchant wants it and one parcel is no dearer; what a person took apart stays apart', async () => {
    const room = await workroom()
    const { commands, decider } = room.room
    const merging = openMerging({ commands, decider })
    await merging()
    expect((await live(room, 'O-1')).together).toBeNull()
    const { workspace } = await room.client.settings.get({})
    await room.client.settings.putWorkspace(room.call({ ...workspace, mergesByItself: true }))
    await merging()
    await decider.decideAll()
    const { together } = await live(room, 'O-2')
    expect([together !== null, (await live(room, 'O-1')).together]).toEqual([true, together])
    await room.client.orders.unmerge(room.call({ orderId: 'O-1', note: '' }))
    await decider.decideAll()
    await merging()
    await decider.decideAll()
    expect((await live(room, 'O-1')).together).toBeNull()
  })
})
