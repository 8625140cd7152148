import type { Definitions } from '../definition.ts'

export const orderMoney = {
  section: 'What the shop charged',
  unknown: 'as the shop has it',
  line: ['{quantity} × {title}', { quantity: 'text', title: 'text' }],
  discounts: 'Discounts',
  shipping: 'Shipping',
  /** Fees that a connector names itself, by that name; others are in the shop's words. */
  fees: {
    'Gift wrapping': 'Gift wrapping',
    'Duties and other': 'Duties and other',
    GIFT_WRAP: 'Gift wrapping',
    COD_FEE: 'Cash on delivery',
    OTHER: 'Other fees',
  },
  tip: 'Tip',
  other: 'Other and rounding',
  total: 'Total',
  tax: 'Tax in it',
  giftCards: 'Paid by gift card or credit',
  paid: 'Paid',
  notSaid: 'the shop does not say',
  refunded: 'Paid back',
  unpaid: 'Still to be paid',
  owed: 'Owed to the buyer',
  left: 'Left of what was paid',
  cancelled: {
    waiting: ['Cancelled here: {amount} owed, the channel is still to be told.', { amount: 'text' }],
    done: {
      gateway: ['Cancelled here: the channel was told to pay {amount} back.', { amount: 'text' }],
      booked: [
        'Cancelled here: {amount} is booked in the shop. Pay it out by its payment provider.',
        { amount: 'text' },
      ],
      file: ['Cancelled here: {amount} is written into the cancellations file.', { amount: 'text' }],
    },
    refused: ['Cancelled here, {amount} owed. The channel: {answer}', { amount: 'text', answer: 'text' }],
  },
  owes: {
    gateway: ['{amount} is owed to the buyer: {channel} pays it back.', { amount: 'text', channel: 'text' }],
    booked: [
      '{amount} is owed to the buyer: it is booked in {channel}, pay it out by the shop’s payment provider.',
      { amount: 'text', channel: 'text' },
    ],
    file: [
      '{amount} is owed to the buyer: it is written into the cancellations file of {channel}.',
      { amount: 'text', channel: 'text' },
    ],
    byHand: [
      '{amount} is owed to the buyer: {channel} cannot be told, pay it back there.',
      { amount: 'text', channel: 'text' },
    ],
    nothing: 'Nothing is owed: nothing of it has been paid.',
    unknown: [
      '{count, plural, one {Of # order} other {Of # orders}} {channel} does not say what was paid: look there what is owed.',
      { count: 'number', channel: 'text' },
    ],
  },
} as const satisfies Definitions
