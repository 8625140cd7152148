import { describe, expect, it } from 'vitest'
import { findingLines } from './report.ts'
import { runSeed } from './run-seed.ts'

/** Short ones, for every run; `npm run simulate` plays them at any length. */
const SHORT = { hours: 2, orders: 24, onEvent: null, onHour: null }
const FIRST = 9000
const SEEDS = Array.from({ length: 3 }, (_, index) => FIRST + index)

describe('hours of trouble over all channels', () => {
  const digests = new Set<string>()

  it.each(SEEDS)('lose nothing, double nothing, oversell nothing and end equal (seed %i)', async (seed) => {
    const { findings, orders, digest } = await runSeed({ ...SHORT, seed })
    expect(findingLines(findings)).toEqual([])
    expect(orders).toBeGreaterThan(10)
    // Another seed is another story.
    expect(digests).not.toContain(digest)
    digests.add(digest)
  })

  it('are played the same again, event by event', async () => {
    const play = async () => {
      const lines: string[] = []
      const { digest } = await runSeed({
        ...SHORT,
        hours: 1,
        seed: FIRST,
        onEvent: (line) => lines.push(line),
      })
      return { lines, digest }
    }
    const first = await play()
    expect(await play()).toEqual(first)
  })
})
