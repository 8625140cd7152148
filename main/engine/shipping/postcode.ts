/** Postcodes compare without spaces and dashes, in capitals: '1012 ab' and '1012AB' are one place. */
export function normalPostcode(postcode: string): string {
  for (let i = 0; i < postcode.length; i++) {
    const code = postcode.charCodeAt(i)
    if (code < DIGIT_0 || code > LETTER_Z || (code > DIGIT_9 && code < LETTER_A)) {
      return postcode.toUpperCase().replace(/[\s-]/g, '')
    }
  }
  return postcode
}

const DIGIT_0 = 48
const DIGIT_9 = 57
const LETTER_A = 65
const LETTER_Z = 90

/** A zone as suspensions and surcharges name it: 'FR' is the country, 'FR-20' its postcodes that begin with 20. */
export function splitZone(zone: string): { readonly country: string; readonly prefix: string } {
  return { country: zone.slice(0, 2), prefix: normalPostcode(zone.slice(3)) }
}
