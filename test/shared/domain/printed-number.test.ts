import { describe, expect, it } from 'vitest'
import { hasLostDigits, numberForms, plainNumber } from '../../../shared/domain/printed-number.ts'

describe('numbers as carriers print them', () => {
  it.each([
    ['8R 12345 67890 1', '8R12345678901'],
    ['="00340434161094042557"', '00340434161094042557'],
    ['1z999aa1-0123456784', '1Z999AA10123456784'],
    ['(00)340434161094042557', '00340434161094042557'],
  ])('%s is %s', (printed, plain) => {
    expect(plainNumber(printed)).toBe(plain)
  })

  it.each([
    ['6,05E+13', true],
    ['6.12346E+13', true],
    ['="3E+5"', true],
    ['8R12345678901', false],
    ['E12', false],
  ])('%s has lost digits: %s', (printed, lost) => {
    expect(hasLostDigits(printed)).toBe(lost)
  })

  it('as printed first, then its zeros, then its check character', () => {
    const [exact, zeros, check] = numberForms('1505 0123 4567')
    expect(exact).toEqual(['150501234567'])
    expect(zeros).toEqual(['0150501234567', '00150501234567'])
    expect(check).toContain('15050123456')
    expect(check).toContain('150501234567X')
    expect(numberForms('A1')).toHaveLength(2)
    expect(numberForms(' - ')).toEqual([])
  })
})
