import type { Translation } from '../definition.ts'
import type { receipts as en } from '../en/receipts.ts'

export const receipts: Translation<typeof en> = {
  fromSite: 'depuis {site}',
  title: 'Attendu des fournisseurs',
  list: 'Marchandises attendues des fournisseurs',
  on: 'Attendu le',
  sku: 'SKU',
  product: 'Article',
  site: 'Site',
  quantity: 'Unités',
  reference: 'Référence',
  late: 'Aurait dû arriver',
  past: 'Ce jour est passé',
  none: 'Rien n’est attendu.',
  expect: 'Ajouter',
  drop: 'N’arrivera plus',
  dropped: '{sku} n’est plus attendu',
  take: 'Réceptionner',
  takeTitle: 'Réception de {sku}',
  arrived: 'Unités reçues',
  ofExpected: '{quantity, number} attendues à {site}',
  rest: '{quantity, plural, one {L’unité manquante} other {Les # autres}}',
  rests: { comes: 'à recevoir plus tard', not: 'ne viendra pas' },
  needsDay: 'Indiquez le jour',
  taken:
    '{arrived, plural, one {# unité} other {# unités}} de {sku} en plus à {site} : {onHand, number} en stock',
  takenBack: '{sku} est de nouveau attendu',
  emptyTitle: 'Rien n’est attendu',
  emptyText:
    'Saisissez une livraison dans le détail d’un article, ou importez receipts.csv. D’ici là, le stock rare est gardé pour les commandes qui en ont le plus besoin.',
  emptySearch: 'Rien ne correspond à « {text} ».',
}
