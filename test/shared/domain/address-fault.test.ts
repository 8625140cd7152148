import { describe, expect, it } from 'vitest'
import { addressFault, addressFaults } from '../../../shared/domain/address-fault.ts'
import type { Destination } from '../../../shared/domain/order.ts'
import { anOrder } from '../../support/engine-builders.ts'

const CASES: readonly { name: string; to: Partial<Destination>; faults: readonly string[] }[] = [
  { name: 'a whole address', to: {}, faults: [] },
  { name: 'no city', to: { city: ' ' }, faults: ['city missing'] },
  { name: 'a point for a city', to: { city: '.' }, faults: ['city missing .'] },
  { name: 'no street', to: { street: ['', ' '] }, faults: ['street missing'] },
  { name: 'neither', to: { street: [], city: '' }, faults: ['street missing', 'city missing'] },
  { name: 'a company, no person', to: { name: '', company: 'ACME SARL' }, faults: [] },
  { name: 'nobody', to: { name: ' ', company: null }, faults: ['name missing'] },
  { name: 'a dash for a name', to: { name: '-', company: '' }, faults: ['name missing -'] },
  { name: 'a German postcode in France', to: { postcode: 'D-1011' }, faults: ['postcode wrong D-1011'] },
  {
    name: 'a French postcode that has lost its zero',
    to: { postcode: '1000' },
    faults: ['postcode wrong 1000 > 01000'],
  },
  { name: 'none where every carrier asks for one', to: { postcode: '' }, faults: ['postcode missing'] },
  { name: 'blanks and dashes', to: { country: 'NL', postcode: '1012 ab' }, faults: [] },
  { name: 'a Portuguese one with its extension', to: { country: 'PT', postcode: '1000-205' }, faults: [] },
  { name: 'a country without postcodes', to: { country: 'AE', postcode: '' }, faults: [] },
  { name: 'a city that is its country', to: { country: 'SG', postcode: '018956', city: '' }, faults: [] },
  { name: 'no country', to: { country: 'ZZ' }, faults: ['country missing'] },
  { name: 'a country that is none', to: { country: 'XQ' }, faults: ['country wrong XQ'] },
  {
    name: 'an Arabic name over a Latin street',
    to: { name: 'محمد بن علي', country: 'AE', postcode: '', city: 'Dubai' },
    faults: ['name letters محمد بن علي'],
  },
  {
    name: 'a Japanese address',
    to: {
      name: '山田 Taro',
      street: ['東京都千代田区1-1'],
      city: '東京',
      country: 'JP',
      postcode: '100-0001',
    },
    faults: ['name letters 山田', 'street letters 東京都千代田区1-1', 'city letters 東京'],
  },
  {
    name: 'what is missing comes before what cannot be printed',
    to: { name: 'דוד כהן', city: '' },
    faults: ['city missing', 'name letters דוד כהן'],
  },
  {
    name: 'Georgian, Greek and Cyrillic, which are romanised',
    to: { name: 'გიორგი Γιώργος Иван', country: 'GE', postcode: '0105' },
    faults: [],
  },
  {
    name: 'emoji and control characters',
    to: { name: 'Zoé 🐱👩‍👧\u0007', street: ['12\true\nX'] },
    faults: [],
  },
  {
    name: 'a file that names nobody and no street',
    to: { name: '', company: null, street: [], city: '' },
    faults: [],
  },
]

describe('what no carrier can deliver to', () => {
  for (const { name, to, faults } of CASES)
    it(name, () => {
      const found = addressFaults({ ...anOrder().destination, ...to })
      expect(
        found.map((one) =>
          [one.field, one.problem, one.found, ...(one.proposal === null ? [] : ['>', one.proposal])]
            .filter((part) => part !== '')
            .join(' '),
        ),
      ).toEqual(faults)
    })

  it('is nobody’s trouble when the buyer collects it', () => {
    const destination = { ...anOrder().destination, city: '' }
    expect(addressFault(anOrder({ destination, requests: { collectedInStore: true } }))).toBeNull()
  })
})
