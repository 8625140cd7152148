import type { Translation } from '../definition.ts'
import type { pastOrders as en } from '../en/past-orders.ts'

export const pastOrders: Translation<typeof en> = {
  title: 'Anciennes commandes',
  why: 'Elles donnent la demande, pour bien répartir le stock rare dès le premier jour. Elles sont seulement lues : rien n’en est expédié.',
  span: 'Jusqu’où remonter',
  spans: {
    quarter: '3 mois',
    year: '1 an',
    'two-years': '2 ans',
  },
  start: 'Lire les anciennes commandes',
  goOn: 'Reprendre la lecture',
  stop: 'Arrêter',
  progress: 'Déjà lu',
  reading: '{read} commandes lues. Le travail du jour passe avant ; vous pouvez quitter cet écran.',
  ended:
    '{read} {count, plural, one {commande lue} other {commandes lues}} depuis le {since}, terminé {when}.',
  stopped: 'Arrêté après {read} commandes ; ce qui a été lu reste.',
}
