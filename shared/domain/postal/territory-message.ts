import type { Message } from '../../messages/definition.ts'
import { knownMessage } from '../../messages/known-message.ts'
import { message } from '../../messages/message.ts'
import { placeOf, TERRITORY_BY_CODE, territoryAt } from './territory.ts'

/** The name of the territory apart that a destination lies in: 'Canary Islands', 'La Réunion'; null = none. */
export function territoryMessage(country: string, postcode: string): Message | null {
  const territory = territoryAt(placeOf(country, postcode))
  return territory?.isApart === true ? nameOfTerritory(territory.code) : null
}

/** The name of a territory by its code; the code itself where there is none. */
export function nameOfTerritory(code: string): Message {
  const own = TERRITORY_BY_CODE.get(code)?.own ?? null
  return own === null ? knownMessage('territories', code) : message('territories.iso', { code: own })
}
