import type { Translated } from '../../lib/language.ts'

/** When a field's value is missing and what its conditions then say, in words. */

export const NEVER_MISSING: Translated<string> = { en: 'Always known.', fr: 'Toujours connu.' }
export const UNKNOWN_PRODUCT: Translated<string> = {
  en: 'Unknown when a product of the order is not in the catalogue: the condition is then false.',
  fr: 'Inconnu quand un article de la commande n’est pas au catalogue : la condition est alors fausse.',
}
export const UNKNOWN_PLACE: Translated<string> = {
  en: 'Unknown when the destination has no coordinates: the condition is then false.',
  fr: 'Inconnue quand la destination n’a pas de coordonnées : la condition est alors fausse.',
}
export const NO_RATE: Translated<string> = {
  en: 'Unknown when there is no exchange rate for the order’s currency: the condition is then false, and the order waits for a person.',
  fr: 'Inconnue quand il n’y a pas de taux de change pour la devise de la commande : la condition est alors fausse, et la commande attend quelqu’un.',
}
export const NO_DEADLINE: Translated<string> = {
  en: 'Unknown when the channel gives no deadline: the condition is then false.',
  fr: 'Inconnue quand le canal ne donne pas d’échéance : la condition est alors fausse.',
}
export const NO_TEXT: Translated<string> = {
  en: 'None counts as different from every value listed.',
  fr: 'L’absence compte comme différente de toutes les valeurs citées.',
}
export const NO_SITE: Translated<string> = {
  en: 'A site that no longer exists makes the rule invalid.',
  fr: 'Un site qui n’existe plus rend la règle invalide.',
}
export const NO_SERVICE: Translated<string> = {
  en: 'A service that no longer exists makes the rule invalid.',
  fr: 'Un service qui n’existe plus rend la règle invalide.',
}
export const MERCHANTS_TIME: Translated<string> = {
  en: 'Where no distance is known, the merchant’s time is taken.',
  fr: 'Si aucune distance n’est connue, l’heure du marchand est prise.',
}
