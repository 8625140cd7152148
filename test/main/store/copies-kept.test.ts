import { describe, expect, it } from 'vitest'
import { bestFirst, copiesToDrop, type KeptCopy } from '../../../main/store/copies-kept.ts'
import { DAY_MS, HOUR_MS } from '../../../shared/lib/clock.ts'

const NOW = Date.UTC(2026, 10, 24, 9, 30)

/** A copy made so many hours ago of a store with so many orders. */
function copy(hoursAgo: number, orders: number | null, suspect = false): KeptCopy {
  const holds = orders === null ? null : { sites: 0, products: 0, orders, lastCommand: null, commits: 0 }
  return { path: `-${hoursAgo}h`, madeAt: NOW - hoursAgo * HOUR_MS, holds, suspect }
}

/** The rotation as it goes: a copy an hour, each time dropping what may go. */
function afterHours(
  hours: number,
  ordersAt: (hour: number) => number,
  suspectFrom = Number.POSITIVE_INFINITY,
) {
  let kept: KeptCopy[] = []
  for (let hour = 0; hour <= hours; hour++) {
    kept.push({ ...copy(hours - hour, ordersAt(hour), hour >= suspectFrom) })
    const drop = new Set(copiesToDrop(kept))
    kept = kept.filter((one) => !drop.has(one))
  }
  return kept
}

describe('copies that are kept', () => {
  it('are one an hour of the last day, one a day of two weeks, one a week of two months', () => {
    const kept = afterHours(24 * 90, (hour) => hour)
    const ages = kept.map(({ madeAt }) => NOW - madeAt)
    expect(ages.filter((age) => age < DAY_MS)).toHaveLength(24)
    expect(ages.filter((age) => age >= DAY_MS && age < 15 * DAY_MS).length).toBeGreaterThanOrEqual(12)
    expect(Math.max(...ages)).toBeGreaterThan(45 * DAY_MS)
    expect(kept.length).toBeLessThanOrEqual(24 + 14 + 8)
  })

  it('an emptied store never pushes out the last copy of what it held', () => {
    const kept = afterHours(24 * 200, (hour) => (hour < 100 ? 5_000 : 3))
    expect(kept.filter(({ holds }) => holds?.orders === 5_000)).toHaveLength(1)
  })

  it('a damaged store never pushes out the last copy from before', () => {
    const kept = afterHours(24 * 200, () => 5_000, 100)
    expect(kept.filter(({ suspect }) => !suspect)).toHaveLength(1)
  })

  it('a store that grows pushes out its small beginnings', () => {
    expect(copiesToDrop([copy(0, 900), copy(0.1, 10)]).map(({ path }) => path)).toEqual(['-0.1h'])
  })
})

describe('the order in which copies are tried', () => {
  it('is the newest first, those that hold much less than another last', () => {
    const copies = [copy(5, 5_000), copy(2, 5_100), copy(1, 3), copy(0, 4)]
    expect(bestFirst(copies).map(({ path }) => path)).toEqual(['-2h', '-5h', '-0h', '-1h'])
  })
})
