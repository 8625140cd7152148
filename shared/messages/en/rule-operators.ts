import type { Definitions } from '../definition.ts'

const FIELD = { field: 'message' } as const
const CLAUSE = { field: 'message', value: 'value' } as const
const PAIR = { field: 'message', from: 'value', to: 'value' } as const

/** How conditions compare. */
export const ruleOperators = {
  /** In the editor, behind the field. */
  label: {
    gt: 'is over',
    gte: 'is at least',
    lt: 'is under',
    lte: 'is at most',
    eq: 'is exactly',
    ne: 'is not',
    between: 'is between',
    unknown: 'is unknown',
    zero: 'is zero',
    before: 'is before',
    from: 'is from',
    on: 'is',
    within: 'is between',
    'on-days': 'is',
    'not-on-days': 'is not',
    yes: 'is true',
    no: 'is false',
    in: 'is',
    'not-in': 'is not',
    'starts-with': 'starts with',
    'not-starts-with': 'does not start with',
    'any-of': 'include one of',
    'all-of': 'include all of',
    only: 'are all among',
    'none-of': 'include none of',
  },
  /** A condition as a clause. */
  clause: {
    gt: ['{field} is over {value}', CLAUSE],
    gte: ['{field} is at least {value}', CLAUSE],
    lt: ['{field} is under {value}', CLAUSE],
    lte: ['{field} is at most {value}', CLAUSE],
    eq: ['{field} is exactly {value}', CLAUSE],
    ne: ['{field} is not {value}', CLAUSE],
    between: ['{field} is between {from} and {to}', PAIR],
    unknown: ['{field} is unknown', FIELD],
    zero: ['{field} is zero', FIELD],
    before: ['{field} is before {value}', CLAUSE],
    from: ['{field} is at or after {value}', CLAUSE],
    on: ['{field} is {value}', CLAUSE],
    within: ['{field} is between {from} and {to}', PAIR],
    'on-days': ['{field} is {value}', CLAUSE],
    'not-on-days': ['{field} is not {value}', CLAUSE],
    yes: ['{field} is true', FIELD],
    no: ['{field} is false', FIELD],
    in: ['{field} is {value}', CLAUSE],
    'not-in': ['{field} is not {value}', CLAUSE],
    'starts-with': ['{field} starts with {value}', CLAUSE],
    'not-starts-with': ['{field} does not start with {value}', CLAUSE],
    'any-of': ['{field} include one of {value}', CLAUSE],
    'all-of': ['{field} include all of {value}', CLAUSE],
    only: ['{field} are all among {value}', CLAUSE],
    'none-of': ['{field} include none of {value}', CLAUSE],
    /** 'not-in' of several values. */
    neither: ['{field} is not {values}', { field: 'message', values: 'neither' }],
  },
} as const satisfies Definitions
