import type { Translation } from '../definition.ts'
import type { retention as en } from '../en/retention.ts'

export const retention: Translation<typeof en> = {
  title: 'Conservation des données',
  intro:
    'Ce qui est terminé est supprimé automatiquement, peu à peu. Commandes, stock, retours et tout ce qui est encore ouvert sont conservés sans limite.',
  size: 'Taille de la base',
  free: ', dont {size} libres',
  orders: 'Commandes',
  last: 'Dernière purge',
  never: 'aucune encore',
  kind: 'Données',
  kept: 'Conservé pendant',
  rows: 'À ce jour',
  pruned: 'Purgés',
  kinds: {
    outbox: 'Messages envoyés aux canaux',
    inbox: 'Messages reçus des canaux',
    journal: 'Journal',
    traces: 'Raisons des affectations',
    prints: 'Impressions',
    buyers: 'Données des acheteurs',
  },
  notes: {
    outbox: 'Une fois reçu ; le dernier stock envoyé de chaque produit reste.',
    inbox: 'Le texte du canal, une fois la commande close ; la commande reste.',
    journal: 'Qui a fait quoi ; ce qui touche une commande ouverte reste.',
    traces: 'Pourquoi une commande part ainsi, une fois close.',
    prints: 'Étiquettes sorties ou retirées.',
    buyers: 'Nom, adresse et notes, une fois la commande close ; articles, chiffres et affectations restent.',
  },
  days: '{days, plural, one {# jour} other {# jours}}',
  forEver: 'Sans limite',
  keepFor: '{what} : conservé pendant',
  saved: 'Enregistré ; la prochaine purge en tient compte',
}
