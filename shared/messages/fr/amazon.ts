import type { Translation } from '../definition.ts'
import type { amazon as en } from '../en/amazon.ts'

export const amazon: Translation<typeof en> = {
  enterEndpoint: 'Saisissez le point d’accès de votre région, par exemple {example}',
  credentialsMissing:
    'Amazon demande l’identifiant et le secret de l’application, le jeton d’actualisation du vendeur, l’identifiant du vendeur et celui de la place de marché',
  credentialsRefused:
    'Amazon refuse l’application ou le jeton d’actualisation : autorisez de nouveau l’application dans Seller Central et saisissez le nouveau jeton',
  noToken: 'Login with Amazon ne donne pas de jeton d’accès',
  roleMissing:
    'Amazon refuse {operation} : {said} Vérifiez les rôles de l’application, puis autorisez-la de nouveau.',
  notInMarketplace: 'Le vendeur ne vend pas sur la place de marché {marketplace}',
  ordersNowAndThen: 'Amazon ne donne les commandes que de temps à autre',
  documentRefused: 'Amazon n’accepte pas le document (HTTP {status})',
  documentMissing: 'Amazon ne donne pas le document (HTTP {status})',
  earlierFeed: 'Amazon n’a pas dit ce qu’il est advenu d’un envoi précédent',
  feedWaits: 'Amazon lit {feed, select, refund {le remboursement} other {l’annulation}}',
  feedRefused: 'Amazon refuse {feed, select, refund {le remboursement} other {l’annulation}} : {said}',
  feedUnread:
    'Amazon n’a pas pu lire {feed, select, refund {le remboursement} other {l’annulation}} ({status})',
  stockFeedWaits: 'Amazon lit notre envoi de stock',
  trackingNeeded: 'Amazon exige un numéro de suivi pour chaque expédition',
  noAddress:
    'La commande {order} de {channel} n’a pas d’adresse : l’application a besoin du rôle Direct-to-Consumer Shipping. Corrigez-le dans Seller Central.',
}
