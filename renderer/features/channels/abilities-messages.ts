import { defineMessages } from '../../lib/messages.ts'

export const abilitiesMessages = defineMessages({
  en: {
    title: 'What it can do',
    stock: 'Stock figures',
    atOnce: (count: string) => `${count} at once`,
    compared: (batch: string) => `${batch}, each only over the one last seen`,
    parcels: 'Parcels',
    parcelWords: {
      each: 'Every tracking number',
      shared: 'All numbers of a shipment as one text',
    },
    refund: 'Refunds',
    refundWords: {
      gateway: 'Pays the customer back',
      booked: 'Booked there; a person pays it out at the payment provider',
      file: 'Written to a file for others to carry out',
    },
    returns: 'Returns',
    returnWords: {
      asked: 'Those asked for there come in as exceptions',
      refunded: 'Units that it refunded itself come in as exceptions',
      none: 'It tells of none: enter them in the order',
    },
    orders: 'New orders',
    accepted: 'Accepted when they are pulled',
  },
  fr: {
    title: 'Ce qu’il sait faire',
    stock: 'Niveaux de stock',
    atOnce: (count) => `${count} à la fois`,
    compared: (batch) => `${batch}, chacun seulement sur le dernier vu`,
    parcels: 'Colis',
    parcelWords: {
      each: 'Tous les numéros de suivi',
      shared: 'Les numéros d’un envoi en un seul texte',
    },
    refund: 'Remboursements',
    refundWords: {
      gateway: 'Rembourse le client',
      booked: 'Inscrits là-bas ; une personne les paie chez le prestataire',
      file: 'Écrits dans un fichier, à exécuter par d’autres',
    },
    returns: 'Retours',
    returnWords: {
      asked: 'Ceux qui y sont demandés arrivent en exceptions',
      refunded: 'Les unités qu’il a remboursées lui-même arrivent en exceptions',
      none: 'Il n’en signale aucun : à saisir dans la commande',
    },
    orders: 'Nouvelles commandes',
    accepted: 'Acceptées dès leur lecture',
  },
})
