import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from '../../../shared/lib/random.ts'
import { rule } from '../../../shared/rules/document.ts'
import { readRule } from '../../../shared/rules/read-rule.ts'
import { randomRule } from '../../support/rules/random-rules.ts'

/** A copy in which one value, anywhere, is another. */
function changed(value: unknown, at: number, other: unknown): unknown {
  let left = at
  const copy = (part: unknown): unknown => {
    if (left-- === 0) return other
    if (Array.isArray(part)) return part.map(copy)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([key, child]) => [key, copy(child)]))
  }
  return copy(value)
}

test('a rule is read exactly as the schema reads it, whatever is put in it', () => {
  const odd = fc.oneof(fc.anything(), fc.constantFrom('group', 'condition', '  spaced  ', [], {}, null))
  fc.assert(
    fc.property(fc.nat(), fc.nat(40), odd, (seed, at, other) => {
      const input = changed(randomRule(seededRandom(seed), 1), at, other)
      expect(readRule(input)).toEqual(rule.safeParse(input).data ?? null)
    }),
    { numRuns: 500 },
  )
})

test('what is nested too deep is left to the schema', () => {
  const whole = randomRule(seededRandom(1), 1)
  const nested = (levels: number) => {
    let { when } = whole
    for (let level = 0; level < levels; level++) when = { kind: 'group', match: 'all', children: [when] }
    return { ...whole, when }
  }
  expect(readRule(nested(2))).toEqual(nested(2))
  expect(readRule(nested(5_000))).toBeNull()
})
