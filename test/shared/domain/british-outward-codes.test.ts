import { expect, it } from 'vitest'
import { postcodeKey, prefixKey } from '../../../shared/domain/postal/postcode-key.ts'

/** The 124 postcode areas of Royal Mail. */
const AREAS =
  'AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE'.split(
    ' ',
  )
/** Districts whose codes end in a letter, by what stands before it; whoever writes EC1 means them all. */
const LETTERED = ['EC1', 'EC2', 'EC3', 'EC4', 'SW1', 'W1', 'WC1', 'WC2']
/** Every pattern that is published: one figure, two, and a letter behind. Not the list of districts in use. */
const OUTWARD = AREAS.flatMap((area) => Array.from({ length: 99 }, (_, n) => `${area}${n + 1}`)).flatMap(
  (code) => (LETTERED.includes(code) ? [`${code}A`, `${code}W`] : [code]),
)

const keys = new Map(OUTWARD.map((code) => [code, postcodeKey('GB', `${code} 7LN`)]))

it('an outward code as a prefix covers its own postcodes and no other, in all 124 areas and districts 1 to 99 (generated)', () => {
  // What a prefix covers stands side by side once it is sorted: its own key, and no neighbour.
  const sorted = [...keys].toSorted(([, a], [, b]) => (a < b ? -1 : 1))
  const wrong = sorted.flatMap(([code, key], at) => {
    const prefix = prefixKey('GB', code)
    const around = [sorted[at - 1], sorted[at + 1]].filter((other) => other?.[1].startsWith(prefix))
    return key.startsWith(prefix) && around.length === 0 ? [] : [code]
  })
  expect([AREAS.length, OUTWARD.length, wrong]).toEqual([124, 12_284, []])
})

it.each([
  ['PA6', 'PA6 7LN', true],
  ['PA6', 'PA67 7LN', false],
  ['PA67', 'PA6 7LN', false],
  ['E1', 'E1 0AA', true],
  ['E1', 'E10 0AA', false],
  ['E', 'EC1A 1BB', false],
  ['E', 'E1 6AN', true],
  ['W1', 'W1A 1AA', true],
  ['W1', 'W10 5AA', false],
  ['EC1', 'EC1A 1BB', true],
  ['N1', 'N1C 4AG', false],
  ['PA6 7', 'PA6 7LN', true],
])('%s covers %s: %s', (prefix, postcode, isCovered) => {
  expect(postcodeKey('GB', postcode).startsWith(prefixKey('GB', prefix))).toBe(isCovered)
})
