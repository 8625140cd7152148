import type { Translation } from '../definition.ts'
import type { channelPlaces as en } from '../en/channel-places.ts'

export const channelPlaces: Translation<typeof en> = {
  title: 'Quel stock est affiché où',
  onePlace: 'Ce canal n’a qu’un lieu : il y affiche le stock de tous nos sites.',
  intro:
    'Chaque emplacement affiche le stock des sites qui sont derrière lui. Un site sans emplacement compte pour l’emplacement principal.',
  allHome: 'Tout le stock est affiché à l’emplacement principal, rien aux autres.',
  unreachable: 'Il ne peut pas être interrogé : {message}',
  locations: 'Le canal a {count, plural, one {# emplacement} other {# emplacements}}',
  inactive: 'n’expédie pas',
  home: 'Emplacement principal',
  site: 'Site',
  location: 'Emplacement du canal',
  locationOf: 'Emplacement de {site}',
  routes: 'Préférer les sites derrière l’emplacement que le canal a choisi pour une commande',
  routesHelp:
    'Une règle par site est publiée, valant 3,00 au départ : changez sa valeur parmi les règles. Sinon Switchyard décide seul.',
  saved: 'Enregistré ; le stock est envoyé',
  undo: 'Annuler',
}
