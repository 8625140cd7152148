import type { Definitions } from '../definition.ts'

export const channelPlaces = {
  title: 'Whose stock is shown where',
  onePlace: 'This channel has one place: it shows the stock of all our sites there.',
  intro:
    'Each location shows the stock of the sites that stand behind it. A site without a location counts for the home location.',
  allHome: 'All stock is shown at the home location, nothing at the others.',
  unreachable: ['It cannot be asked now: {message}', { message: 'text' }],
  locations: ['The channel has {count, plural, one {# location} other {# locations}}', { count: 'number' }],
  inactive: 'ships no orders',
  home: 'Home location',
  site: 'Site',
  location: 'Location of the channel',
  locationOf: ['Location of {site}', { site: 'text' }],
  routes: 'Prefer the sites behind the location that the channel chose for an order',
  routesHelp:
    'One rule per site is published, worth 3.00 to begin with: change what it is worth among the rules. Otherwise Switchyard decides alone.',
  saved: 'Saved; stock is being sent',
  undo: 'Undo',
} as const satisfies Definitions
