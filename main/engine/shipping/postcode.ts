/** Postcodes compare without spaces and dashes, in capitals: '1012 ab' and '1012AB' are one place. */
export function normalPostcode(postcode: string): string {
  return PLAIN.test(postcode) ? postcode : postcode.toUpperCase().replace(/[\s-]/g, '')
}

const PLAIN = /^[0-9A-Z]*$/

/** A zone as suspensions and surcharges name it: 'FR' is the country, 'FR-20' its postcodes that begin with 20. */
export function splitZone(zone: string): { readonly country: string; readonly prefix: string } {
  return { country: zone.slice(0, 2), prefix: normalPostcode(zone.slice(3)) }
}
