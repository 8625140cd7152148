import type { Definitions } from '../definition.ts'

export const channelAbilities = {
  title: 'Capabilities',
  stock: 'Stock figures',
  atOnce: ['{count} at once', { count: 'text' }],
  compared: ['{batch}, each checked against the last one seen', { batch: 'text' }],
  parcels: 'Parcels',
  parcelWords: {
    each: 'Every tracking number',
    shared: 'All numbers of a shipment as one text',
  },
  refund: 'Refunds',
  refundWords: {
    gateway: 'Refunds the customer',
    booked: 'Recorded there; a person pays it out at the payment provider',
    file: 'Written to a file for others to carry out',
  },
  returns: 'Returns',
  returnWords: {
    asked: 'Requests made there come in as exceptions',
    refunded: 'Units that it refunded itself come in as exceptions',
    none: 'Not reported: enter them in the order',
  },
  address: 'Corrected addresses',
  addressWords: {
    yes: 'Written back to the order there',
    no: 'Not taken: correct the order there yourself',
  },
  returnLabel: 'Return labels',
  returnLabelWords: {
    paper: 'Given to the customer',
    words: 'Number told to the customer; a person sends the label',
    never: 'A person sends them to the customer',
  },
  point: 'Pick-up points chosen here',
  pointWords: {
    yes: 'The customer is told',
    no: 'Nobody is told: tell the customer yourself',
  },
  orders: 'New orders',
  accepted: 'Accepted when read',
} as const satisfies Definitions
