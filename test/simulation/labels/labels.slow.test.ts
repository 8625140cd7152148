import { describe, expect, it } from 'vitest'
import { labelFindingLines } from './label-report.ts'
import { packOutageDay } from './outage-day.ts'
import { runLabelSeed } from './run-label-seed.ts'

/** Short ones, for every run; `npm run simulate -- labels` plays them at any length. */
const SHORT = { parcels: 8, onEvent: null }
const FIRST = 9000
const SEEDS = Array.from({ length: 10 }, (_, index) => FIRST + index)

describe('hours of trouble with all carriers', () => {
  it('buy nothing twice, print nothing twice, lose nothing (10 seeds)', async () => {
    let bought = 0
    for (const seed of SEEDS) {
      const result = await runLabelSeed({ ...SHORT, seed })
      expect({ seed, wrong: labelFindingLines(result) }).toEqual({ seed, wrong: [] })
      bought += result.bought
    }
    expect(bought).toBeGreaterThan(40)
  })
})

describe('a day with the carrier down from 9 to 13', () => {
  it('packs as many parcels an hour as one without, and every label comes out', async () => {
    const day = { seed: 1, orders: 24 }
    const well = await packOutageDay(day, false)
    const down = await packOutageDay(day, true)
    expect(down.hours.map(({ packed }) => packed)).toEqual(well.hours.map(({ packed }) => packed))
    expect([well.unlabelled, down.unlabelled]).toEqual([0, 0])
  })
})
