import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CoverProblem, LineCoverSolver } from '../../../../main/engine/sourcing/line-cover.ts'

/** Tries every assignment of every line to a site or to none. */
function bruteForce(problem: CoverProblem): number {
  const { siteCount, lineCount, maxSites } = problem
  const masks = new Array<number>(siteCount + 1).fill(0)
  let best = Number.POSITIVE_INFINITY
  const assign = (line: number): void => {
    if (line < lineCount) {
      for (let site = 0; site <= siteCount; site++) {
        masks[site]! ^= 1 << line
        assign(line + 1)
        masks[site]! ^= 1 << line
      }
      return
    }
    const used = masks.slice(0, siteCount).filter((mask) => mask !== 0).length
    const filled = masks.slice(0, siteCount).reduce((all, mask) => all | mask, 0)
    if (used > maxSites || (problem.fillable !== null && problem.fillable[filled] === 0)) return
    let score = problem.splitPenalty * Math.max(0, used - 1) + problem.unfilled[masks[siteCount]!]!
    for (let site = 0; site < siteCount; site++) {
      if (masks[site] !== 0) score += problem.cost[(site << lineCount) | masks[site]!]!
    }
    best = Math.min(best, score)
  }
  assign(0)
  return best
}

const problems = fc
  .record({ siteCount: fc.integer({ min: 1, max: 4 }), lineCount: fc.integer({ min: 1, max: 4 }) })
  .chain(({ siteCount, lineCount }) => {
    const size = 1 << lineCount
    const price = fc.oneof(
      { arbitrary: fc.integer({ min: 0, max: 3_000 }), weight: 4 },
      fc.constant(Infinity),
    )
    return fc.record({
      siteCount: fc.constant(siteCount),
      lineCount: fc.constant(lineCount),
      maxSites: fc.integer({ min: 1, max: 4 }),
      splitPenalty: fc.integer({ min: 0, max: 500 }),
      cost: fc
        .array(price, { minLength: siteCount * size, maxLength: siteCount * size })
        .map((prices) => Float64Array.from(prices)),
      unfilled: fc
        .array(fc.integer({ min: 0, max: 2_500 }), { minLength: lineCount, maxLength: lineCount })
        .map((perLine) =>
          Float64Array.from({ length: size }, (_, mask) =>
            perLine.reduce((sum, cents, line) => sum + ((mask >> line) & 1 ? cents : 0), 0),
          ),
        ),
      shippable: fc.constant(null),
      fillable: fc.option(
        fc
          .array(fc.integer({ min: 0, max: 1 }), { minLength: size, maxLength: size })
          .map((bits) => Uint8Array.from(bits)),
      ),
    })
  })

/** An empty fillable mask is always allowed: nothing is taken. */
function withEmptyFillable(problem: CoverProblem): CoverProblem {
  const fillable = problem.fillable?.slice() ?? null
  if (fillable !== null) fillable[0] = 1
  return { ...problem, fillable }
}

test('the dynamic programme finds what trying everything finds', () => {
  const solver = new LineCoverSolver()
  fc.assert(
    fc.property(problems, (drawn) => {
      const problem = withEmptyFillable(drawn)
      const cover = solver.solve(problem)
      expect(cover.score).toBe(bruteForce(problem))
    }),
    { numRuns: 2_000, seed: 1 },
  )
})

test('what it chose adds up to its score, and no site ships a line twice', () => {
  const solver = new LineCoverSolver()
  fc.assert(
    fc.property(problems, (drawn) => {
      const problem = withEmptyFillable(drawn)
      const cover = solver.solve(problem)
      const full = (1 << problem.lineCount) - 1
      let seen = 0
      let used = 0
      let score = problem.unfilled[full ^ cover.filled]!
      for (let site = 0; site < problem.siteCount; site++) {
        const mask = cover.masks[site]!
        if (mask === 0) continue
        expect(seen & mask).toBe(0)
        seen |= mask
        score += problem.cost[(site << problem.lineCount) | mask]! + (used > 0 ? problem.splitPenalty : 0)
        used++
      }
      expect({ seen, used, score }).toEqual({
        seen: cover.filled,
        used: cover.sitesUsed,
        score: cover.score,
      })
    }),
    { numRuns: 1_000, seed: 2 },
  )
})
