import type { Translation } from '../definition.ts'
import type { vendure as en } from '../en/vendure.ts'

export const vendure: Translation<typeof en> = {
  credentialsMissing:
    'Vendure demande une clé d’API (ou le nom et le mot de passe d’un administrateur) : saisissez-la dans les réglages du canal',
  loginRefused: 'Vendure refuse le nom ou le mot de passe : {said}',
  noBearer:
    'Vendure ne donne pas de jeton « bearer » : ajoutez « bearer » à authOptions.tokenMethod, ou utilisez une clé d’API',
  accessRefused: 'Vendure refuse l’accès (HTTP {status})',
  noApi: 'Pas d’API Admin de Vendure à cette adresse : vérifiez-la, jusqu’à /admin-api',
  roleMissing:
    '{call} : {said}. Donnez à la clé un rôle qui peut lire et modifier les commandes et le catalogue, et lire les réglages et les emplacements de stock.',
  noStockLocation: 'La boutique n’a pas d’emplacement de stock : créez-en un dans Vendure',
  noSuchStockLocation:
    'La boutique n’a pas d’emplacement de stock « {name} » : corrigez-le dans les réglages du canal',
  unpaid: 'Vendure ne peut pas encaisser le paiement et n’expédie donc rien : {said}',
  notShipped: 'Vendure n’enregistre pas l’expédition comme partie : {said}',
  refundPending:
    'Le remboursement de {amount} est en attente (Pending) dans Vendure : versez-le, puis réglez-le là-bas',
  lessAndPending: '{less}. {pending}',
  cancelledRefundPending: 'Annulée. {pending}',
  cancelledRefundRefused: 'Annulée, mais Vendure refuse le remboursement : {said}',
  noShippingAddress:
    'La commande {order} de {channel} n’a pas d’adresse de livraison : ajoutez-en une dans Vendure, elle sera relue.',
}
