import { expect, it } from 'vitest'
import { gramsOf, millimetresOf } from '../../../../main/channels/protocol/measures.ts'

it('reads weights and lengths in the units that shops name', () => {
  expect(gramsOf('1.25', 'kg')).toBe(1250)
  expect(gramsOf('1,25', 'KG')).toBe(1250)
  expect(gramsOf(2, 'POUNDS')).toBe(907)
  expect(gramsOf('0.4', 'g')).toBe(1)
  expect(millimetresOf('30.5', 'cm')).toBe(305)
  expect(millimetresOf('1', 'in')).toBe(25)
})

it('says nothing where the shop says nothing', () => {
  expect([gramsOf('', 'kg'), gramsOf('0', 'kg'), gramsOf(null, 'kg')]).toEqual([null, null, null])
  expect([gramsOf('heavy', 'kg'), gramsOf('1', 'stone'), gramsOf('1', null)]).toEqual([null, null, null])
})
