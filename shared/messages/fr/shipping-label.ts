import type { Translation } from '../definition.ts'
import type { shippingLabel as en } from '../en/shipping-label.ts'

export const shippingLabel: Translation<typeof en> = {
  noParcel: 'le colis {parcel, number} sur {of, number} n’existe pas',
  weight: 'le poids n’est pas un nombre entier de grammes',
  shipDate: 'la date d’expédition {date} n’est pas une date',
  country: '{country} n’est pas un code de pays',
  letters: 'l’imprimante n’a pas de lettres pour {letters} dans l’adresse',
  sscc: '{number} n’est pas un SSCC : 18 chiffres, dont une clé de contrôle à la fin',
  trackingCharacters: 'le numéro de suivi {number} a des caractères que son code-barres ne peut pas contenir',
  carrierNames: 'les noms du transporteur et du service sont trop longs pour l’étiquette',
  sortCode: 'le code de tri est trop long pour l’étiquette',
  sender: 'l’adresse de l’expéditeur est trop longue pour l’étiquette',
  cell: '{text} est trop long pour sa place sur l’étiquette',
  city: 'la ville du destinataire est trop longue pour l’étiquette',
  recipient: 'l’adresse du destinataire est trop longue pour l’étiquette',
  postcode: 'le code postal est trop long pour son code-barres',
  trackingBars: 'le numéro de suivi {number} est trop long pour son code-barres',
  trackingText: 'le numéro de suivi est trop long pour l’étiquette',
}
