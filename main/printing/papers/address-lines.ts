import type { PostalAddress } from '../../../shared/domain/label-request.ts'

/** As it is written on paper: no line without words. */
export function addressLines(
  { name, company, street, postcode, city, state, country }: PostalAddress,
  countryName: (code: string) => string,
): string[] {
  return [
    company ?? '',
    name === company ? '' : name,
    ...street,
    [postcode, city].filter(Boolean).join(' '),
    state ?? '',
    countryName(country),
  ].filter((line) => line.trim() !== '')
}
