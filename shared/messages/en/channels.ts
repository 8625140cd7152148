import type { Definitions } from '../definition.ts'

/** What goes wrong between us and a channel, whichever it is. `said` is what it answered, in its own words. */
export const channels = {
  // Reaching it
  enterAddress: ['Enter the address of the shop, such as {example}', { example: 'text' }],
  noCredentials: 'No usable credentials are stored for it: enter them again',
  noConnection: ['{channel} has no connection or no usable credentials', { channel: 'text' }],
  unreachable: ['{host} cannot be reached ({code})', { host: 'text', code: 'text' }],
  notApproved: ['Nothing is written to {host} before a person has approved it', { host: 'text' }],
  noAnswer: ['{host} did not answer within {seconds, number} s', { host: 'text', seconds: 'number' }],
  stopped: ['The call to {host} was stopped', { host: 'text' }],
  broken: ['The connection to {host} broke ({code})', { host: 'text', code: 'text' }],
  brokenForNoReason: ['The connection to {host} broke', { host: 'text' }],
  slowDown: ['{host} asks us to slow down (HTTP 429)', { host: 'text' }],
  serverFault: ['{host} has a fault of its own (HTTP {status})', { host: 'text', status: 'text' }],
  notData: [
    '{host} answered with {what, select, page {a web page} other {text}} instead of data (HTTP {status}); check the address, or wait if the shop is under maintenance',
    { host: 'text', what: ['page', 'text'], status: 'text' },
  ],
  movedOn: [
    '{host} sends us on to {target}: enter that address if it is the shop’s',
    { host: 'text', target: 'text' },
  ],
  localNetwork: [
    '{host} is a machine of a local network: allow it by name in SWITCHYARD_LOCAL_SHOPS if it is the shop',
    { host: 'text' },
  ],
  paced: ['{call} may be called again in {seconds, number} s', { call: 'text', seconds: 'number' }],
  undocumented: ['{call}: the answer is not as documented: {faults}', { call: 'text', faults: 'clauses' }],
  callFailed: ['{call}: {said}', { call: 'text', said: 'text' }],
  refusesReady: ['{shop} does not take it as ready to collect: {said}', { shop: 'text', said: 'text' }],
  tellsNobody: 'This kind of channel tells nobody: tell the customer yourself',
  takesNoAddress: 'This kind of channel does not take address changes: correct the order there yourself',
  addressChangedThere: [
    'The order’s address was changed at {shop} since it was corrected here, and was not overwritten: compare the two',
    { shop: 'text' },
  ],
  addressNotKept: [
    '{shop} answered that the address was changed, and still shows another one: correct the order there yourself',
    { shop: 'text' },
  ],
  refusesAddress: ['{shop} does not take the address: {said}', { shop: 'text', said: 'text' }],
  addressUnreadable: [
    '{shop} shows order {order} in a form that cannot be read',
    { shop: 'text', order: 'text' },
  ],
  refusesReturnLabel: ['{shop} does not take the return label: {said}', { shop: 'text', said: 'text' }],
  paperGone: 'The paper is no longer kept here',
  cannotAskById: 'It cannot be asked by id',

  // Orders that cannot be read
  notJson: ['The order from {channel} is not JSON. Look at the raw payload.', { channel: 'text' }],
  unreadableOrder: [
    'The order from {channel} cannot be read: {faults}. Correct it there; it is read again when it changes.',
    { channel: 'text', faults: 'clauses' },
  ],
  invalidOrder: [
    'Order {order} from {channel} cannot be taken: {faults}. Correct it in {shop}.',
    { order: 'text', channel: 'text', faults: 'clauses', shop: 'text' },
  ],
  keptUnreadable: 'What is kept of the order cannot be read',

  // Pushes
  waits: 'Waits for the channel',
  noOutcome: 'The connector gave no outcome',
  outboxUnreadable: ['The message in the outbox cannot be read: {fault}', { fault: 'text' }],
  givenUp: [
    'Given up after {tries, plural, one {# try} other {# tries}}: {problem}',
    { tries: 'number', problem: 'message' },
  ],
  givenUpBy: ['Given up by {actor}: {reason}', { actor: 'text', reason: 'text' }],
  unknownOrder: ['{shop} does not know the order {order}', { shop: 'text', order: 'text' }],
  noLine: [
    '{shop} has no line {line} in order {order} any more',
    { shop: 'text', line: 'text', order: 'text' },
  ],
  cancelledButLeft: [
    'The order was cancelled in {shop}, but parcels have left: talk to the customer',
    { shop: 'text' },
  ],
  refusesStock: ['{shop} refuses the stock of {sku}: {said}', { shop: 'text', sku: 'text', said: 'text' }],
  refusesFulfilment: ['{shop} refuses the fulfilment: {said}', { shop: 'text', said: 'text' }],
  refusesCancel: ['{shop} refuses to cancel: {said}', { shop: 'text', said: 'text' }],
  refusesRefund: ['{shop} refuses the refund: {said}', { shop: 'text', said: 'text' }],
  allPaidBack: 'All that was paid for the order has been paid back already',
  restOwed: [
    'Cancelled, and {booked} of the {owed} owed is booked in {shop}: settle the rest with the customer',
    { booked: 'money', owed: 'money', shop: 'text' },
  ],
  onlyLeft: [
    '{shop} had only {booked} left of what was paid, and {asked} was asked for: {booked} is booked there, settle the rest with the customer',
    { shop: 'text', booked: 'money', asked: 'money' },
  ],
  noReason: 'no reason given',
} as const satisfies Definitions
