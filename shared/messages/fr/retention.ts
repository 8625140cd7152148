import type { Translation } from '../definition.ts'
import type { retention as en } from '../en/retention.ts'

export const retention: Translation<typeof en> = {
  title: 'Ce qui est gardé, et combien de temps',
  intro:
    'Ce qui est réglé s’oublie tout seul, peu à peu. Commandes, stock, retours et tout ce qui est encore ouvert sont gardés sans limite.',
  size: 'Taille de la base',
  free: ', dont {size} libres pour la suite',
  orders: 'Commandes',
  last: 'Dernière purge',
  never: 'aucune encore',
  kind: 'Quoi',
  kept: 'Gardé pendant',
  rows: 'À ce jour',
  pruned: 'Purgés',
  kinds: {
    outbox: 'Ce qui a été dit aux canaux',
    inbox: 'Ce que les canaux ont envoyé',
    journal: 'Journal',
    traces: 'Raisons des décisions',
    prints: 'Impressions',
    buyers: 'Qui a acheté',
  },
  notes: {
    outbox: 'Une fois reçu ; le dernier stock dit de chaque produit reste.',
    inbox: 'Le texte du canal, une fois la commande close ; la commande reste.',
    journal: 'Qui a fait quoi ; ce qui touche une commande ouverte reste.',
    traces: 'Pourquoi une commande part ainsi, une fois close.',
    prints: 'Étiquettes sorties ou retirées.',
    buyers: 'Nom, adresse et notes, une fois la commande close ; articles, chiffres et décisions restent.',
  },
  days: '{days, plural, one {# jour} other {# jours}}',
  forEver: 'Sans limite',
  keepFor: '{what} : gardé pendant',
  saved: 'Enregistré ; la prochaine purge en tient compte',
}
