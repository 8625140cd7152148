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
} as const satisfies Definitions
