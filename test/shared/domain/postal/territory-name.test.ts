import { expect, it } from 'vitest'
import { territoryName } from '../../../../shared/domain/postal/territory-name.ts'

it.each([
  ['FR', '97400', 'Réunion', 'La Réunion'],
  ['RE', '97400', 'Réunion', 'La Réunion'],
  ['ES', '35001', 'Canary Islands', 'îles Canaries'],
  ['GB', 'BT1 1AA', 'Northern Ireland', 'Irlande du Nord'],
  ['FR', '59000', null, null],
  ['MC', '98000', null, null],
])('%s %s: %s, %s', (country, postcode, en, fr) => {
  expect(territoryName(country, postcode, 'en')).toBe(en)
  expect(territoryName(country, postcode, 'fr')).toBe(fr)
})
