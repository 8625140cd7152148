import type { Translation } from '../definition.ts'
import type { retention as en } from '../en/retention.ts'

export const retention: Translation<typeof en> = {
  title: 'Conservation des données',
  intro:
    'Ce qui est terminé est supprimé automatiquement, peu à peu. Commandes, stock, retours et tout ce qui est encore ouvert sont conservés sans limite.',
  size: 'Taille de la base',
  free: ', dont {size} libres',
  orders: 'Commandes',
  toArchive: 'En cours d’archivage',
  last: 'Dernière purge',
  never: 'aucune encore',
  kind: 'Données',
  kept: 'Conservé pendant',
  rows: 'À ce jour',
  pruned: 'Purgés',
  days: '{days, plural, one {# jour} other {# jours}}',
  forEver: 'Sans limite',
  keepFor: '{what} : conservé pendant',
  saved: 'Enregistré ; la prochaine purge en tient compte',
}
