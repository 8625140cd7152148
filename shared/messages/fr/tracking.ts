import type { Translation } from '../definition.ts'
import type { tracking as en } from '../en/tracking.ts'

export const tracking: Translation<typeof en> = {
  states: {
    registered: 'Annoncé au transporteur',
    'handed-over': 'Pris en charge par le transporteur',
    'in-transit': 'En cours d’acheminement',
    'out-for-delivery': 'En cours de livraison',
    'available-at-point': 'Disponible au point de retrait',
    attempted: 'Livraison tentée',
    delayed: 'Retardé',
    damaged: 'Endommagé',
    lost: 'Perdu',
    'returned-to-sender': 'Retourné à l’expéditeur',
    delivered: 'Livré',
  },
  told: 'Colis {parcel} : {said}',
  toldInWords: 'Colis {parcel} : {said} (« {words} »)',
}
