import { plural } from '../../../shared/lib/language.ts'
import { defineMessages } from '../../lib/messages.ts'

export const placesMessages = defineMessages({
  en: {
    title: 'Whose stock is shown where',
    onePlace: 'This channel has one place: it shows the stock of all our sites there.',
    intro:
      'Each location shows the stock of the sites that stand behind it. A site without a location counts for the home location.',
    allHome: 'All stock is shown at the home location, nothing at the others.',
    unreachable: (message: string) =>
      message === ''
        ? 'It cannot be asked now; this is what is kept here.'
        : `It cannot be asked now: ${message}`,
    locations: (count: number) => `The channel has ${plural('en', count, '# location', '# locations')}`,
    inactive: 'ships no orders',
    home: 'Home location',
    site: 'Site',
    location: 'Location of the channel',
    locationOf: (site: string) => `Location of ${site}`,
    routes: 'Prefer the sites behind the location that the channel chose for an order',
    routesHelp:
      'One rule per site is published, worth 3.00 to begin with: change what it is worth among the rules. Otherwise Switchyard decides alone.',
    saved: 'Saved; stock is being sent',
    undo: 'Undo',
  },
  fr: {
    title: 'Quel stock est affiché où',
    onePlace: 'Ce canal n’a qu’un lieu : il y affiche le stock de tous nos sites.',
    intro:
      'Chaque emplacement affiche le stock des sites qui sont derrière lui. Un site sans emplacement compte pour l’emplacement principal.',
    allHome: 'Tout le stock est affiché à l’emplacement principal, rien aux autres.',
    unreachable: (message) =>
      message === ''
        ? 'Il ne peut pas être interrogé ; voici ce qui est gardé ici.'
        : `Il ne peut pas être interrogé : ${message}`,
    locations: (count) => `Le canal a ${plural('fr', count, '# emplacement', '# emplacements')}`,
    inactive: 'n’expédie pas',
    home: 'Emplacement principal',
    site: 'Site',
    location: 'Emplacement du canal',
    locationOf: (site) => `Emplacement de ${site}`,
    routes: 'Préférer les sites derrière l’emplacement que le canal a choisi pour une commande',
    routesHelp:
      'Une règle par site est publiée, valant 3,00 au départ : changez sa valeur parmi les règles. Sinon Switchyard décide seul.',
    saved: 'Enregistré ; le stock est envoyé',
    undo: 'Annuler',
  },
})
