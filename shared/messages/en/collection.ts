import type { Definitions } from '../definition.ts'

/** What is collected by its buyer: what they are told, and what it is called on screens. */
export const collection = {
  ready: [
    'Your order {order} is ready to collect: {site}, until {until}',
    { order: 'text', site: 'text', until: 'day' },
  ],
  /** What an order that is packed, and one that has left, is called. */
  states: { packed: 'Ready to collect', shipped: 'Collected' },
  badge: 'Collect',
  readyBy: ['Ready by {day}, {time}', { day: 'text', time: 'text' }],
  keptUntil: ['Kept until {day}', { day: 'text' }],
  told: 'The channel tells the customer that it is ready.',
  tellByHand: 'The channel tells nobody: call or write to the customer when it is ready.',
  contact: 'Customer',
  printSlip: 'Print the slip',
  slip: 'Slip',
  number: 'Collection number',
  handOver: 'Hand over',
  handOverHint: 'Check name and order, then scan the slip again or press Enter',
  waits: 'It waits for the customer. Set it aside now; scan slip or order number when they come.',
  handedOver: 'Handed over',
  handedOverText: ['{reference} is with the customer; the channel is notified.', { reference: 'text' }],
  site: 'Customers collect orders here',
  siteHelp: 'Orders for collection are prepared at sites where this is on.',
} as const satisfies Definitions
