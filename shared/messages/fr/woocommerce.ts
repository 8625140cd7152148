import type { Translation } from '../definition.ts'
import type { woocommerce as en } from '../en/woocommerce.ts'

export const woocommerce: Translation<typeof en> = {
  keyMissing:
    'WooCommerce demande une clé client et son secret : créez-les dans WooCommerce > Réglages > Avancé > API REST (lecture et écriture)',
  keyRefused: 'WooCommerce refuse la clé : {said} Créez-en une nouvelle en lecture et écriture.',
  noApi: 'Pas d’API REST v3 de WooCommerce à cette adresse : vérifiez-la, et que les permaliens sont activés',
  onlyWordPress: '{site} est un site WordPress sans WooCommerce : vérifiez l’adresse',
  cancelledCannotRefund: 'La commande est annulée dans WooCommerce : rien ne peut y être remboursé',
  endedButLeft:
    'La commande est à l’état {status} dans WooCommerce, mais des colis sont partis : parlez-en au client',
  fractionalUnits:
    'Commande {order} de {channel} : {quantity} de « {title} » n’est pas un nombre entier d’unités : vendez-le par unités entières (centimètres, pièces) dans WooCommerce, ou expédiez cette commande là-bas.',
}
