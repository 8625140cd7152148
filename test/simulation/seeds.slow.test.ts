import { describe, expect, it } from 'vitest'
import { findingLines } from './report.ts'
import { runSeed } from './run-seed.ts'

/** Short ones, for every run; `npm run simulate` plays them at any length. */
const SHORT = { hours: 2, orders: 24, onEvent: null, onHour: null }
const FIRST = 9000
const SEEDS = Array.from({ length: 4 }, (_, index) => FIRST + index)

describe('hours of trouble over all channels', () => {
  it.each(SEEDS)('lose nothing, double nothing, oversell nothing and end equal (seed %i)', async (seed) => {
    const { findings, orders } = await runSeed({ ...SHORT, seed })
    expect(findingLines(findings)).toEqual([])
    expect(orders).toBeGreaterThan(10)
  })

  it('are played the same again, event by event', async () => {
    const runs = [FIRST, FIRST, FIRST + 1].map((seed) => ({ seed, lines: new Array<string>() }))
    const digests: string[] = []
    for (const { seed, lines } of runs)
      digests.push((await runSeed({ ...SHORT, hours: 1, seed, onEvent: (line) => lines.push(line) })).digest)
    expect(runs[1]?.lines).toEqual(runs[0]?.lines)
    expect(digests[1]).toBe(digests[0])
    expect(digests[2]).not.toBe(digests[0])
  })
})
