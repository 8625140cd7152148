/** The one collection point of a postcode, which all carriers of the demo know by its number. */
export function pointIdAt(postcode: string): string {
  return `0${postcode}`
}
