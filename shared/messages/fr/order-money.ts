import type { Translation } from '../definition.ts'
import type { orderMoney as en } from '../en/order-money.ts'

export const orderMoney: Translation<typeof en> = {
  section: 'Ce que la boutique a facturé',
  unknown: 'selon la boutique',
  line: '{quantity} × {title}',
  discounts: 'Remises',
  shipping: 'Port',
  fees: {
    'Gift wrapping': 'Emballage cadeau',
    'Duties and other': 'Droits de douane et autres',
    GIFT_WRAP: 'Emballage cadeau',
    COD_FEE: 'Contre-remboursement',
    OTHER: 'Autres frais',
  },
  tip: 'Pourboire',
  other: 'Autres et arrondi',
  total: 'Total',
  tax: 'Dont taxes',
  giftCards: 'Payé par carte cadeau ou avoir',
  paid: 'Payé',
  notSaid: 'la boutique ne le dit pas',
  refunded: 'Remboursé',
  unpaid: 'Reste à payer',
  owed: 'Dû au client',
  left: 'Reste remboursable',
  cancelled: {
    waiting: 'Annulée ici : {amount} dus, le canal sera prévenu.',
    done: {
      gateway: 'Annulée ici : le remboursement de {amount} a été demandé au canal.',
      booked:
        'Annulée ici : {amount} sont enregistrés dans la boutique. Versez-les via son prestataire de paiement.',
      file: 'Annulée ici : {amount} sont écrits dans le fichier des annulations.',
    },
    refused: 'Annulée ici, {amount} dus. Le canal : {answer}',
  },
  owes: {
    gateway: '{amount} sont dus au client : {channel} les rembourse.',
    booked:
      '{amount} sont dus au client : ils sont enregistrés dans {channel} ; versez-les via le prestataire de paiement de la boutique.',
    file: '{amount} sont dus au client : ils sont écrits dans le fichier des annulations de {channel}.',
    byHand:
      '{amount} sont dus au client : {channel} n’accepte pas de remboursement depuis ici ; remboursez-les dans la boutique.',
    nothing: 'Rien n’est dû : rien n’a été payé.',
    unknown:
      '{count, plural, one {Pour # commande} other {Pour # commandes}}, {channel} ne dit pas ce qui a été payé : vérifiez-y ce qui est dû.',
  },
}
