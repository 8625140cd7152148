import { describe, expect, it } from 'vitest'
import { twoLetterCountry } from '../../../shared/domain/country-codes.ts'
import { THREE_LETTER_COUNTRIES } from '../../shops/three-letter-country.ts'

describe('codes of countries', () => {
  it('are all 249 of ISO 3166, and Kosovo', () => {
    const known = [...THREE_LETTER_COUNTRIES.keys()]
    expect(known).toHaveLength(250)
    expect(new Set(THREE_LETTER_COUNTRIES.values()).size).toBe(250)
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
    expect(known.filter((two) => names.of(two) === undefined)).toEqual([])
  })

  it.each([
    ['HKG', 'HK'],
    ['ARE', 'AE'],
    ['MAR', 'MA'],
    ['MAF', 'MF'],
    ['BLM', 'BL'],
    ['SPM', 'PM'],
    ['ALB', 'AL'],
    ['BIH', 'BA'],
    ['MKD', 'MK'],
    ['ISR', 'IL'],
    ['SGP', 'SG'],
    ['REU', 'RE'],
    ['XKX', 'XK'],
    ['fra', 'FR'],
    ['FR', 'FR'],
  ])('%s is %s', (said, two) => {
    expect(twoLetterCountry(said)).toBe(two)
  })

  it('that nobody has given out are none', () => {
    for (const said of ['', 'QQQ', 'ZZ', 'France']) expect(twoLetterCountry(said)).toBeNull()
  })
})
