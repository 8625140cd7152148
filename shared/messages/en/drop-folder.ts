import type { Definitions } from '../definition.ts'

export const dropFolder = {
  fieldMissing: ['{field} is missing: {expected}', { field: 'text', expected: 'message' }],
  fieldWrong: ['{field} "{value}": {expected}', { field: 'text', value: 'text', expected: 'message' }],
  enterFolder: 'Enter the folder as an address, such as file:///srv/orders or file:///C:/orders',
  unusable: ['The folder {folder} cannot be used ({code})', { folder: 'text', code: 'text' }],
  notOurFile: [
    '{file} is not the file that Switchyard wrote: move it away, it is made again',
    { file: 'text' },
  ],
  brokenRows: [
    'Order {order} of {file} has rows that cannot be read. Correct the file and put it into the folder “in” again.',
    { order: 'text', file: 'text' },
  ],
  invalidOrder: [
    'An order from {channel}: {faults}. Correct it, and put it into the folder “in” again.',
    { channel: 'text', faults: 'clauses' },
  ],
  fileProblems: [
    '{problems}{more, plural, =0 {} other { (and # more)}}. All of it is in rejected/, beside {file}; correct it and put it into the folder “in” again.',
    { problems: 'clauses', more: 'number', file: 'text' },
  ],
  // The text beside a rejected file
  problemsHead: [
    '{file}: {problems, plural, one {# problem} other {# problems}}. {taken, plural, one {# order without a problem was} other {# orders without a problem were}} taken in.',
    { file: 'text', problems: 'number', taken: 'number' },
  ],
  problemsRemedy:
    'Correct the file and put it into the folder “in” again; what was taken in already is recognised.',
  problemsMore: ['... and {count, number} more', { count: 'number' }],
} as const satisfies Definitions
