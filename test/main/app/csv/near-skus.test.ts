import { describe, expect, it } from 'vitest'
import { NearSkus } from '../../../../main/app/csv/near-skus.ts'

const KNOWN = [
  'TEA-EARL',
  'MUG-01',
  'MUG-02',
  '3760123456789',
  '00420',
  'Théière',
  'RED-CAP',
  'redcap',
  '杯子',
]

describe('the product that a SKU was meant to be', () => {
  it.each([
    ['TEA-EARL', null, 'known as it is'],
    ['tea-earl', 'TEA-EARL', 'case'],
    [' TEA EARL ', 'TEA-EARL', 'spaces for signs'],
    ['420', '00420', 'zeros that a spreadsheet dropped'],
    ['420.0', '00420', 'a number with decimals'],
    ['3.76012E+12', '3760123456789', 'a number that a spreadsheet shortened'],
    ['3,76E+12', '3760123456789', 'the same in French'],
    ['theiere', 'Théière', 'accents'],
    ['TAE-EARL', 'TEA-EARL', 'letters exchanged'],
    ['TEA-ERL', 'TEA-EARL', 'a letter missing'],
    ['MUG-03', null, 'another figure is another article'],
    ['MUG', null, 'too short to be a slip'],
    ['red cap', null, 'two that it may be'],
    ['3760123456788', null, 'a bar code of one digit more or less'],
    ['---', null, 'nothing to compare'],
    ['杯子 ', '杯子', 'other letters'],
  ] as const)('%j is %j: %s', (sku, meant, _why) => {
    expect(new NearSkus(new Set(KNOWN)).meant(sku)).toBe(meant)
  })
})
