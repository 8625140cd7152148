import { describe, expect, it } from 'vitest'
import {
  colissimoKey,
  gs1CheckDigit,
  mod37Check,
  s10CheckDigit,
} from '../../../../main/printing/tracking/check-digits.ts'
import { isSscc, trackingNumber } from '../../../../main/printing/tracking/tracking-number.ts'

describe('check digits against published examples', () => {
  const cases = [
    { name: 'SSCC-18', check: gs1CheckDigit, digits: '37610425002123456', want: '9' },
    { name: 'GTIN-13', check: gs1CheckDigit, digits: '400638133393', want: '1' },
    { name: 'S10', check: s10CheckDigit, digits: '47312482', want: '9' },
    { name: 'Colissimo 8L', check: colissimoKey, digits: '2052475203', want: '2' },
    { name: 'DPD', check: mod37Check, digits: '05305110109168', want: '8' },
  ]
  it.each(cases)('$name', ({ check, digits, want }) => {
    expect(check(digits)).toBe(want)
  })

  it('S10 turns 10 into 0 and 11 into 5', () => {
    const checks = Array.from({ length: 200 }, (_, n) => s10CheckDigit(String(n).padStart(8, '0')))
    expect(checks.every((check) => /^\d$/.test(check))).toBe(true)
    expect(s10CheckDigit('00000000')).toBe('5')
    expect(s10CheckDigit('00000012')).toBe('0')
  })
})

describe('numbers for our own labels', () => {
  const sscc = { kind: 'sscc', extensionDigit: 3, companyPrefix: '7610425' } as const
  const s10 = { kind: 's10', serviceIndicator: 'LB', country: 'FR' } as const
  const cases = [
    {
      scheme: sscc,
      counter: 2123456,
      want: { kind: 'number', number: '376104250021234569', symbol: 'sscc' },
    },
    { scheme: s10, counter: 47312482, want: { kind: 'number', number: 'LB473124829FR', symbol: 'code128' } },
    { scheme: s10, counter: 0, want: { kind: 'number', number: 'LB000000005FR', symbol: 'code128' } },
    { scheme: s10, counter: 10 ** 8, want: { kind: 'exhausted', capacity: 10 ** 8 } },
    { scheme: sscc, counter: 10 ** 9, want: { kind: 'exhausted', capacity: 10 ** 9 } },
  ]
  it.each(cases)('$scheme.kind counter $counter', ({ scheme, counter, want }) => {
    expect(trackingNumber(scheme, counter)).toEqual(want)
  })

  it('knows an SSCC by its check digit', () => {
    expect(['376104250021234569', '376104250021234568', '37610425002123456'].map(isSscc)).toEqual([
      true,
      false,
      false,
    ])
  })
})
