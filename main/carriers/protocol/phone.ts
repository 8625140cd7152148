/** Country codes for telephones, of countries that parcels of shops here go to. */
const CALLING_CODES: ReadonlyMap<string, string> = new Map(
  (
    'FR 33,MC 377,BE 32,LU 352,NL 31,DE 49,AT 43,CH 41,LI 423,IT 39,ES 34,AD 376,PT 351,GB 44,IE 353,DK 45,SE 46,' +
    'NO 47,FI 358,IS 354,PL 48,CZ 420,SK 421,HU 36,SI 386,HR 385,RO 40,BG 359,GR 30,CY 357,MT 356,EE 372,LV 371,LT 370,' +
    'GP 590,MQ 596,GF 594,RE 262,YT 262,PM 508,BL 590,MF 590,NC 687,PF 689,WF 681,US 1,CA 1,AU 61'
  )
    .split(',')
    .map((pair): [string, string] => [pair.slice(0, 2), pair.slice(3)]),
)

/** Countries whose numbers have no 0 before them that falls away abroad. */
const KEEPS_ZERO = new Set(['IT', 'SM', 'VA'])

/** '+33612345678' from however it was written; null = that cannot be said for sure. `country` is whose numbers need no code. */
export function internationalPhone(written: string, country: string): string | null {
  const digits = written.replaceAll(/\(0\)/g, '').replaceAll(/[\s().\-/\u00a0\u202f]/g, '')
  const abroad = digits.replace(/^00/, '+')
  if (/^\+[1-9]\d{6,14}$/.test(abroad)) return abroad
  const code = CALLING_CODES.get(country)
  if (code === undefined || !/^\d{6,13}$/.test(digits)) return null
  if (digits.startsWith(code) && digits.length > 9 && !digits.startsWith('0')) return `+${digits}`
  return `+${code}${KEEPS_ZERO.has(country) ? digits : digits.replace(/^0/, '')}`
}

/** Whether a French number is a mobile one; of other countries nobody can tell. */
export function isMobile(international: string): boolean {
  return !/^\+33(?![67])/.test(international)
}
