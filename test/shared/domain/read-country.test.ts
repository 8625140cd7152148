import { describe, expect, it } from 'vitest'
import { readCountry } from '../../../shared/domain/read-country.ts'

describe('a country', () => {
  it.each([
    ['FR', 'FR'],
    [' fr ', 'FR'],
    ['FRA', 'FR'],
    ['UK', 'GB'],
    ['uk', 'GB'],
    ['EL', 'GR'],
    ['XKX', 'XK'],
    ['France', 'FR'],
    ['ALLEMAGNE', 'DE'],
    ['Deutschland', 'DE'],
    ['España', 'ES'],
    ['Italia', 'IT'],
    ['Royaume-Uni', 'GB'],
    ['England', 'GB'],
    ['La Réunion', 'RE'],
    ['Côte d’Ivoire', 'CI'],
    ['Hong Kong SAR China', 'HK'],
    ['USA', 'US'],
    ['QQQ', null],
    ['ZZ', null],
    ['Neverland', null],
    ['', null],
  ])('%s', (said, country) => {
    expect(readCountry(said)).toBe(country)
  })
})
