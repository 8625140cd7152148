import { type Language, locale } from '../../lib/language.ts'
import { textsOf } from '../../messages/say.ts'
import { placeOf, TERRITORY_BY_CODE, territoryAt } from './territory.ts'

const regions = {
  en: new Intl.DisplayNames(locale('en'), { type: 'region' }),
  fr: new Intl.DisplayNames(locale('fr'), { type: 'region' }),
}

/** The name of the territory apart that a destination lies in: 'Canary Islands', 'La Réunion'; null = none. */
export function territoryName(country: string, postcode: string, language: Language): string | null {
  const territory = territoryAt(placeOf(country, postcode))
  return territory?.isApart === true ? nameOfTerritory(territory.code, language) : null
}

/** The name of a territory by its code; the code itself where there is none. */
export function nameOfTerritory(code: string, language: Language): string {
  const own = TERRITORY_BY_CODE.get(code)?.own ?? null
  if (own !== null) return regions[language].of(own) ?? own
  const names: Readonly<Record<string, unknown>> = textsOf('territories', language)
  const name = names[code]
  return typeof name === 'string' ? name : code
}
