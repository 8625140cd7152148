import { describe, expect, it } from 'vitest'
import { placeOf, placesOf, shortestPrefix, territoryAt } from '../../../../shared/domain/postal/territory.ts'

describe('a territory is known by its postcode', () => {
  it.each([
    ['FR', '97400', 'FR-RE'],
    ['RE', '97400', 'FR-RE'],
    ['FR', '97110', 'FR-GP'],
    ['FR', '97133', 'FR-BL'],
    ['FR', '97150', 'FR-MF'],
    ['FR', '97300', 'FR-GF'],
    ['FR', '97600', 'FR-YT'],
    ['FR', '97500', 'FR-PM'],
    ['FR', '98800', 'FR-NC'],
    ['FR', '98714', 'FR-PF'],
    ['FR', '98600', 'FR-WF'],
    ['FR', '98000', 'FR-MC'],
    ['MC', '98000', 'FR-MC'],
    ['FR', '20000', 'FR-COR'],
    ['ES', '35001', 'ES-CN'],
    ['ES', '38001', 'ES-CN'],
    ['ES', '51001', 'ES-CE'],
    ['ES', '52001', 'ES-ML'],
    ['PT', '9000-012', 'PT-30'],
    ['PT', '9500-001', 'PT-20'],
    ['IT', '23041', 'IT-LIV'],
    ['IT', '47890', 'IT-SM'],
    ['SM', '47890', 'IT-SM'],
    ['DE', '78266', 'DE-BUS'],
    ['DE', '27498', 'DE-HEL'],
    ['CH', '9490', 'CH-LI'],
    ['FI', '22100', 'FI-AX'],
    ['AX', '22100', 'FI-AX'],
    ['GR', '71201', 'GR-ISL'],
    ['GR', '84600', 'GR-ISL'],
    ['GB', 'BT1 1AA', 'GB-NIR'],
    ['GB', 'GY1 1AA', 'GB-GG'],
    ['GG', 'GY1 1AA', 'GB-GG'],
    ['JE', 'JE2 3AB', 'GB-JE'],
    ['GB', 'IM1 1AA', 'GB-IM'],
    ['GB', 'IV1 1AA', 'GB-HIG'],
    ['GB', 'PA67 6AA', 'GB-HIG'],
    ['GB', 'ZE1 0AA', 'GB-HIG'],
    ['US', '00901', 'US-PR'],
  ])('%s %s is in %s', (country, postcode, code) => {
    expect(territoryAt(placeOf(country, postcode))?.code).toBe(code)
  })

  it.each([
    ['FR', '59800'],
    ['FR', '21000'],
    ['ES', '28001'],
    ['ES', '07001'],
    ['PT', '1000-001'],
    ['IT', '23030'],
    ['GB', 'PA6 7LN'],
    ['GB', 'G1 1AA'],
    ['GB', 'B1 1AA'],
    ['GR', '10431'],
    ['FI', '00100'],
    ['DE', '78267'],
    ['NL', '1012 AB'],
  ])('%s %s is the mainland', (country, postcode) => {
    expect(territoryAt(placeOf(country, postcode))).toBeNull()
  })
})

describe('one place under two countries', () => {
  it.each([
    ['RE', '97400', 'FR', '97400'],
    ['MC', '98000', 'FR', '98000'],
    ['GG', 'GY1 1AA', 'GB', 'gy11aa'],
    ['LI', '9490', 'CH', '9490'],
    ['SM', '47890', 'IT', '47890'],
  ])('%s %s is %s %s', (country, postcode, other, code) => {
    expect(placeOf(country, postcode)).toEqual(placeOf(other, code))
  })

  it('a territory written without its code is still the territory', () => {
    expect(territoryAt(placeOf('RE', ''))?.code).toBe('FR-RE')
    expect(territoryAt(placeOf('NC', '00000'))?.code).toBe('FR-NC')
  })

  it('a tariff row for the territory is one for its postcodes', () => {
    expect(placesOf('RE', '')).toEqual([{ country: 'FR', key: '974' }])
    expect(placesOf('RE', '97410')).toEqual([{ country: 'FR', key: '97410' }])
    expect(placesOf('BL', '').map(({ key }) => key)).toEqual(['97133', '977'])
    expect(placesOf('FR', '59')).toEqual([{ country: 'FR', key: '59' }])
  })
})

describe('the shortest prefix that speaks for a place', () => {
  it.each([
    ['FR', '59800', 0],
    ['FR', '98000', 0],
    ['FR', '97400', 2],
    ['FR', '98800', 2],
    ['FR', '20000', 2],
    ['ES', '35001', 2],
    ['PT', '9000-012', 1],
    ['IT', '23041', 5],
  ])('%s %s: %i', (country, postcode, length) => {
    expect(shortestPrefix(placeOf(country, postcode))).toBe(length)
  })
})
