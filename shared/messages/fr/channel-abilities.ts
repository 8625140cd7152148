import type { Translation } from '../definition.ts'
import type { channelAbilities as en } from '../en/channel-abilities.ts'

export const channelAbilities: Translation<typeof en> = {
  title: 'Fonctions',
  stock: 'Niveaux de stock',
  atOnce: '{count} à la fois',
  compared: '{batch}, chacun comparé au dernier lu',
  parcels: 'Colis',
  parcelWords: {
    each: 'Tous les numéros de suivi',
    shared: 'Les numéros d’un envoi en un seul texte',
  },
  refund: 'Remboursements',
  refundWords: {
    gateway: 'Rembourse le client',
    booked: 'Enregistrés là-bas ; une personne les verse via le prestataire de paiement',
    file: 'Écrits dans un fichier, à exécuter par d’autres',
  },
  returns: 'Retours',
  returnWords: {
    asked: 'Les demandes faites là-bas arrivent en exceptions',
    refunded: 'Les unités qu’il a remboursées lui-même arrivent en exceptions',
    none: 'Il n’en signale aucun : à saisir dans la commande',
  },
  address: 'Adresses corrigées',
  addressWords: {
    yes: 'Reportées sur la commande là-bas',
    no: 'Non acceptées : corrigez vous-même la commande là-bas',
  },
  returnLabel: 'Étiquettes de retour',
  returnLabelWords: {
    paper: 'Transmises au client',
    words: 'Numéro communiqué au client ; une personne envoie l’étiquette',
    never: 'Une personne les envoie au client',
  },
  point: 'Points relais choisis ici',
  pointWords: {
    yes: 'Le client est prévenu',
    no: 'Personne n’est prévenu : prévenez vous-même le client',
  },
  orders: 'Nouvelles commandes',
  accepted: 'Acceptées dès leur lecture',
}
