import { type Language, locale } from '../../../shared/lib/language.ts'
import { type AreaTexts, textsOf } from '../../../shared/messages/say.ts'

export type LabelCaptions = AreaTexts<'labelCaptions'>

export function labelCaptions(language: Language): LabelCaptions {
  return textsOf('labelCaptions', language)
}

/** Kilograms with at most two decimals, never rounded down to nothing: '0,01 kg', '1,25 kg', '12 kg'. */
export function labelWeight(language: Language, grams: number): string {
  const kilograms = Math.ceil(grams / 10) / 100
  return `${new Intl.NumberFormat(locale(language), { maximumFractionDigits: 2 }).format(kilograms)} kg`
}

/** A date that no reader takes for another day: '23/11/2026' in French, '23 Nov 2026' in English. */
export function labelDate(language: Language, date: string): string {
  const month = language === 'fr' ? '2-digit' : 'short'
  const format = new Intl.DateTimeFormat(locale(language), {
    day: '2-digit',
    month,
    year: 'numeric',
    timeZone: 'UTC',
  })
  return format.format(new Date(`${date}T00:00:00Z`))
}

/** The country's name in capitals, as sorting centres read it; the code itself when it has no name. */
export function countryName(language: Language, code: string): string {
  const names = new Intl.DisplayNames([locale(language)], { type: 'region', fallback: 'code' })
  return (names.of(code) ?? code).toLocaleUpperCase(locale(language))
}
