import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openReckoning, type Reckoning } from '../../../main/app/reckoning/reckoning.ts'
import { reckonAside } from '../../../main/reckoning/reckon-aside.ts'
import type { ReplayEvent, ReplayResult } from '../../../shared/contract/replay.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { merchantInstance } from '../../support/merchant-instance.ts'
import { merchantRules } from '../../support/merchant-rules.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

const ORDERS = 60
/** Orders that share one stock: there are several such stretches, and both threads have some. */
const STRETCH = 15
const PERIOD = { kind: 'last', orders: 1_000 } as const

let folder: string
let room: Workroom
let draft: readonly Rule[]
let here: Reckoning
let aside: ReturnType<typeof reckonAside>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-aside-'))
  const path = join(folder, 'store.db')
  const random = seededRandom(3)
  const { world, orders } = merchantInstance(random, { sites: 4, skus: 12, orders: ORDERS, scarcity: 1.1 })
  room = await openWorkroom(world, undefined, path)
  const { services, timeZone, sites } = world
  const siteIds = sites.map(({ id }) => id)
  const { rules } = merchantRules(random, { siteIds, services, channelIds: ['shop'], timeZone })
  await room.client.rules.publish(room.call({ baseVersion: 0, rules: rules.slice(0, 20), note: '' }))
  draft = rules.slice(10)
  for (let at = 0; at < ORDERS; at += 5) {
    room.wait(3_600_000)
    await room.receive(...orders.slice(at, at + 5).map((order) => ({ ...order, channelId: 'shop' })))
  }
  const { store, worlds, clock, newId } = room.room
  here = openReckoning({ store, worlds, clock, newId, stretch: STRETCH })
  aside = reckonAside({
    place: { kind: 'file', path },
    stretch: STRETCH,
    clock,
    prices: () => worlds.prices,
    onCorruptRow: (error) => expect.unreachable(error.message),
  })
})
afterAll(async () => {
  await aside.close()
  await room.close()
  rmSync(folder, { recursive: true, force: true })
})

/** null = it ended without a result. */
async function replay(
  by: Reckoning,
  onEvent: (event: ReplayEvent) => void = () => {},
  stop = new AbortController(),
) {
  let result: ReplayResult | null = null
  const tell = (event: ReplayEvent) => {
    if (event.kind === 'done') result = event.result
    onEvent(event)
  }
  await by.replay({ rules: draft, period: PERIOD }, { tell, signal: stop.signal })
  return result as ReplayResult | null
}

async function everythingOf(by: Reckoning) {
  const result = await replay(by)
  if (result === null) throw new Error('no result')
  const { replayId, ...found } = result
  const query = { offset: 0, limit: 100, search: '', change: null, descending: true }
  const { rows } = await by.changedOrders({ replayId, ...query })
  const explained = await Promise.all(rows.map(({ orderId }) => by.changedOrder({ replayId, orderId })))
  return { found, rows, explained, csv: await by.changesCsv({ replayId }) }
}

describe('on threads of their own', () => {
  it('past orders are found as they are where the window is served, part by part', async () => {
    const expected = await everythingOf(here)
    expect(expected.found).toMatchObject({ orders: ORDERS, listed: expected.found.changed })
    expect(expected.rows.length).toBeGreaterThan(ORDERS / 4)
    expect(await everythingOf(aside)).toEqual(expected)
  })

  it('what a month saved is found the same', async () => {
    const savings = async (by: Reckoning) => {
      const events: unknown[] = []
      const tell = (event: unknown) => events.push(event)
      await by.savings({ month: 'this' }, { tell, signal: new AbortController().signal })
      return { ...(events.at(-1) as { result: object }).result, savingsId: '' }
    }
    expect(await savings(aside)).toEqual(await savings(here))
  })

  it('a replay sees what was written before it, rules too', async () => {
    const { version, rows } = await room.client.rules.current({})
    const rules = rows.map(({ rule }) => rule).slice(1)
    await room.client.rules.publish(room.call({ baseVersion: version, rules, note: '' }))
    expect(await replay(aside)).toMatchObject({ publishedVersion: version + 1, orders: ORDERS })
  })

  it('ends when nobody waits for it any more', async () => {
    const stop = new AbortController()
    expect(await replay(aside, () => stop.abort(), stop)).toBeNull()
  })

  it('fails with its thread, and the next one has another', async () => {
    const broken = replay(aside, () => void aside.close())
    await expect(broken).rejects.toThrow('The reckoning thread ended')
    // Answered by another thread, which has kept nothing.
    await expect(aside.changesCsv({ replayId: 'gone' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('a helper', () => {
  it('that breaks leaves its part to be done here', async () => {
    const { store, worlds, clock, newId } = room.room
    const parts = { store, worlds, clock, newId, stretch: STRETCH }
    let asked = 0
    const stretch: Reckoning['stretch'] = async (_, { tell }) => {
      asked += 1
      tell(3)
      throw new Error('gone')
    }
    const helped = await replay(openReckoning(parts, { stretch }))
    expect({ ...helped, replayId: '' }).toEqual({ ...(await replay(here)), replayId: '' })
    expect(asked).toBe(1)
  })
})
