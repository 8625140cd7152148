const PARCEL_NUMBER = /^[0-9A-Z][0-9A-Z -]{4,39}$/i

/** Whether a text can be the number that a carrier follows a parcel by: letters and digits, also in groups. */
export function isParcelNumber(text: string): boolean {
  return PARCEL_NUMBER.test(text)
}
