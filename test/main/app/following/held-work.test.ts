import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callOff } from '../../../../main/app/inbound/called-off.ts'
import { MINUTE_MS } from '../../../../shared/lib/clock.ts'
import { aRate, aService } from '../../../support/carrier-builders.ts'
import { anOrder, aWorld, LILLE, LYON, lines, stockOf } from '../../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

const BENCH = '01930000-0000-7000-8000-000000000007'
const MONA = '01930000-0000-7000-8000-000000000001'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(
    aWorld({
      sites: [LILLE, LYON],
      stock: stockOf({ LILLE: { A: 9 }, LYON: { A: 9 } }),
      services: [aService()],
      rates: [aRate({ originSiteId: 'LYON' }), aRate({ originSiteId: 'LILLE', priceCents: 900 })],
    }),
  )
  await room.client.people.add(
    room.call({
      personId: MONA,
      name: 'Mona',
      language: 'en',
      grants: [{ role: 'manager', siteId: null }],
      pin: '4711',
      badge: null,
    }),
  )
})
afterEach(() => room.close())

/** A desktop of Lyon, as the hub is. */
async function desktop(id = BENCH, name = 'Bench 7') {
  const now = room.room.clock.now()
  const device = { id, name, siteId: 'LYON', keepsCopy: true, pairedAt: now, pairedBy: 'Mona' }
  await room.room.store.write(async (tx) => {
    await tx.devices.add({ ...device, lastSeenAt: now, revokedAt: null }, id)
    await tx.devices.inStep(id, now)
  })
}

/** Orders released at Lyon; the fulfilment of the first. */
async function released(...ids: string[]): Promise<string> {
  await room.receive(...ids.map((id) => anOrder({ id, externalId: id, lines: lines({ A: 1 }) })))
  await room.client.orders.release(room.call({ orderIds: ids }))
  const parts = await room.read((tx) => tx.fulfillments.byOrders(ids))
  expect(parts.map(({ siteId, state }) => [siteId, state])).toEqual(ids.map(() => ['LYON', 'released']))
  return parts[0]?.id ?? ''
}

/** Released at Lyon, whose desktop has not been heard of for ten minutes. */
async function away(): Promise<string> {
  await desktop()
  const id = await released('O-1')
  room.wait(10 * MINUTE_MS)
  return id
}

const detail = () => room.client.orders.get({ orderId: 'O-1' })
const stands = async () => {
  const { state, fulfillments } = await detail()
  return [state, ...fulfillments.filter((one) => one.state !== 'cancelled').map(({ siteId }) => siteId)]
}
const takeBack = (elsewhere: boolean, note = 'The buyer waits') =>
  room.client.orders.takeBackWork(room.call({ orderIds: ['O-1'], note, elsewhere }))
const ofOrder = { orderIds: ['O-1'] }

/** What the bench did while it was away, handed over now. */
function handOver(name: readonly [string, string], input: object, seen: number, fulfillmentId: string) {
  return room.room.following.call(BENCH, {
    path: [...name],
    input: room.call(input),
    by: MONA,
    confirmedBy: null,
    language: 'en',
    numbers: ['OWN1'],
    taken: [],
    seen: [{ fulfillmentId, epoch: seen }],
    wasDone: { at: room.room.clock.now() - MINUTE_MS, jobs: [] },
  })
}
const conflicts = async () =>
  (await room.client.exceptions.list({})).rows.flatMap(({ record: { cause } }) =>
    cause.reason === 'outage-conflict' ? [cause.message] : [],
  )

describe('what was released to a site whose desktop is away', () => {
  it('is shown as that site’s, with who is away since when', async () => {
    const fulfillmentId = await away()
    const since = room.room.clock.now() - 10 * MINUTE_MS
    expect((await detail()).held).toEqual([
      { fulfillmentId, orderId: 'O-1', siteId: 'LYON', stations: ['Bench 7'], since },
    ])
  })

  it.each([
    ['hold', () => room.client.orders.hold(room.call({ ...ofOrder, note: '' }))],
    ['cancel', () => room.client.orders.cancel(room.call({ ...ofOrder, note: '' }))],
    ['reallocate', () => room.client.orders.reallocate(room.call(ofOrder))],
  ])('stays there: %s', async (_, act) => {
    await away()
    expect(await act()).toMatchObject({
      kind: 'done',
      value: {
        changed: [],
        skipped: [{ id: 'O-1', why: { code: 'following.held', args: { site: 'Lyon' } } }],
      },
    })
    expect(await stands()).toEqual(['released', 'LYON'])
  })

  it('stays there, whatever else would take it away: refused whole', async () => {
    const fulfillmentId = await away()
    const refused = { kind: 'refused', message: { code: 'following.held' } }
    const call = room.call({ fulfillmentId, reason: 'other' as const, note: '' })
    expect(await room.client.fulfillments.reject(call)).toMatchObject(refused)
    const short = room.call({ fulfillmentId, sku: 'A', found: 0 })
    expect(await room.client.packing.shortPick(short)).toMatchObject(refused)
    expect(await stands()).toEqual(['released', 'LYON'])
  })

  it('stays there when the site is closed, and the way out says so', async () => {
    await away()
    const outage = { reason: 'flood', since: room.room.clock.now(), until: null }
    await room.client.sites.setOutage(room.call({ siteId: 'LYON', outage }))
    const [row] = (await room.client.exceptions.list({})).rows
    const exceptionId = row?.record.id ?? ''
    const { resolutions } = await room.client.exceptions.get({ exceptionId })
    expect(resolutions.find(({ code }) => code === 'move-orders')).toMatchObject({
      effect: { code: 'resolutions.cannotMove', args: { stuck: 1, why: [{ code: 'following.held' }] } },
    })
    const args = { address: null, stock: null, note: '' }
    await room.client.exceptions.resolve(room.call({ exceptionId, code: 'move-orders', args }))
    expect(await stands()).toEqual(['released', 'LYON'])
    await takeBack(false)
    await room.client.exceptions.resolve(room.call({ exceptionId, code: 'move-orders', args }))
    await room.room.decider.decideAll()
    expect(await stands()).toEqual(['allocated', 'LILLE'])
  })

  it('stays there while it is packed and has not left', async () => {
    const fulfillmentId = await away()
    await room.room.store.write((tx) => tx.fulfillments.move([fulfillmentId], 'packed', 1))
    await room.room.store.write((tx) => tx.orders.move(['O-1'], 'packed', 1))
    const cancelled = await room.client.orders.cancel(room.call({ ...ofOrder, note: '' }))
    expect(cancelled).toMatchObject({ value: { skipped: [{ why: { code: 'following.held' } }] } })
  })

  it('is moved as ever by people of the site, and while the desktop is there', async () => {
    await away()
    const atLyon = room.as({ device: BENCH })
    expect(await atLyon.orders.hold(room.call({ ...ofOrder, note: '' }))).toMatchObject({
      value: { changed: ['O-1'] },
    })
    await released('O-2')
    await room.room.store.write((tx) => tx.devices.inStep(BENCH, room.room.clock.now()))
    const moved = await room.client.orders.reallocate(room.call({ orderIds: ['O-2'] }))
    expect(moved).toMatchObject({ value: { changed: ['O-2'] } })
  })

  it.each([
    [
      'was decided after it went',
      async () => {
        await desktop()
        room.wait(10 * MINUTE_MS)
        await released('O-1')
      },
    ],
    [
      'is of a desktop that may not come in any more',
      async () => {
        await away()
        await room.room.store.write((tx) => tx.devices.revoke(BENCH, 1))
      },
    ],
  ])('is not its when it %s', async (_, arrange) => {
    await arrange()
    expect((await detail()).held).toEqual([])
    expect(await room.client.orders.hold(room.call({ ...ofOrder, note: '' }))).toMatchObject({
      value: { changed: ['O-1'] },
    })
  })

  it('is known to be away as soon as its connection ends', async () => {
    await desktop()
    await released('O-1')
    const leave = await room.room.devices.admit(
      BENCH,
      () => true,
      () => undefined,
    )
    expect((await detail()).held).toEqual([])
    leave?.()
    await expect.poll(async () => (await detail()).held.length).toBe(1)
  })
})

describe('taking it back', () => {
  it('is a lead’s, wants a reason, and of what no site that is away has it says so', async () => {
    await desktop()
    await released('O-1')
    expect(await takeBack(true)).toMatchObject({
      value: { changed: [], skipped: [{ id: 'O-1', why: { code: 'following.notHeld' } }] },
    })
    await expect(takeBack(true, ' ')).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    const packer = room.as({ role: 'packer' })
    const call = room.call({ ...ofOrder, note: 'x', elsewhere: true })
    await expect(packer.orders.takeBackWork(call)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('ships it from elsewhere at once, and says by whom and why', async () => {
    const fulfillmentId = await away()
    expect(await takeBack(true)).toMatchObject({ value: { changed: ['O-1'] } })
    await room.room.decider.decideAll()
    expect(await stands()).toEqual(['allocated', 'LILLE'])
    const { takenBack, held, rejections, timeline } = await detail()
    expect(held).toEqual([])
    expect(takenBack).toMatchObject([
      { fulfillmentId, siteId: 'LYON', epoch: 1, by: 'Mona', note: 'The buyer waits' },
    ])
    expect(rejections).toMatchObject([{ siteId: 'LYON', reason: 'taken-back' }])
    expect(timeline.map(({ sentence }) => sentence)).toContainEqual({
      code: 'timeline.tookBack',
      args: { note: 'The buyer waits' },
    })
  })

  it('leaves it where it is, to be cancelled or moved; the site has it again when it is back', async () => {
    const fulfillmentId = await away()
    await takeBack(false)
    expect(await stands()).toEqual(['released', 'LYON'])
    expect((await detail()).held).toEqual([])
    room.wait(1_000)
    await room.room.store.write((tx) => tx.devices.inStep(BENCH, room.room.clock.now()))
    room.wait(MINUTE_MS)
    expect((await detail()).held).toMatchObject([{ fulfillmentId }])
    await takeBack(false)
    expect((await detail()).takenBack.map(({ epoch }) => epoch)).toEqual([2, 1])
  })
})

describe('what the site did meanwhile, handed over when it is back', () => {
  const pack = (fulfillmentId: string) => ({ fulfillmentId, printerId: 'none', weightsG: [] })

  it('counts where it was not taken back', async () => {
    const fulfillmentId = await away()
    const input = { fulfillmentId, reason: 'damaged', note: '' }
    const answer = await handOver(['fulfillments', 'reject'], input, 0, fulfillmentId)
    expect(answer).toMatchObject({ value: { kind: 'done' } })
    expect(await conflicts()).toEqual([])
  })

  it.each([
    ['packed', ['packing', 'pack'], pack],
    [
      'rejected',
      ['fulfillments', 'reject'],
      (fulfillmentId: string) => ({ fulfillmentId, reason: 'other', note: '' }),
    ],
    ['held', ['orders', 'hold'], () => ({ orderIds: ['O-1'], note: '' })],
  ] as const)('does not count of what was taken back, with both sides shown: %s', async (_, path, input) => {
    const fulfillmentId = await away()
    await takeBack(true)
    await room.room.decider.decideAll()
    const answer = await handOver(path, input(fulfillmentId), 0, fulfillmentId)
    const why = { code: 'following.takenBack', args: { by: 'Mona', note: 'The buyer waits' } }
    expect(answer).not.toMatchObject({ value: { kind: 'done' } })
    expect(await conflicts()).toMatchObject([
      { code: 'following.standsElsewhere', args: { why, sites: ['Lille'] } },
    ])
    expect(await stands()).toEqual(['allocated', 'LILLE'])
  })

  it('does not count even where it is still there, and counts when it was seen since', async () => {
    const fulfillmentId = await away()
    await takeBack(false)
    const input = { fulfillmentId, reason: 'other', note: '' }
    expect(await handOver(['fulfillments', 'reject'], input, 0, fulfillmentId)).toMatchObject({
      value: { kind: 'refused', message: { code: 'following.takenBack' } },
    })
    expect(await handOver(['fulfillments', 'reject'], input, 1, fulfillmentId)).toMatchObject({
      value: { kind: 'done' },
    })
  })

  it('a channel’s cancellation is not the hub moving it: it stands, and meets the parcel as an exception', async () => {
    const fulfillmentId = await away()
    await room.room.commands.system('orders.import', async (context) => {
      const [known] = await context.tx.orders.byIds(['O-1'])
      if (known) await callOff(context, known, { isNews: true, isWaived: false })
    })
    expect(await stands()).toEqual(['cancelled'])
    await handOver(['packing', 'pack'], pack(fulfillmentId), 0, fulfillmentId)
    expect(await conflicts()).toMatchObject([
      { code: 'following.standsCancelled', args: { why: { code: 'following.movedOn' } } },
    ])
  })
})
