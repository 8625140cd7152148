import type { Definitions } from '../definition.ts'

/** What becomes of the files that a merchant's own carrier software writes. */
export const labelFiles = {
  noFolder: 'Enter the folder that your carrier software writes labels into',
  unusable: [
    'The folder {folder} cannot be used ({code}). Check that it is there and that this program may read and write it',
    { folder: 'text', code: 'text' },
  ],
  gone: 'The label’s file was there and has gone, or is being written again',
  noLabel:
    'This file holds no label: neither ZPL, PDF nor PNG, or it is cut off. Write it again into the folder above',
  noNumber: [
    '“{file}” holds no tracking number in its name. Name it REFERENCE_NUMBER, such as SY0123456789ABC_LB473124829FR.pdf, and put it into the folder above',
    { file: 'text' },
  ],
  tooLarge: [
    '“{file}” has {size, number} MB; a label has at most {limit, number}',
    { file: 'text', size: 'number', limit: 'number' },
  ],
  title: ['Label files of {account}', { account: 'text' }],
  folder: ['Your carrier software writes into {folder}', { folder: 'text' }],
  usable: 'The folder can be read and written',
  waitingTitle: [
    '{count, plural, =0 {No parcel waits for a file} one {# parcel waits for its file} other {# parcels wait for their files}}',
    { count: 'number' },
  ],
  waitingText:
    'A file is called REFERENCE_NUMBER with the reference below or the order’s number. Or give it here.',
  number: 'Tracking number',
  choose: 'Choose the file',
  chosen: ['File: {file}', { file: 'text' }],
  give: 'Take this label',
  needsFile: 'Choose the file with the label',
  needsNumber: 'Enter or scan the tracking number',
  given: ['The label of {order} is in hand', { order: 'text' }],
  uploadGone: 'The file is not here any more: choose it again',
  packed: 'Packed, waits for it',
  failedTitle: [
    '{count, plural, one {# file could not be taken} other {# files could not be taken}}',
    { count: 'number' },
  ],
} as const satisfies Definitions
