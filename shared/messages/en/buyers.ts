import type { Definitions } from '../definition.ts'

export const buyers = {
  title: 'A buyer’s data',
  intro:
    'When a buyer asks what is stored, or to be forgotten, or the shop passes such a request on. What was sold, the figures and the decisions stay.',
  lookUp: 'E-mail, name, phone or order number',
  lookUpHelp: 'The whole of it, as the order has it.',
  find: 'Look up',
  none: 'No order has exactly this.',
  order: 'Order',
  name: 'Name',
  placed: 'Placed',
  open: 'still open',
  erasedAt: 'erased',
  export: 'Export as JSON',
  erase: 'Erase the buyer',
  whyOpen: 'Ship or cancel the open orders first',
  whyErased: 'Erased already',
  confirm: [
    '{orders, plural, one {Erase the buyer of # order?} other {Erase the buyer of # orders?}}',
    { orders: 'number' },
  ],
  confirmText:
    'Name, address, contacts, notes and engravings are taken out of the orders, the journal, the labels and what channels sent. This cannot be undone; copies of the store made before still hold them until they are rotated out.',
  askedBy: 'Asked by',
  askers: {
    buyer: 'the buyer',
    shop: 'the shop, on behalf of the buyer',
  },
  erased: ['{orders, plural, one {Erased in # order} other {Erased in # orders}}', { orders: 'number' }],
  cancel: 'Cancel',
} as const satisfies Definitions
