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
} as const satisfies Definitions
