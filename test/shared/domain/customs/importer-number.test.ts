import { describe, expect, it } from 'vitest'
import { CUSTOMS_NUMBERS } from '../../../../shared/domain/customs/customs-identity.ts'
import { importerNumber } from '../../../../shared/domain/customs/importer-number.ts'

describe('the number in what is written of an importer', () => {
  it.each([
    ['Acme Ltd, GB123456789000', { kind: 'EORI', country: 'GB', value: 'GB123456789000' }],
    ['Acme AS (NO987654321MVA)', { kind: 'VAT', country: 'NO', value: 'NO987654321MVA' }],
    ['Acme GmbH EORI DE1234567', { kind: 'EORI', country: 'DE', value: 'DE1234567' }],
    ['fr12345678901234', { kind: 'EORI', country: 'FR', value: 'FR12345678901234' }],
    ['Acme SAS, FR12345678901', { kind: 'VAT', country: 'FR', value: 'FR12345678901' }],
    ['Acme Trading, 12 High Street', null],
    ['Order ZZ12345678', null],
  ])('%s', (importer, want) => {
    expect(importerNumber(importer)).toEqual(want)
  })
})

describe('an EORI number', () => {
  const isOne = (text: string) => new RegExp(`^${CUSTOMS_NUMBERS.eori.source}$`).test(text)
  it.each([
    'FR12345678901234',
    'DE1234567',
    'DE123456789012345',
    'ATEOS1000012345',
    'ESB12345678',
    'GB123456789000',
    'GB123456789000123',
    'XI123456789000',
  ])('%s is one', (text) => {
    expect(isOne(text)).toBe(true)
  })
  it.each([
    ['GB12345678', 'Great Britain writes 12 digits or 15'],
    ['GB12345678900A', 'and only digits'],
    ['XI1234567890', 'Northern Ireland likewise'],
    ['CH123456789', 'Switzerland gives none'],
    ['US123456789', 'nor do the United States'],
    ['EL123456789', 'Greece is GR in these numbers'],
    ['DE1234567890123456', 'more than 15 signs'],
    ['12345678901234', 'no country'],
  ])('%s is none: %s', (text) => {
    expect(isOne(text)).toBe(false)
  })
})
