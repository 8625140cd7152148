import type { Definitions } from '../definition.ts'

export const copies = {
  title: 'Copies',
  intro:
    'A verified copy is made every hour: one an hour of the last day stays, one a day of two weeks, one a week of two months. A copy of an emptied workspace never pushes out one that holds more.',
  none: 'No copy was made yet.',
  made: 'Made',
  holds: 'Holds',
  last: 'Last change',
  size: 'Size',
  place: {
    home: 'data folder',
    'second-place': 'second place',
  },
  contents: [
    '{orders} orders, {products} products, {sites} sites',
    { orders: 'text', products: 'text', sites: 'text' },
  ],
  unknown: 'not looked into yet',
  suspect: 'made while the data file was damaged',
  never: 'none',
  restore: 'Restore',
  restoreTitle: ['Restore the copy of {when}?', { when: 'text' }],
  restoreText:
    'The control room starts again with what this copy holds. What is there now is kept as a copy first. Channels are asked again for what came after.',
  restoring: 'Restoring: the control room starts again',
  cancel: 'Cancel',
  copyNow: 'Make a copy now',
  copied: ['Copied to {file}', { file: 'text' }],
  second: 'Second place',
  secondHelp: 'A folder on another disk that gets each copy too, such as /mnt/nas/switchyard. Empty: none.',
  secondSaved: 'Saved: the next copy goes there too',
  save: 'Use this folder',
} as const satisfies Definitions
