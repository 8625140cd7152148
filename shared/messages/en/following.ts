import type { Definitions } from '../definition.ts'

/** What a program that joined a hub says of it. */
export const following = {
  alone: ['Working alone since {time}: the hub does not answer', { time: 'text' }],
  waiting: ['{count, plural, one {# act waits} other {# acts wait}} for the hub', { count: 'number' }],
  labelsLeft: ['labels for {count, plural, one {# parcel} other {# parcels}}', { count: 'number' }],
  handingOver: [
    'The hub answers again: {count, plural, one {# act is} other {# acts are}} being handed over',
    { count: 'number' },
  ],
  filling: ['The copy of the hub’s data is being filled: {percent, number} %', { percent: 'number' }],
  showWaiting: 'What waits',
  waitingTitle: 'Not confirmed by the hub yet',
  waitingHelp:
    'Done here while the hub was away. It is handed over in this order as soon as the hub answers.',
  waitingBy: ['{actor}, {time}', { actor: 'text', time: 'text' }],
  needsHub: ['The hub does not answer, and this needs it. {why}', { why: 'message' }],
  inDoubt:
    'The hub did not answer. Whether it was done shows when it answers again: do not do it a second time',
  reasons: {
    'every-site': 'It concerns every site',
    deciding: 'Stock of other sites would be reserved for it',
    channel: 'The channel has to be told or asked',
    carrier: 'The carrier has to be told or asked',
    money: 'Money is paid back for it',
    store: 'It is about the hub itself',
  },
  noLabels: 'The numbers for labels are used up: packing goes on when the hub answers again',
  packedTwice:
    'It was packed at another station meanwhile, under another number. Of the two parcels one must not leave: take off the label that was printed here',
  notAllowed: 'Whoever did it may not do it any more',
  otherVersion: 'The hub is of another version: update this desktop. It stays on what it knows',
  notPaired: 'The hub does not let this desktop in: pair it again under Settings > Stations there',
  held: [
    '{site} has it, and a desktop there has been away since {since}: take it back first, on the order',
    { site: 'text', since: 'instant' },
  ],
  notHeld: 'No site that is away has it',
  movedOn: 'It was not with the site any more',
  takenBack: ['{by} took it back on {at}: “{note}”', { by: 'text', at: 'instant', note: 'text' }],
  standsCancelled: [
    '{why}. The order is cancelled: what was packed there must not leave, and what has left is asked back',
    { why: 'message' },
  ],
  standsElsewhere: ['{why}. It ships from {sites} now', { why: 'message', sites: 'list' }],
  awaySince: [
    '{site} has this; away since {time} ({stations})',
    { site: 'text', time: 'text', stations: 'text' },
  ],
  tookBack: [
    '{by} took it back from {site} on {time}: “{note}”',
    { by: 'text', site: 'text', time: 'text', note: 'text' },
  ],
  takeBack: 'Take back',
  takeBackTitle: ['Take it back from {site}', { site: 'text' }],
  takeBackText: [
    '{site} was given this order, and {stations} there has not been heard of since {time}. People there may be working on it, or have packed it.',
    { site: 'text', stations: 'text', time: 'text' },
  ],
  takeBackRisk:
    'What they did meanwhile will not count. When they are back it is shown as an exception with both sides, and a parcel that was packed twice has to be kept from leaving: call them if you can.',
  takeBackReason: 'Reason',
  takeBackReasonHelp: 'Shown to whoever had it, and in the order’s timeline.',
  takeBackReasonMissing: 'Enter why it is taken back',
  takeBackElsewhere: 'Ship it from another site at once',
  takeBackKeep: 'Off: it stays there until somebody moves, holds or cancels it.',
  tookBackDone: ['Taken back from {site}', { site: 'text' }],
} as const satisfies Definitions
