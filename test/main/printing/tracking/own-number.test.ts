import { describe, expect, it } from 'vitest'
import {
  colissimoKey,
  gs1CheckDigit,
  isSscc,
  mod37Check,
  s10CheckDigit,
} from '../../../../main/printing/tracking/check-digits.ts'
import { ownNumber } from '../../../../main/printing/tracking/own-number.ts'
import type { NumberScheme } from '../../../../shared/domain/number-range.ts'

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

describe('numbers around a serial', () => {
  const sscc = { kind: 'sscc', extensionDigit: '3', companyPrefix: '7610425' } as const
  const s10 = { kind: 's10', serviceIndicator: 'LB', country: 'FR' } as const
  const cases: { scheme: NumberScheme; serial: number; want: string }[] = [
    { scheme: sscc, serial: 2123456, want: '376104250021234569' },
    { scheme: s10, serial: 47312482, want: 'LB473124829FR' },
    { scheme: s10, serial: 0, want: 'LB000000005FR' },
    { scheme: { kind: 'colissimo', productCode: '8L' }, serial: 2052475203, want: '8L20524752032' },
    { scheme: { kind: 'dpd', depot: '0530' }, serial: 5110109168, want: '053051101091688' },
  ]
  it.each(cases)('$scheme.kind $serial', ({ scheme, serial, want }) => {
    expect(ownNumber(scheme, serial)).toBe(want)
  })

  it.each([
    { scheme: s10, serial: 10 ** 8 },
    { scheme: sscc, serial: 10 ** 9 },
  ])('$scheme.kind cannot hold $serial', ({ scheme, serial }) => {
    expect(() => ownNumber(scheme, serial)).toThrow('digits for a serial')
  })

  it('knows an SSCC by its check digit', () => {
    expect(['376104250021234569', '376104250021234568', '37610425002123456'].map(isSscc)).toEqual([
      true,
      false,
      false,
    ])
  })
})
