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
  saves: 'Rare : vaut plus ailleurs',
  savesIntro:
    'D’après les prix du stock rare qui décident aujourd’hui : ce que les commandes à venir paieraient de plus pour partir d’ailleurs. Chargement et trajet non compris.',
  savesNone: 'Aucune unité rare ne vaut plus sur un autre site',
  notPriced: 'Rien n’est assez rare pour avoir un prix, ou trop peu de commandes sont venues pour le dire',
  fromColumn: 'Depuis',
  toColumn: 'Vers',
  side: '{site} : {free, number} libres, la dernière vaut {cents}',
  saving: 'Économie',
  move: 'Envoyer {units, number}',
  title2: 'Transférer {sku} vers {site}',
  units: 'Unités',
  on: 'Arrivée le',
  send: 'Envoyer depuis {site}',
  sendHelp:
    'Elles quittent le stock du site d’envoi tout de suite et sont attendues à l’autre jusqu’à leur réception ou leur annulation',
  sent: '{quantity, number} × {sku} en route vers {site}',
}
