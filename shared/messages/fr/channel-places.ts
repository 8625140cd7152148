import type { Translation } from '../definition.ts'
import type { channelPlaces as en } from '../en/channel-places.ts'

export const channelPlaces: Translation<typeof en> = {
  title: 'Quel stock est affiché où',
  onePlace: 'Ce canal a un seul emplacement, qui affiche le stock de tous nos sites.',
  intro:
    'Chaque emplacement affiche le stock des sites qui lui sont associés. Un site sans emplacement compte pour l’emplacement principal.',
  allHome: 'Tout le stock est affiché à l’emplacement principal, rien aux autres.',
  unreachable: 'Le canal est injoignable : {message}',
  locations: 'Le canal a {count, plural, one {# emplacement} other {# emplacements}}',
  inactive: 'n’expédie pas',
  home: 'Emplacement principal',
  site: 'Site',
  location: 'Emplacement du canal',
  locationOf: 'Emplacement de {site}',
  routes: 'Préférer les sites de l’emplacement que le canal a choisi pour une commande',
  routesHelp:
    'Publie une règle par site, avec une préférence de 3,00 à ajuster dans les règles. Sinon la politique décide seule.',
  saved: 'Enregistré ; le stock est envoyé',
}
