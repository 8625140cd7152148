import type { Translation } from '../definition.ts'
import type { labelCaptions as en } from '../en/label-captions.ts'

export const labelCaptions: Translation<typeof en> = {
  sender: 'EXPÉDITEUR',
  recipient: 'DESTINATAIRE',
  order: 'COMMANDE',
  shipped: 'EXPÉDIÉ LE',
  weight: 'POIDS',
  parcel: 'COLIS',
  tracking: 'N° DE SUIVI',
  phone: 'Tél.',
  pickupPoint: 'Point relais',
  note: 'Consigne :',
  notCarriers: 'ÉTIQUETTE INTERNE - AUCUN TRANSPORTEUR',
  collect: 'RETRAIT EN MAGASIN',
  collectedOrder: 'Commande',
}
