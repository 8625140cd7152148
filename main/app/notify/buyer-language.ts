import type { Order } from '../../../shared/domain/order.ts'
import type { Language } from '../../../shared/lib/language.ts'

/** Countries whose buyers read French, in part or all of them. */
const FRENCH = [
  'FR',
  'BE',
  'LU',
  'MC',
  'CH',
  'GP',
  'MQ',
  'GF',
  'RE',
  'YT',
  'PM',
  'BL',
  'MF',
  'PF',
  'NC',
  'WF',
]

/** Language for writing to a buyer in this country. */
export function languageOf({ destination }: Pick<Order, 'destination'>): Language {
  return FRENCH.includes(destination.country) ? 'fr' : 'en'
}
