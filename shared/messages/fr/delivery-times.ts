import type { Translation } from '../definition.ts'
import type { deliveryTimes as en } from '../en/delivery-times.ts'

export const deliveryTimes: Translation<typeof en> = {
  title: 'Délais de livraison constatés',
  about: 'Colis livrés ces 90 derniers jours, en jours de livraison du service.',
  none: 'Aucune livraison connue par ce transporteur ces 90 derniers jours.',
  zone: 'Zone',
  parcels: 'Colis',
  late: 'En retard',
  half: 'La moitié en',
  most: '9 sur 10 en',
  promised: 'Promis',
  days: '{count, plural, one {# jour} other {# jours}}',
  daysRange: '{from, number} à {to, number} jours',
  noRate: 'pas de tarif',
  take: 'Promettre {count, plural, one {# jour} other {# jours}}',
  taken: '{service} promet désormais {count, plural, one {# jour} other {# jours}} vers {zone}',
  tooFew: 'Trop peu de colis pour en juger : il en faut au moins {count, number}',
}
