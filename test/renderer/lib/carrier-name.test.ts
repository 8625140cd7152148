import { expect, it } from 'vitest'
import { carrierName } from '../../../renderer/lib/carrier-name.ts'

it.each([
  ['colissimo', 'Colissimo'],
  ['COLISSIMO', 'Colissimo'],
  ['mondial-relay', 'Mondial Relay'],
  ['dpd', 'DPD'],
])('%s is %s', (id, wanted) => {
  expect(carrierName(id)).toBe(wanted)
})
