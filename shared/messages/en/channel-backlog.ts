import type { Definitions } from '../definition.ts'

export const channelBacklog = {
  group: 'To send',
  list: 'What waits to leave',
  none: 'Nothing waits: the channel knows all it must.',
  waits: [
    '{count, plural, one {# message waits to leave} other {# messages wait to leave}}',
    { count: 'number' },
  ],
  what: 'What',
  since: 'Since',
  tries: 'Tries',
  next: 'Next try',
  now: 'due now',
  sending: 'being sent',
  problem: 'Why it waits',
  kinds: {
    stock: ['Stock of {sku}: {units}', { sku: 'text', units: 'text' }],
    fulfillment: ['Shipment of {order}', { order: 'text' }],
    cancel: ['Cancellation of {order}', { order: 'text' }],
    refund: ['Refund of {order}', { order: 'text' }],
  },
  unknownOrder: 'an order',
  retry: 'Try now',
  retryAll: 'Try all now',
  retried: ['{count, plural, one {# message is} other {# messages are}} tried now', { count: 'number' }],
  giveUp: 'Give up',
  giveUpTitle: ['Give up {count, plural, one {# message} other {# messages}}?', { count: 'number' }],
  giveUpText:
    'The channel will not be told. Put it right there by hand; the reason is kept with the message.',
  reason: 'Reason',
  reasonShort: 'A reason of three letters or more',
  gaveUp: ['{count, plural, one {# message is} other {# messages are}} given up', { count: 'number' }],
  cancel: 'Cancel',
  selectFirst: 'Tick messages first (x)',
} as const satisfies Definitions
