import { twoLetterCountry } from '../country-codes.ts'

/** By which number an importer is known, and which country gave it. */
export interface ImporterNumber {
  readonly kind: 'EORI' | 'VAT'
  readonly country: string
  readonly value: string
}

const NUMBER = /\b([A-Z]{2})(?=[A-Z0-9]*\d{5})[A-Z0-9]{5,15}\b/
/** Numbers of these forms are EORI numbers also where nobody says so; a VAT number is shorter. */
const PLAIN_EORI = /^(?:(?:GB|XI)(?:\d{12}|\d{15})|FR\d{14}|DE\d{15})$/

/** The number in what a person wrote of the importer, 'Acme Ltd, EORI GB123456789000'; null = there is none. */
export function importerNumber(importer: string): ImporterNumber | null {
  const text = importer.toUpperCase()
  const [value, country = ''] = NUMBER.exec(text) ?? []
  if (value === undefined || twoLetterCountry(country) !== country) return null
  const isEori = PLAIN_EORI.test(value) || /\bEORI\b/.test(text)
  return { kind: isEori ? 'EORI' : 'VAT', country, value }
}
