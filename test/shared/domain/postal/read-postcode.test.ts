import { describe, expect, it } from 'vitest'
import { readPostcode } from '../../../../shared/domain/postal/read-postcode.ts'

describe('what has one reading is repaired', () => {
  it.each([
    ['FR', '1000', 'Bourg-en-Bresse', '01000'],
    ['FR', '6000', 'NICE', '06000'],
    ['FR', '6000.0', 'Nice', '06000'],
    ['FR', '8000', 'Charleville Mézières', '08000'],
    ['FR', '2100', 'St Quentin', '02100'],
    ['FR', 'F-59000', 'Lille', '59000'],
    ['FR', 'FR 59000', 'Lille', '59000'],
    ['FR', '59019 CEDEX', 'Lille', '59019'],
    ['FR', '92057 Cedex 1', 'Paris La Défense', '92057'],
    ['FR', '59000.0', 'Lille', '59000'],
    ['ES', '2001', 'Albacete', '02001'],
    ['ES', '8001', 'Barcelona', '08001'],
    ['IT', '144', 'Roma', '00144'],
    ['DE', '1067', 'Dresden', '01067'],
    ['DE', 'D-10115', 'Berlin', '10115'],
    ['BE', 'B-1000', 'Bruxelles', '1000'],
    ['FI', '100', 'Helsinki', '00100'],
  ])('%s %s %s is %s', (country, postcode, city, want) => {
    expect(readPostcode(country, postcode, city)).toEqual({ kind: 'repaired', postcode: want })
  })
})

describe('what is not certain is asked', () => {
  it.each([
    ['FR', '1000', 'Troyes', '01000'],
    ['FR', '6000', 'Saint-Ailleurs', '06000'],
    ['US', '2134', 'Boston', '02134'],
    ['FR', '590000', 'Lille', '59000'],
    ['FR', '3338O', 'Bordeaux', '33380'],
    ['FR', 'Lille', 'Lille', null],
    ['FR', '', 'Lille', null],
    ['GB', 'SW1A', 'London', null],
    ['FR', '10', 'Troyes', null],
  ])('%s %s %s: %s is proposed', (country, postcode, city, proposal) => {
    expect(readPostcode(country, postcode, city)).toEqual({ kind: 'wrong', proposal })
  })
})

it.each([
  ['FR', '59 000', 'Lille'],
  ['FR', '01000', 'Bourg-en-Bresse'],
  ['NL', '1012 ab', 'Amsterdam'],
  ['HK', '', 'Kowloon'],
])('%s %s is right as it stands', (country, postcode, city) => {
  expect(readPostcode(country, postcode, city)).toEqual({ kind: 'right' })
})
