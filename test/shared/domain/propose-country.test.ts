import { describe, expect, it } from 'vitest'
import { proposeCountry } from '../../../shared/domain/postal/propose-country.ts'

const cases: [postcode: string, city: string, phone: string | null, homes: string[], want: string | null][] =
  [
    ['59000', 'Lille', null, ['FR'], 'FR'],
    ['59000', 'Lille', null, [], 'FR'],
    ['59190', 'Hazebrouck', null, ['FR'], 'FR'],
    ['59190', 'Hazebrouck', null, [], null],
    ['59190', 'Hazebrouck', null, ['FR', 'DE'], null],
    ['59190', 'Hazebrouck', '+33 3 28 00 00 00', ['FR', 'DE'], 'FR'],
    ['94227', 'Zwiesel', '+49 9922 12345', ['FR'], null],
    ['10115', 'Berlin', null, ['FR'], 'DE'],
    ['80331', 'München', '0049 89 1234', ['FR'], 'DE'],
    ['28013', 'Madrid', null, ['FR'], 'ES'],
    ['59000', 'Berlin', null, ['FR'], null],
    ['6000', 'Nice', null, ['FR'], 'FR'],
    ['1000', 'Bruxelles', null, ['FR'], 'BE'],
    ['1010', 'Wien', null, ['DE'], 'AT'],
    ['PA6 7LN', 'Houston', null, ['FR'], 'GB'],
    ['1012 AB', 'Amsterdam', null, ['FR'], 'NL'],
    ['D02 AF30', 'Dublin', '+353 1 234', ['GB'], 'IE'],
    ['97400', 'Saint-Denis', null, ['FR'], 'FR'],
    ['1234-567', 'Lisboa', null, ['ES'], 'PT'],
    ['', 'Lille', null, ['FR'], null],
    ['?', 'Lille', null, ['FR'], null],
  ]

describe('the country of an address that names none', () => {
  it.each(cases)('%s %s, telephone %s, sent from %j: %s', (postcode, city, phone, homes, want) => {
    expect(proposeCountry({ postcode, city, phone }, homes)).toBe(want)
  })
})
