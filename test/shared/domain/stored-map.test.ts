import { expect, it } from 'vitest'
import { z } from 'zod'
import { storedMap } from '../../../shared/domain/stored-map.ts'

const figures = storedMap(z.int())
const HARD = ['__proto__', 'constructor', 'toString', '100%']

it('comes back with every key that it was kept with', () => {
  const kept = JSON.stringify(HARD.map((key, n) => [key, n]))
  expect([...figures.parse(JSON.parse(kept))]).toEqual(HARD.map((key, n) => [key, n]))
})

it('has no key that nobody put there', () => {
  expect(figures.parse([]).get('constructor')).toBeUndefined()
})

it('reads what an earlier version kept as an object', () => {
  expect([...figures.parse({ A: 1, constructor: 2 })]).toEqual([
    ['A', 1],
    ['constructor', 2],
  ])
})

it('refuses what is no map of such values', () => {
  expect(figures.safeParse([['A', 'many']]).success).toBe(false)
  expect(figures.safeParse(null).success).toBe(false)
})
