import type { Translation } from '../definition.ts'
import type { channelAbilities as en } from '../en/channel-abilities.ts'

export const channelAbilities: Translation<typeof en> = {
  title: 'Ce qu’il sait faire',
  stock: 'Niveaux de stock',
  atOnce: '{count} à la fois',
  compared: '{batch}, chacun seulement sur le dernier vu',
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
}
