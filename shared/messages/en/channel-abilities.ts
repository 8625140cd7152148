import type { Definitions } from '../definition.ts'

export const channelAbilities = {
  title: 'What it can do',
  stock: 'Stock figures',
  atOnce: ['{count} at once', { count: 'text' }],
  compared: ['{batch}, each only over the one last seen', { batch: 'text' }],
  parcels: 'Parcels',
  parcelWords: {
    each: 'Every tracking number',
    shared: 'All numbers of a shipment as one text',
  },
  refund: 'Refunds',
  refundWords: {
    gateway: 'Pays the customer back',
    booked: 'Booked there; a person pays it out at the payment provider',
    file: 'Written to a file for others to carry out',
  },
  returns: 'Returns',
  returnWords: {
    asked: 'Those asked for there come in as exceptions',
    refunded: 'Units that it refunded itself come in as exceptions',
    none: 'It tells of none: enter them in the order',
  },
  orders: 'New orders',
  accepted: 'Accepted when they are pulled',
} as const satisfies Definitions
