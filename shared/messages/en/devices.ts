import type { Definitions } from '../definition.ts'

/** Settings > Stations, and the screen of a device that is not paired yet. */
export const devices = {
  title: 'Stations',
  emptyTitle: 'No other station yet',
  emptyText:
    'A pack station or an office on another computer opens this control room in its browser, once it is paired by a code.',
  closedTitle: 'This control room is open on this computer only',
  closedText:
    'To let stations and offices in over your network, start it with: npm start -- --listen 0.0.0.0:7443',
  pair: 'Pair a station',
  name: 'Name of the station',
  nameHelp: 'Where it stands: Bench 3, Office',
  site: 'At',
  noSite: 'No site in particular',
  keepsCopy: 'A desktop that keeps a copy and works on in an outage',
  keepsCopyHelp:
    'It holds what its site needs, with the PIN and badge checks of the people there, and hands over what was done alone. Only for a computer that you trust like this one.',
  startThere: 'Start the program there with this line, once',
  makeCode: 'Get a code',
  open: 'Open one of these addresses there',
  compare:
    'The browser warns once, as the certificate is this program’s own. Compare its SHA-256 before you go on',
  type: 'Then type this code there',
  goodUntil: ['Good until {at}, for one station', { at: 'text' }],
  codeOver: 'This code is not good any more. Get another one',
  pairedNow: ['{name} is paired', { name: 'text' }],
  done: 'Done',
  printers: 'Printers',
  lastSeen: 'Last seen',
  connected: 'Connected',
  pairedBy: 'Paired by',
  pairedByAt: ['{person}, {at}', { person: 'text', at: 'text' }],
  state: 'Access',
  revoke: 'Revoke',
  revoked: 'Revoked',
  revokeTitle: ['Revoke {name}', { name: 'text' }],
  revokeText:
    'It is cut off at once, whatever is under way there. To come in again it has to be paired anew.',
  wasRevoked: ['{name} is cut off', { name: 'text' }],
  reachedAt: 'Reached at',
  fingerprint: 'Certificate, SHA-256',
  enterTitle: 'Pair this station',
  enterText:
    'Ask a team lead or manager for a code: Settings, Stations, Pair a station. Before you type it, compare the certificate that this browser shows with the one on their screen.',
  code: 'Code',
  enter: 'Pair',
  insecure: 'This browser cannot keep a key here. Open the address with https',
  wrongCode: 'This code is wrong or not good any more. After five tries it takes a new one',
  unknown: 'There is no such station',
  notOpen: 'This control room is not open to the network. Start it with --listen',
  noPeople: 'On a network everybody signs in: add yourself under People first',
  hubUnreachable: ['The control room at {hub} does not answer', { hub: 'text' }],
  hubUnknown: ['Is {hub} your control room?', { hub: 'text' }],
  hubOther: ['Another certificate answers at {hub} than before', { hub: 'text' }],
  hubCompare: [
    'SHA-256: {fingerprint}. Go on only if Settings > Stations shows the same there',
    { fingerprint: 'text' },
  ],
  hubAccept: 'It is the same',
} as const satisfies Definitions
