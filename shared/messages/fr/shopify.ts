import type { Translation } from '../definition.ts'
import type { shopify as en } from '../en/shopify.ts'

export const shopify: Translation<typeof en> = {
  credentialsMissing:
    'Shopify demande un identifiant et un secret client (ou un jeton d’accès) : saisissez-les dans les réglages du canal',
  credentialsRefused:
    'Shopify refuse l’identifiant ou le secret client (HTTP {status}) : vérifiez-les, et que l’application est installée sur la boutique',
  tokenRefused:
    'Shopify refuse le jeton d’accès (HTTP {status}) : vérifiez que l’application est installée et qu’elle a les droits sur les commandes, le stock et les expéditions',
  noToken: 'Shopify ne donne pas de jeton d’accès',
  noApi:
    'Pas d’API Admin de Shopify à cette adresse : est-ce bien celle de la boutique (https://NOM.myshopify.com) ?',
  slowDown: 'Shopify nous demande de ralentir',
  scopeMissing: 'Shopify refuse {operation} : donnez à l’application le droit qu’il nomme : {said}',
  serverFault: 'Shopify est en panne : {said}',
  noLocation: 'La boutique n’a pas d’emplacement « {name} » : corrigez-le dans les réglages du canal',
  noActiveLocation:
    'La boutique n’a aucun emplacement actif qui expédie les commandes en ligne : activez-en un dans Shopify',
  ownerNotKept: 'Shopify n’enregistre pas qui gère la boutique : {said}',
  fulfilmentOrderChanged: 'L’ordre de traitement a changé pendant la lecture',
  elsewhere:
    'Shopify a confié {units, plural, one {# unité} other {# unités}} de la commande à une autre application ({app}), l’expédition ne peut donc pas y être saisie : reprenez-les là-bas, ou vérifiez qu’elles ne partent pas deux fois',
  held: 'Shopify retient {units, plural, one {# unité} other {# unités}} de la commande ({reason}), déjà parties : levez la retenue dans Shopify, puis renvoyez l’expédition',
  fewerLeft:
    'Shopify a {units, plural, one {# unité} other {# unités}} de moins à traiter que ce qui a été expédié : quelqu’un les y a traitées ou retirées',
  noPayment:
    'Shopify n’indique aucun paiement sur lequel rembourser ces unités : remboursez-les là-bas à la main',
  returnStaysOpen: 'Le client est remboursé, mais Shopify laisse le retour ouvert : {said}',
  stockMoved: 'La boutique vendait pendant la mise à jour de son stock ; les niveaux sont comparés à nouveau',
  sentWithoutRefused: 'Renvoyé sans un SKU que Shopify a refusé',
  noShippingAddress:
    'La commande {order} de {channel} n’a pas d’adresse de livraison : ajoutez-en une dans Shopify, elle sera relue.',
}
