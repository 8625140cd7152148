import { describe, expect, it } from 'vitest'
import { addressFault } from '../../../shared/domain/address-fault.ts'
import type { Destination } from '../../../shared/domain/order.ts'
import { anOrder } from '../../support/engine-builders.ts'

const CASES: readonly { name: string; to: Partial<Destination>; fault: string | null }[] = [
  { name: 'a whole address', to: {}, fault: null },
  { name: 'no city', to: { city: ' ' }, fault: 'city ' },
  { name: 'no street', to: { street: ['', ' '] }, fault: 'street ' },
  { name: 'a German postcode in France', to: { postcode: 'D-1011' }, fault: 'postcode D-1011' },
  { name: 'a French postcode that has lost its zero', to: { postcode: '1000' }, fault: 'postcode 1000' },
  { name: 'none where every carrier asks for one', to: { postcode: '' }, fault: 'postcode ' },
  { name: 'blanks and dashes', to: { country: 'NL', postcode: '1012 ab' }, fault: null },
  { name: 'a Portuguese one with its extension', to: { country: 'PT', postcode: '1000-205' }, fault: null },
  { name: 'a country without postcodes', to: { country: 'AE', postcode: '' }, fault: null },
  {
    name: 'a file that names nobody and no street',
    to: { name: '', company: null, street: [], city: '' },
    fault: null,
  },
]

describe('what no carrier can deliver to', () => {
  for (const { name, to, fault } of CASES)
    it(name, () => {
      const order = anOrder({ destination: { ...anOrder().destination, ...to } })
      const found = addressFault(order)
      expect(found && `${found.field} ${found.found}`).toBe(fault)
    })

  it('is nobody’s trouble when the buyer collects it', () => {
    const destination = { ...anOrder().destination, city: '' }
    expect(addressFault(anOrder({ destination, requests: { collectedInStore: true } }))).toBeNull()
  })
})
