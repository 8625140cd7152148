import { type Language, locale } from '../../lib/language.ts'
import { textsOf } from '../../messages/say.ts'
import { placeOf, territoryAt } from './territory.ts'

const regions = {
  en: new Intl.DisplayNames(locale('en'), { type: 'region' }),
  fr: new Intl.DisplayNames(locale('fr'), { type: 'region' }),
}

/** The name of the territory apart that a destination lies in: 'Canary Islands', 'La Réunion'; null = none. */
export function territoryName(country: string, postcode: string, language: Language): string | null {
  const territory = territoryAt(placeOf(country, postcode))
  if (territory === null || !territory.isApart) return null
  if (territory.own !== null) return regions[language].of(territory.own) ?? territory.own
  const names: Readonly<Record<string, unknown>> = textsOf('territories', language)
  const name = names[territory.code]
  return typeof name === 'string' ? name : territory.code
}
