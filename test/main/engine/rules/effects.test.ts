import { expect, test } from 'vitest'
import {
  newRuleEffects,
  newShipEffects,
  resetRuleEffects,
  resetShipEffects,
} from '../../../../main/engine/rules/effects.ts'

test.each([
  { name: 'an order', fresh: newRuleEffects, reset: resetRuleEffects },
  { name: 'a fulfilment', fresh: newShipEffects, reset: resetShipEffects },
])('what rules ask of $name leaves nothing to the next', ({ fresh, reset }) => {
  const filled = Object.fromEntries(Object.keys(fresh()).map((key) => [key, 'asked']))
  reset(filled as never)
  expect(filled).toEqual(fresh())
})
