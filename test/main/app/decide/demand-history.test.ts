import { afterEach, expect, it } from 'vitest'
import { DemandHistory } from '../../../../main/app/decide/demand-history.ts'
import { DAY_MS, HOUR_MS } from '../../../../shared/lib/clock.ts'
import { anOrder, aWorld } from '../../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

const PARIS = 'Europe/Paris'
const MIDNIGHT = Date.parse('2026-10-26T00:00:00+01:00')

let room: Workroom
afterEach(() => room.close())

/** So many orders on each day before `MIDNIGHT`, over the night on which clocks go back. */
async function openAfter(days: number, ordersOf: (day: number) => number) {
  room = await openWorkroom(aWorld({ stock: [] }))
  for (let back = days; back >= 1; back--) {
    const at = MIDNIGHT - back * DAY_MS + 12 * HOUR_MS
    const orders = Array.from({ length: ordersOf(days - back) }, (_, i) => anOrder({ id: `${back}-${i}` }))
    await room.room.store.write((tx) => tx.orders.insert(orders, at))
  }
  return new DemandHistory(room.room.store)
}

it('expects of an hour its part of the day, and of days all of them', async () => {
  const history = await openAfter(29, () => 24)
  const forecast = await history.forecast(MIDNIGHT, PARIS)
  expect(forecast?.until(MIDNIGHT + HOUR_MS)).toBeCloseTo(1, 5)
  expect(forecast?.until(MIDNIGHT + 7 * DAY_MS)).toBeCloseTo(7 * 24, 5)
  expect(forecast?.until(MIDNIGHT - 1)).toBe(0)
})

it('knows nothing from two weeks of which the first day is not whole', async () => {
  const history = await openAfter(14, () => 5)
  expect(await history.forecast(MIDNIGHT, PARIS)).toBeNull()
})

it('counts a day that is over once, and the next one when it is', async () => {
  const history = await openAfter(30, () => 10)
  await history.forecast(MIDNIGHT, PARIS)
  const late = Array.from({ length: 70 }, (_, i) => anOrder({ id: `late-${i}` }))
  await room.room.store.write((tx) => tx.orders.insert(late, MIDNIGHT + HOUR_MS))
  const next = await history.forecast(MIDNIGHT + DAY_MS, PARIS)
  expect(next?.until(MIDNIGHT + 2 * DAY_MS)).toBeGreaterThan(11)
})
