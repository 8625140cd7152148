import type { Definitions } from '../definition.ts'

export const buyers = {
  title: 'Buyer data',
  intro:
    'For requests by a buyer, or passed on by the shop, to see or erase stored personal data. Sales, figures and allocations stay.',
  lookUp: 'E-mail, name, phone or order number',
  lookUpHelp: 'In full, exactly as in the order.',
  find: 'Look up',
  none: 'No order matches exactly.',
  order: 'Order',
  name: 'Name',
  placed: 'Placed',
  open: 'still open',
  erasedAt: 'erased',
  export: 'Export as JSON',
  erase: 'Erase buyer data',
  whyOpen: 'Ship or cancel the open orders first',
  whyErased: 'Already erased',
  confirm: [
    '{orders, plural, one {Erase the buyer’s data in # order?} other {Erase the buyer’s data in # orders?}}',
    { orders: 'number' },
  ],
  confirmText:
    'Name, address, contacts, notes and engravings are removed from the orders, the journal, the labels and the channels’ messages. This cannot be undone; earlier backups still contain them until they are rotated out.',
  askedBy: 'Requested by',
  askers: {
    buyer: 'the buyer',
    shop: 'the shop, on behalf of the buyer',
  },
  erased: ['{orders, plural, one {Erased in # order} other {Erased in # orders}}', { orders: 'number' }],
} as const satisfies Definitions
