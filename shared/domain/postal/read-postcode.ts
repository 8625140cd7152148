import { isPostcodeOf, plainPostcode } from './postcode-shape.ts'
import { isCityOfZeroes } from './zero-cities.ts'

/** How what stands in a postcode field reads. */
export type PostcodeReading =
  | { readonly kind: 'right' }
  /** Only one code can have been meant. */
  | { readonly kind: 'repaired'; readonly postcode: string }
  /** `proposal`: the likeliest code, for a person to confirm; null = none comes to mind. */
  | { readonly kind: 'wrong'; readonly proposal: string | null }

/** International letters that people write before a code: 'F-59000', 'D 10115'. */
const LETTERS: Readonly<Record<string, string>> = {
  AT: 'A',
  BE: 'B',
  DE: 'D',
  ES: 'E',
  FI: 'FIN',
  FR: 'F',
  IT: 'I',
  LU: 'L',
  NO: 'N',
  PT: 'P',
  SE: 'S',
  SI: 'SLO',
}
/** Digits of a code in countries where codes begin with 0 and have one length. */
const DIGITS: Readonly<Record<string, number>> = {
  AU: 4,
  DE: 5,
  EE: 5,
  ES: 5,
  FI: 5,
  FR: 5,
  HR: 5,
  IL: 5,
  IT: 5,
  KR: 5,
  LT: 5,
  MX: 5,
  NO: 4,
  NZ: 4,
  PL: 5,
  RO: 6,
  SG: 6,
  SK: 5,
  TR: 5,
  UA: 5,
  US: 5,
  ZA: 4,
}

/**
 * Reads a postcode as shops and spreadsheets hand it over. Repaired is what has one reading: letters of the country
 * before it, CEDEX behind it, '6000.0', and a zero that a spreadsheet dropped where the city lies in the area that the
 * zero makes ('6000 Nice' is 06000). Everything else that is not a code of the country is wrong, with a proposal.
 * `country`: ISO 3166-1, two letters.
 */
export function readPostcode(country: string, postcode: string, city: string): PostcodeReading {
  if (isPostcodeOf(country, postcode)) return { kind: 'right' }
  const bare = withoutTrimmings(country, postcode)
  if (bare !== '' && isPostcodeOf(country, bare)) return { kind: 'repaired', postcode: bare }
  const padded = withZeroes(country, bare)
  if (padded !== null)
    return isCityOfZeroes(country, padded, city)
      ? { kind: 'repaired', postcode: padded }
      : { kind: 'wrong', proposal: padded }
  return { kind: 'wrong', proposal: otherReading(country, bare) }
}

function withoutTrimmings(country: string, postcode: string): string {
  const text = postcode.trim().toUpperCase()
  const letters = [country, LETTERS[country] ?? country].map((one) => `${one}(?=[\\s\\d-])`).join('|')
  return text
    .replace(new RegExp(`^(${letters})[\\s-]*`), '')
    .replace(/\s*CEDEX(\s+\d{1,2})?$/, '')
    .replace(/^(\d+)[.,]0+$/, '$1')
    .trim()
}

/** With the zeroes that a spreadsheet takes from the front of a number; null = that makes no code of the country. */
function withZeroes(country: string, bare: string): string | null {
  const digits = DIGITS[country]
  if (digits === undefined || !/^[1-9]\d*$/.test(bare) || bare.length >= digits || bare.length < digits - 2)
    return null
  const padded = bare.padStart(digits, '0')
  return isPostcodeOf(country, padded) ? padded : null
}

/** A letter O typed for 0, an I or l for 1, or a digit too many at the end. */
function otherReading(country: string, bare: string): string | null {
  const plain = plainPostcode(bare)
  const readings = [plain.replaceAll('O', '0').replaceAll(/[IL]/g, '1'), plain.slice(0, -1)]
  return readings.find((reading) => reading !== '' && isPostcodeOf(country, reading)) ?? null
}
