import { plural } from '../../../shared/lib/language.ts'
import { defineMessages } from '../../lib/messages.ts'

export const moneyMessages = defineMessages({
  en: {
    section: 'What the shop charged',
    unknown: 'as the shop has it',
    line: (quantity: string, title: string) => `${quantity} × ${title}`,
    discounts: 'Discounts',
    shipping: 'Shipping',
    /** Fees that a connector names itself, by that name; others are in the shop's words. */
    fees: {
      'Gift wrapping': 'Gift wrapping',
      'Duties and other': 'Duties and other',
      GIFT_WRAP: 'Gift wrapping',
      COD_FEE: 'Cash on delivery',
      OTHER: 'Other fees',
    },
    tip: 'Tip',
    other: 'Other and rounding',
    total: 'Total',
    tax: 'Tax in it',
    giftCards: 'Paid by gift card or credit',
    paid: 'Paid',
    notSaid: 'the shop does not say',
    refunded: 'Paid back',
    unpaid: 'Still to be paid',
    owed: 'Owed to the buyer',
    left: 'Left of what was paid',
    cancelled: {
      waiting: (amount: string) => `Cancelled here: ${amount} owed, the channel is still to be told.`,
      done: {
        gateway: (amount: string) => `Cancelled here: the channel was told to pay ${amount} back.`,
        booked: (amount: string) =>
          `Cancelled here: ${amount} is booked in the shop. Pay it out by its payment provider.`,
        file: (amount: string) => `Cancelled here: ${amount} is written into the cancellations file.`,
      },
      refused: (amount: string, answer: string) => `Cancelled here, ${amount} owed. The channel: ${answer}`,
    },
    owes: {
      gateway: (amount: string, channel: string) =>
        `${amount} is owed to the buyer: ${channel} pays it back.`,
      booked: (amount: string, channel: string) =>
        `${amount} is owed to the buyer: it is booked in ${channel}, pay it out by the shop’s payment provider.`,
      file: (amount: string, channel: string) =>
        `${amount} is owed to the buyer: it is written into the cancellations file of ${channel}.`,
      byHand: (amount: string, channel: string) =>
        `${amount} is owed to the buyer: ${channel} cannot be told, pay it back there.`,
      nothing: 'Nothing is owed: nothing of it has been paid.',
      unknown: (count: number, channel: string) =>
        `${plural('en', count, 'Of # order', 'Of # orders')} ${channel} does not say what was paid: look there what is owed.`,
    },
  },
  fr: {
    section: 'Ce que la boutique a facturé',
    unknown: 'selon la boutique',
    line: (quantity, title) => `${quantity} × ${title}`,
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
    left: 'Reste de ce qui a été payé',
    cancelled: {
      waiting: (amount) => `Annulée ici : ${amount} dus, le canal est encore à prévenir.`,
      done: {
        gateway: (amount) => `Annulée ici : le canal a été chargé de rembourser ${amount}.`,
        booked: (amount) =>
          `Annulée ici : ${amount} sont notés dans la boutique. Versez-les par son prestataire de paiement.`,
        file: (amount) => `Annulée ici : ${amount} sont écrits dans le fichier des annulations.`,
      },
      refused: (amount, answer) => `Annulée ici, ${amount} dus. Le canal : ${answer}`,
    },
    owes: {
      gateway: (amount, channel) => `${amount} sont dus au client : ${channel} les rembourse.`,
      booked: (amount, channel) =>
        `${amount} sont dus au client : ils sont notés dans ${channel}, versez-les par le prestataire de paiement de la boutique.`,
      file: (amount, channel) =>
        `${amount} sont dus au client : ils sont écrits dans le fichier des annulations de ${channel}.`,
      byHand: (amount, channel) =>
        `${amount} sont dus au client : ${channel} ne peut pas être prévenu, remboursez-les sur place.`,
      nothing: 'Rien n’est dû : rien n’en a été payé.',
      unknown: (count, channel) =>
        `${plural('fr', count, 'Pour # commande', 'Pour # commandes')}, ${channel} ne dit pas ce qui a été payé : voyez sur place ce qui est dû.`,
    },
  },
})
