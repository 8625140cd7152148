import type { TrackingState } from '../../../shared/domain/tracking-event.ts'

/** The first that fits: «en cours de livraison» and «non livré» are no delivery. */
const WORDS: readonly (readonly [RegExp, TrackingState])[] = [
  [/retour/i, 'returned-to-sender'],
  [/endommag|avari/i, 'damaged'],
  [/perdu|egare/i, 'lost'],
  [/en cours de livraison|en tournee/i, 'out-for-delivery'],
  [/absent|infructueu|non livr|pas pu etre livr/i, 'attempted'],
  [/disponible|mis a disposition/i, 'available-at-point'],
  [/livre|livraison effectuee|remis au destinataire/i, 'delivered'],
  [/incident|anomalie|retard/i, 'delayed'],
  [/pris(e|) en charge|depose/i, 'handed-over'],
  [/enregistr|preparation|donnees/i, 'registered'],
]

/** What the words of a French carrier's event mean, where it has no code that says so; in-transit for all others. */
export function stateInFrench(said: string): TrackingState {
  const plain = said.normalize('NFD').replaceAll(/\p{M}/gu, '')
  return WORDS.find(([pattern]) => pattern.test(plain))?.[1] ?? 'in-transit'
}
