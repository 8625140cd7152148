import type { Definitions } from '../definition.ts'

/** Lists of the parcels that carriers take with them. */
export const handOver = {
  title: 'Today’s hand-over',
  none: 'Nothing is packed for a carrier that is given a list.',
  group: 'Hand-over',
  open: [
    '{count, plural, =0 {nothing waits} one {# parcel packed} other {# parcels packed}}',
    { count: 'number' },
  ],
  unlabelled: ['{count, plural, one {# label missing} other {# labels missing}}', { count: 'number' }],
  unlabelledText: 'Their parcels go on no list before the carrier has made the label.',
  close: 'Close the list',
  closeWith: [
    '{count, plural, one {Close the list with # parcel} other {Close the list with # parcels}}',
    { count: 'number' },
  ],
  nothingOpen: 'Nothing is packed for it since the last list',
  closed: [
    'List {number} closed at {time}, {count, plural, one {# parcel} other {# parcels}}',
    { number: 'text', time: 'text', count: 'number' },
  ],
  closedNow: [
    '{account}: list closed, {count, plural, one {# parcel} other {# parcels}}. What is packed from now on goes on the next',
    { account: 'text', count: 'number' },
  ],
  print: 'Print',
  printCarriers: 'Print the carrier’s own',
  download: 'PDF',
  downloadCarriers: 'The carrier’s PDF',
  csv: 'CSV',
  printing: ['Printing on {printer}', { printer: 'text' }],
  printer: 'Printer for lists',
  noPrinter: 'No printer for lists here: keep the PDF, or choose one in the settings.',
  asking: 'The carrier is asked for its own list.',
  askingBecause: ['The carrier has not made its own list yet: {why}', { why: 'message' }],
  refused: [
    'The carrier made no list of its own: {why} Hand over with ours, or ask again.',
    { why: 'message' },
  ],
  askAgain: 'Ask again',
  sandbox: 'Test account',
  noSuchList: 'This list is not here any more.',
  noCarrierList: 'The carrier’s own list is not here yet.',
  nothing: ['Nothing is packed for {account} that is not on a list already.', { account: 'text' }],
  notRefused: 'The carrier has made this list, or is being asked for it.',
} as const satisfies Definitions
