import type { Translation } from '../definition.ts'
import type { colissimo as en } from '../en/colissimo.ts'

export const colissimo: Translation<typeof en> = {
  noTrackingKey:
    'Les colis sont suivis par le service de suivi de La Poste : saisissez sa clé (Okapi) avec le compte.',
  trackingKeyRefused: 'La Poste n’accepte pas la clé de suivi (Okapi) de ce compte.',
}
