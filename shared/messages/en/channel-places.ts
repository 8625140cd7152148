import type { Definitions } from '../definition.ts'

export const channelPlaces = {
  title: 'Which stock is shown where',
  onePlace: 'This channel has a single location, showing the stock of all our sites.',
  intro:
    'Each location shows the stock of the sites assigned to it. A site without a location counts towards the main location.',
  allHome: 'All stock is shown at the main location, none at the others.',
  unreachable: ['The channel cannot be reached: {message}', { message: 'text' }],
  locations: ['The channel has {count, plural, one {# location} other {# locations}}', { count: 'number' }],
  inactive: 'does not ship',
  home: 'Main location',
  site: 'Site',
  location: 'Location of the channel',
  locationOf: ['Location of {site}', { site: 'text' }],
  routes: 'Prefer the sites of the location that the channel chose for an order',
  routesHelp:
    'Publishes one rule per site with a preference of 3.00; change it in the rules. Otherwise the policy alone decides.',
  saved: 'Saved; stock is being sent',
} as const satisfies Definitions
