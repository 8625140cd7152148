import type { Definitions } from '../definition.ts'

export const orderMoney = {
  section: 'What the shop charged',
  unknown: 'as shown in the shop',
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
  tax: 'Tax included',
  giftCards: 'Paid by gift card or credit',
  paid: 'Paid',
  notSaid: 'not given by the shop',
  refunded: 'Refunded',
  unpaid: 'Outstanding',
  owed: 'Owed to the buyer',
  left: 'Left to refund',
  cancelled: {
    waiting: ['Cancelled here: {amount} owed; the channel is notified next.', { amount: 'text' }],
    done: {
      gateway: ['Cancelled here: the channel was asked to refund {amount}.', { amount: 'text' }],
      booked: [
        'Cancelled here: {amount} is recorded in the shop. Pay it out through its payment provider.',
        { amount: 'text' },
      ],
      file: ['Cancelled here: {amount} is in the cancellations file.', { amount: 'text' }],
    },
    refused: ['Cancelled here, {amount} owed. The channel: {answer}', { amount: 'text', answer: 'text' }],
  },
  owes: {
    gateway: ['{amount} is owed to the buyer: {channel} refunds it.', { amount: 'text', channel: 'text' }],
    booked: [
      '{amount} is owed to the buyer: it is recorded in {channel}; pay it out through the shop’s payment provider.',
      { amount: 'text', channel: 'text' },
    ],
    file: [
      '{amount} is owed to the buyer: it goes into the cancellations file of {channel}.',
      { amount: 'text', channel: 'text' },
    ],
    byHand: [
      '{amount} is owed to the buyer: {channel} takes no refunds from here; refund it there.',
      { amount: 'text', channel: 'text' },
    ],
    nothing: 'Nothing is owed: nothing has been paid.',
    unknown: [
      '{count, plural, one {For # order} other {For # orders}}, {channel} does not say what was paid: check there what is owed.',
      { count: 'number', channel: 'text' },
    ],
  },
} as const satisfies Definitions
