import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nextArrival, priceStock } from '../../../main/app/decide/price-stock.ts'
import { planReview } from '../../../main/app/decide/review-decided.ts'
import { releaseDue } from '../../../main/app/release/release.ts'
import { decideAgainBeforeWave, WavesSeen } from '../../../main/app/scheduler/decide-again.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { MINUTE_MS } from '../../../shared/lib/clock.ts'
import { anOrder, aWorld, lines, stockOf } from '../../support/engine-builders.ts'
import { weekOfTwoKinds } from '../../support/two-kinds-of-orders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
afterEach(() => room.close())

async function sitesOf(orderId: string): Promise<string[]> {
  const { fulfillments } = await room.client.orders.get({ orderId })
  return fulfillments
    .filter(({ state }) => state !== 'cancelled')
    .map(({ siteId }) => siteId)
    .sort()
}

describe('a second look at what is decided', () => {
  /** O-1 took the only A of Lille although Lyon had one; O-2 then needs A and B, and only Lille has B. */
  beforeEach(async () => {
    room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 1, B: 1 }, LYON: { A: 1 } }) }))
    await room.receive(anOrder({ id: 'O-1' }))
    await room.receive(anOrder({ id: 'O-2', lines: lines({ A: 1, B: 1 }) }))
  })

  it('swaps stock between orders when both together cost less', async () => {
    expect([await sitesOf('O-1'), await sitesOf('O-2')]).toEqual([['LILLE'], ['LILLE', 'LYON']])
    const reviewed = await room.client.orders.review(room.call({ apply: true }))
    expect(reviewed).toMatchObject({ kind: 'done', value: { looked: 2, changed: 2, savingCents: 620 } })
    expect([await sitesOf('O-1'), await sitesOf('O-2')]).toEqual([['LYON'], ['LILLE']])
    expect(await room.read((tx) => tx.stock.ledgerDifferences())).toEqual([])
    expect(await room.read((tx) => tx.stock.demandDifferences())).toEqual([])
  })

  it('only says what could be saved when it is not to be carried out', async () => {
    const reviewed = await room.client.orders.review(room.call({ apply: false }))
    expect(reviewed).toMatchObject({ kind: 'done', value: { changed: 2, savingCents: 620 } })
    expect(await sitesOf('O-2')).toEqual(['LILLE', 'LYON'])
  })

  it('searches for as long as its stopwatch says, whatever the time: it draws the same numbers each time', async () => {
    const { store, worlds, clock } = room.room
    const draws = async (lookMs: number): Promise<number> => {
      let drawn = 0
      let elapsed = 0
      const random = () => (drawn++ % 10) / 10
      await planReview({ store, worlds, clock, random, stopwatch: () => (elapsed += lookMs) })
      return drawn
    }
    const [first, again, shorter] = [await draws(2), await draws(2), await draws(20)]
    expect(again).toBe(first)
    expect(shorter).toBeLessThan(first)
    expect(shorter).toBeGreaterThan(0)
  })

  it('looks at all orders in turn, not always at the same', async () => {
    const { store, worlds, clock } = room.room
    const rotation = { from: 0 }
    const looks: number[] = []
    for (let look = 0; look < 3; look++) {
      const { result } = await planReview({ store, worlds, clock, random: () => 0.5, rotation, most: 1 })
      looks.push(result.looked, rotation.from)
    }
    expect(looks).toEqual([1, 1, 1, 2, 1, 1])
  })

  it('comes before each wave of a site, once, and each order tells what it changed and waits no longer', async () => {
    const { store, worlds, clock, commands, gate } = room.room
    const settings = await room.read((tx) => tx.settings.get(WORKSPACE))
    await store.write((tx) =>
      tx.settings.put(WORKSPACE, { ...settings, releaseAt: 'wave', waveMinutes: 60, lastWaveMinutes: 60 }),
    )
    const seen = new WavesSeen()
    const beforeWave = () =>
      decideAgainBeforeWave({ store, worlds, clock, random: () => 0.5, commands }, seen)
    const states = async () => [
      (await room.client.orders.get({ orderId: 'O-1' })).state,
      (await room.client.orders.get({ orderId: 'O-2' })).state,
    ]
    expect(await beforeWave()).toBe(false)
    room.wait(30 * MINUTE_MS)
    await releaseDue(commands, gate)
    expect(await states()).toEqual(['allocated', 'allocated'])
    room.wait(29 * MINUTE_MS)
    expect([await beforeWave(), await beforeWave()]).toEqual([true, false])
    expect([await sitesOf('O-1'), await sitesOf('O-2')]).toEqual([['LYON'], ['LILLE']])
    const told = async (orderId: string) =>
      (await room.client.orders.get({ orderId })).timeline.map(({ sentence }) => sentence.code)
    expect(await told('O-1')).toContain('timeline.anewForOthers')
    expect(await told('O-2')).toContain('timeline.anewCheaper')
    room.wait(MINUTE_MS)
    await releaseDue(commands, gate)
    expect(await states()).toEqual(['released', 'released'])
  })

  it('leaves released orders where they are', async () => {
    await room.client.orders.release(room.call({ orderIds: ['O-1', 'O-2'] }))
    const reviewed = await room.client.orders.review(room.call({ apply: true }))
    expect(reviewed).toMatchObject({ kind: 'done', value: { looked: 0, changed: 0 } })
  })
})

describe('shadow prices', () => {
  it('keep the last unit of a scarce site for the order that needs it there', async () => {
    const stock = stockOf({ LILLE: { A: 60, B: 400 }, LYON: { A: 156 } })
    room = await openWorkroom(aWorld({ stock }))
    const { store, clock } = room.room
    await store.write((tx) => weekOfTwoKinds(tx, clock.now()))
    const price = (evidence?: number) => priceStock(room.room, clock.now(), evidence)
    expect(await price(200)).toBeGreaterThan(0)
    await room.receive(anOrder({ id: 'A-1' }))
    expect(await sitesOf('A-1')).toEqual(['LYON'])
    // So few are no evidence usually: there are no prices, and none of before.
    expect(await price()).toBe(0)
    await room.receive(anOrder({ id: 'A-2' }))
    expect(await sitesOf('A-2')).toEqual(['LILLE'])
  })

  it('look ahead until the day new goods arrive on, where there is one', () => {
    const sunday = Date.parse('2026-10-25T12:00:00Z')
    const arrives = (day: Parameters<typeof nextArrival>[0]) => {
      const at = nextArrival(day, 'Europe/Paris', sunday)
      return at === null ? null : new Date(at).toISOString()
    }
    expect([arrives('unknown'), arrives('monday'), arrives('sunday')]).toEqual([
      null,
      '2026-10-25T23:00:00.000Z',
      '2026-10-31T23:00:00.000Z',
    ])
  })
})

describe('an order of which a part has left', () => {
  /** One of its two parcels is packed, the other one waits to be picked. */
  async function packedInPart(): Promise<(site: string) => string> {
    room = await openWorkroom(
      aWorld({ stock: stockOf({ LILLE: { A: 1 }, LYON: { B: 1 }, BORDEAUX: { B: 1 } }) }),
    )
    await room.receive(anOrder({ lines: lines({ A: 1, B: 1 }) }))
    await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
    const { fulfillments } = await room.client.orders.get({ orderId: 'O-1' })
    const idAt = (site: string): string => fulfillments.find(({ siteId }) => siteId === site)?.id ?? ''
    await room.client.packing.pack(
      room.call({ fulfillmentId: idAt('LILLE'), printerId: 'virtual', weightsG: [] }),
    )
    return idAt
  }

  it('is no shipped order while its rest waits to be reallocated', async () => {
    const idAt = await packedInPart()
    await room.client.packing.shortPick(room.call({ fulfillmentId: idAt('LYON'), sku: 'B', found: 0 }))
    await room.client.packing.ship(room.call({ fulfillmentId: idAt('LILLE') }))
    expect((await room.client.orders.get({ orderId: 'O-1' })).state).toBe('received')
    await room.room.decider.decideAll()
    expect(await room.client.orders.get({ orderId: 'O-1' })).toMatchObject({ state: 'allocated' })
  })

  it('is reallocated for the rest only', async () => {
    const idAt = await packedInPart()
    await room.client.packing.ship(room.call({ fulfillmentId: idAt('LILLE') }))
    await room.client.packing.shortPick(room.call({ fulfillmentId: idAt('LYON'), sku: 'B', found: 0 }))
    await room.room.decider.decideAll()
    const after = await room.client.orders.get({ orderId: 'O-1' })
    const live = after.fulfillments.filter(({ state }) => state !== 'cancelled')
    expect(
      live.map(({ siteId, state, allocations }) => [siteId, state, allocations.map(({ sku }) => sku)]),
    ).toEqual([
      ['LILLE', 'shipped', ['A']],
      ['BORDEAUX', 'planned', ['B']],
    ])
  })
})
