import { describe, expect, it } from 'vitest'
import { postcodeKey, prefixKey, writtenKey } from '../../../../shared/domain/postal/postcode-key.ts'

function covers(country: string, prefix: string, postcode: string): boolean {
  return postcodeKey(country, postcode).startsWith(prefixKey(country, prefix))
}

describe('a British prefix is a unit', () => {
  it.each([
    ['PA6', 'PA6 7LN'],
    ['pa6', 'pa67ln'],
    ['PA', 'PA67 6AA'],
    ['PA67', 'PA67 6AA'],
    ['PA6 7', 'PA6 7LN'],
    ['PA6 7LN', 'PA67LN'],
    ['E1', 'E1 0AA'],
    ['E1W', 'E1W 1AA'],
    ['E', 'E10 5AA'],
    ['SW1A', 'SW1A 2AA'],
    ['SW1A 2', 'SW1A2AA'],
    ['SW1', 'SW1A 2AA'],
    ['W1', 'W1K 7TN'],
    ['EC1', 'EC1A 1BB'],
    ['', 'PA6 7LN'],
  ])('%s covers %s', (prefix, postcode) => expect(covers('GB', prefix, postcode)).toBe(true))

  it.each([
    ['PA6', 'PA67 6AA'],
    ['PA67', 'PA6 7LN'],
    ['E10', 'E1 0AA'],
    ['E1', 'E10 5AA'],
    ['E1', 'E1W 1AA'],
    ['E', 'EC1A 1BB'],
    ['E', 'EH1 1AA'],
    ['W1', 'W10 5AA'],
    ['PA6 7', 'PA6 6LN'],
    ['B', 'BT1 1AA'],
    ['B1', 'B11 1AA'],
  ])('%s does not cover %s', (prefix, postcode) => expect(covers('GB', prefix, postcode)).toBe(false))

  it('each of the districts of an area stands for itself alone', () => {
    const districts = Array.from({ length: 99 }, (_, i) => `G${i + 1}`)
    for (const prefix of districts)
      expect(districts.filter((district) => covers('GB', prefix, `${district} 1AA`))).toEqual([prefix])
  })
})

describe('elsewhere a prefix is the beginning of the code', () => {
  it.each([
    ['FR', '59', '59 800'],
    ['NL', '1012', '1012 AB'],
    ['NL', '1012 a', '1012AB'],
    ['PT', '9000', '9000-012'],
    ['CA', 'K1A', 'K1A 0B1'],
    ['PL', '00', '00-950'],
  ])('%s %s covers %s', (country, prefix, postcode) => expect(covers(country, prefix, postcode)).toBe(true))
})

it.each(['PA6 7LN', 'E1W 1AA', 'SW1A 2AA', 'G1', 'PA'])('%s is shown as it is written', (prefix) => {
  expect(writtenKey(prefixKey('GB', prefix))).toBe(prefix)
})
