/**
 * Shapes of postcodes by ISO country code, after the Universal Postal Union's addressing sheets and CLDR's postal
 * patterns; spaces and dashes aside, in capitals. A country
 * that is not listed has no postcodes, or none that carriers ask for: any text is accepted.
 */
const SHAPES: Readonly<Record<string, string>> = {
  AD: '(AD)?\\d{3}',
  AF: '\\d{4}',
  AI: 'AI2640',
  AL: '\\d{4}',
  AM: '(37)?\\d{4}',
  AR: '[A-HJ-NP-Z]?\\d{4}([A-Z]{3})?',
  AS: '96799(\\d{4})?',
  AT: '\\d{4}',
  AU: '\\d{4}',
  AX: '22\\d{3}',
  AZ: '(AZ)?\\d{4}',
  BA: '\\d{5}',
  BB: '(BB)?\\d{5}',
  BD: '\\d{4}',
  BE: '[1-9]\\d{3}',
  BG: '\\d{4}',
  BH: '(1[0-2]|[1-9])\\d{2}',
  BL: '97(133|7\\d{2})',
  BM: '[A-Z]{2}[A-Z0-9]{2}',
  BN: '[A-Z]{2}\\d{4}',
  BR: '\\d{8}',
  BT: '\\d{5}',
  BY: '\\d{6}',
  CA: '[ABCEGHJKLMNPRSTVXY]\\d[ABCEGHJ-NPRSTV-Z]\\d[ABCEGHJ-NPRSTV-Z]\\d',
  CC: '6799',
  CH: '[1-9]\\d{3}',
  CL: '\\d{7}',
  CN: '\\d{6}',
  CO: '\\d{6}',
  CR: '\\d{5}',
  CU: '\\d{5}',
  CV: '\\d{4}',
  CX: '6798',
  CY: '\\d{4}',
  CZ: '[1-7]\\d{4}',
  DE: '(0[1-9]|[1-9]\\d)\\d{3}',
  DK: '\\d{4}',
  DO: '\\d{5}',
  DZ: '\\d{5}',
  EC: '\\d{6}',
  EE: '\\d{5}',
  EG: '\\d{5}(\\d{2})?',
  ES: '(0[1-9]|[1-4]\\d|5[0-2])\\d{3}',
  ET: '\\d{4}',
  FI: '\\d{5}',
  FK: 'FIQQ1ZZ',
  FM: '9694[1-4](\\d{4})?',
  FO: '(FO)?\\d{3}',
  FR: '(0[1-9]|[1-8]\\d|9[0-578])\\d{3}',
  GB: '(GIR0AA|BFPO\\d{1,4}|[A-Z]{1,2}\\d{1,2}[A-Z]?\\d[ABD-HJLNP-UW-Z]{2})',
  GE: '\\d{4}',
  GF: '973\\d{2}',
  GG: 'GY\\d{1,2}\\d[ABD-HJLNP-UW-Z]{2}',
  GI: 'GX111AA',
  GL: '39\\d{2}',
  GN: '\\d{3}',
  GP: '971\\d{2}',
  GR: '[1-8]\\d{4}',
  GS: 'SIQQ1ZZ',
  GT: '\\d{5}',
  GU: '969[1-3]\\d(\\d{4})?',
  GW: '\\d{4}',
  HN: '\\d{5}',
  HR: '\\d{5}',
  HT: '(HT)?\\d{4}',
  HU: '[1-9]\\d{3}',
  ID: '\\d{5}',
  IE: '[A-Z]\\d[\\dW][A-Z\\d]{4}',
  IL: '\\d{5}(\\d{2})?',
  IM: 'IM\\d{1,2}\\d[ABD-HJLNP-UW-Z]{2}',
  IN: '[1-9]\\d{5}',
  IO: 'BBND1ZZ',
  IQ: '\\d{5}',
  IR: '\\d{5}(\\d{5})?',
  IS: '\\d{3}',
  IT: '\\d{5}',
  JE: 'JE\\d{1,2}\\d[ABD-HJLNP-UW-Z]{2}',
  JO: '\\d{5}',
  JP: '\\d{7}',
  KE: '\\d{5}',
  KG: '\\d{6}',
  KH: '\\d{5,6}',
  KR: '\\d{5}',
  KW: '\\d{5}',
  KY: 'KY\\d{5}',
  KZ: '(\\d{6}|[A-Z]\\d{2}[A-Z]\\d[A-Z]\\d)',
  LA: '\\d{5}',
  LB: '\\d{4}(\\d{4})?',
  LC: 'LC\\d{5}',
  LI: '94(8[5-9]|9[0-8])',
  LK: '\\d{5}',
  LR: '\\d{4}',
  LS: '\\d{3}',
  LT: '(LT)?\\d{5}',
  LU: 'L?\\d{4}',
  LV: '(LV)?\\d{4}',
  MA: '\\d{5}',
  MC: '980\\d{2}',
  MD: '(MD)?\\d{4}',
  ME: '8\\d{4}',
  MF: '97(150|8\\d{2})',
  MG: '\\d{3}',
  MH: '969[67]\\d(\\d{4})?',
  MK: '\\d{4}',
  MM: '\\d{5}',
  MN: '\\d{5,6}',
  MP: '9695[0-2](\\d{4})?',
  MQ: '972\\d{2}',
  MT: '[A-Z]{3}\\d{2,4}',
  MU: '([0-9A-R])?\\d{4}',
  MV: '\\d{5}',
  MX: '\\d{5}',
  MY: '\\d{5}',
  MZ: '\\d{4}',
  NC: '988\\d{2}',
  NE: '\\d{4}',
  NF: '2899',
  NG: '\\d{6}',
  NI: '\\d{5}',
  NL: '[1-9]\\d{3}[A-Z]{2}',
  NO: '\\d{4}',
  NP: '\\d{5}',
  NZ: '\\d{4}',
  OM: '\\d{3}',
  PE: '\\d{5}',
  PF: '987\\d{2}',
  PG: '\\d{3}',
  PH: '\\d{4}',
  PK: '\\d{5}',
  PL: '\\d{5}',
  PM: '97500',
  PN: 'PCRN1ZZ',
  PR: '00[679]\\d{2}(\\d{4})?',
  PS: '(P\\d{7}|\\d{3})',
  PT: '[1-9]\\d{3}(\\d{3})?',
  PW: '96940(\\d{4})?',
  PY: '\\d{4,6}',
  RE: '974\\d{2}',
  RO: '\\d{6}',
  RS: '\\d{5,6}',
  RU: '\\d{6}',
  SA: '\\d{5}(\\d{4})?',
  SD: '\\d{5}',
  SE: '[1-9]\\d{4}',
  SG: '\\d{6}',
  SH: '(ASCN|STHL|TDCU)1ZZ',
  SI: '(SI)?\\d{4}',
  SJ: '(8099|917\\d)',
  SK: '[089]\\d{4}',
  SM: '4789\\d',
  SN: '\\d{5}',
  SV: '\\d{4}',
  SZ: '[HLMS]\\d{3}',
  TC: 'TKCA1ZZ',
  TH: '\\d{5}',
  TJ: '\\d{6}',
  TM: '\\d{6}',
  TN: '\\d{4}',
  TR: '\\d{5}',
  TW: '\\d{3}(\\d{2,3})?',
  TZ: '\\d{5}',
  UA: '\\d{5}',
  US: '\\d{5}(\\d{4})?',
  UY: '\\d{5}',
  UZ: '\\d{6}',
  VA: '00120',
  VC: 'VC\\d{4}',
  VE: '\\d{4}',
  VG: 'VG\\d{4}',
  VI: '008[0-5]\\d(\\d{4})?',
  VN: '\\d{5,6}',
  WF: '986\\d{2}',
  XK: '\\d{5}',
  YT: '976\\d{2}',
  ZA: '\\d{4}',
  ZM: '\\d{5}',
}

/** Countries with postcodes where addresses without one are common and carriers take them. */
const OPTIONAL = new Set(
  'AD AF AI AL BB BH BM BT CL CO CR CV DO EC EG ET GE GI GN GT GW HN HT IE IQ JO KE KH KW KY LA LB LC LR LS MG MM MN MU MV MZ NE NG NI NP OM PE PG PS PY SD SH SN SV SZ TZ UY VC VE VG VN ZM'.split(
    ' ',
  ),
)
const compiled = new Map<string, RegExp>()

/** Capitals, without blanks and dashes: '1012 ab' and '1012AB' are one place. A point stays: '6000.0' is no postcode. */
export function plainPostcode(postcode: string): string {
  for (let i = 0; i < postcode.length; i++) {
    const code = postcode.charCodeAt(i)
    if (code < DIGIT_0 || code > LETTER_Z || (code > DIGIT_9 && code < LETTER_A))
      return postcode.toUpperCase().replaceAll(/[\s-]/gu, '')
  }
  return postcode
}

const DIGIT_0 = 48
const DIGIT_9 = 57
const LETTER_A = 65
const LETTER_Z = 90

/** Whether a postcode has the shape of its country's; '' where the country does without. `country`: ISO 3166-1, two letters. */
export function isPostcodeOf(country: string, postcode: string): boolean {
  const shape = shapeOf(country)
  const plain = plainPostcode(postcode)
  if (shape === null) return true
  return plain === '' ? OPTIONAL.has(country) : shape.test(plain)
}

/** The codes of all countries whose postcodes have a shape. */
export function countriesWithPostcodes(): readonly string[] {
  return Object.keys(SHAPES)
}

function shapeOf(country: string): RegExp | null {
  const known = compiled.get(country)
  if (known !== undefined) return known
  const source = SHAPES[country]
  if (source === undefined) return null
  const shape = new RegExp(`^(${source})$`)
  compiled.set(country, shape)
  return shape
}
