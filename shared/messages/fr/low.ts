import type { Translation } from '../definition.ts'
import type { low as en } from '../en/low.ts'

export const low: Translation<typeof en> = {
  title: 'Stock bas',
  lasts: 'Autonomie',
  under: 'Moins de {days, number} jours d’autonomie',
  intro:
    'D’après ce que les commandes ont pris à chaque site en quatre semaines, réceptions attendues comprises.',
  none: 'Tout ce qui se vend tient {days, number} jours',
  sku: 'SKU',
  product: 'Article',
  site: 'Site',
  free: 'Libre',
  perDay: 'Par jour',
  rate: '{units, number}',
  daysLeft: 'Jours restants',
  expected: 'En route',
  transfer: 'Transfert',
  noSpare: 'Aucun site n’en a de trop',
  fromSite: '{units, number} depuis {site}',
  title2: 'Transférer {sku} vers {site}',
  units: 'Unités',
  on: 'Arrivée le',
  send: 'Envoyer depuis {site}',
  sendHelp:
    'Elles quittent le stock du site d’envoi tout de suite et sont attendues à l’autre jusqu’à leur réception ou leur annulation',
  sent: '{quantity, number} × {sku} en route vers {site}',
}
