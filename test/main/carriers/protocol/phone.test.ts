import { expect, it } from 'vitest'
import { internationalPhone, isMobile } from '../../../../main/carriers/protocol/phone.ts'

const cases: readonly (readonly [written: string, country: string, want: string | null])[] = [
  ['06 12 34 56 78', 'FR', '+33612345678'],
  ['06.12.34.56.78', 'FR', '+33612345678'],
  ['+33 (0)6 12 34 56 78', 'FR', '+33612345678'],
  ['0033 6 12 34 56 78', 'FR', '+33612345678'],
  ['33612345678', 'FR', '+33612345678'],
  ['+44 20 7946 0018', 'FR', '+442079460018'],
  ['0470 12 34 56', 'BE', '+32470123456'],
  ['06 1234567', 'IT', '+39061234567'],
  ['0692 12 34 56', 'RE', '+262692123456'],
  ['612345678', 'ES', '+34612345678'],
  ['call me', 'FR', null],
  ['123', 'FR', null],
  ['', 'FR', null],
  ['0612345678', 'ZZ', null],
]

it.each(cases)('%s in %s', (written, country, want) => {
  expect(internationalPhone(written, country)).toBe(want)
})

it('tells French mobiles, and believes in others', () => {
  expect(['+33612345678', '+33712345678', '+33140000000', '+32470123456'].map(isMobile)).toEqual([
    true,
    true,
    false,
    true,
  ])
})
