import type { Definitions } from '../definition.ts'

/** Who may do what, and why somebody may not; what signing in and changing people is refused for. */
export const access = {
  roles: { packer: 'packer', lead: 'team lead', manager: 'manager' },
  needed: ['This needs a {role}', { role: 'message' }],
  neededAt: ['This needs a {role} of {sites}', { role: 'message', sites: 'list' }],
  neededEverywhere: ['This needs a {role} for all sites', { role: 'message' }],
  wait: [
    'Too many tries. Wait {seconds, plural, one {# second} other {# seconds}}, then try again',
    { seconds: 'number' },
  ],
  unknownBadge: 'Nobody has this badge',
  wrongPin: 'Wrong PIN',
  deactivated: ['{person} has been deactivated', { person: 'text' }],
  firstPerson: 'The first person is yourself: a manager for all sites, with a PIN',
  personExists: 'This person has been added already',
  noPerson: 'There is no such person',
  nameTaken: ['Somebody is called {name} already. Add an initial or a number', { name: 'text' }],
  lastManager: 'Nobody else is a manager for all sites who can sign in. Make somebody one first',
  badgeTaken: ['This is the badge of {person}', { person: 'text' }],
  tryAgain: 'Another badge was entered at the same time. Try again',
} as const satisfies Definitions
