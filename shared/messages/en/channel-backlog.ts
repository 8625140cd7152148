import type { Definitions } from '../definition.ts'

export const channelBacklog = {
  group: 'To send',
  list: 'Waiting to be sent',
  none: 'Nothing waiting: the channel is up to date.',
  waits: ['{count, plural, one {# message to send} other {# messages to send}}', { count: 'number' }],
  what: 'Message',
  since: 'Since',
  tries: 'Attempts',
  next: 'Next attempt',
  now: 'due now',
  sending: 'being sent',
  problem: 'Reason',
  kinds: {
    stock: ['Stock of {sku}: {units}', { sku: 'text', units: 'text' }],
    fulfillment: ['Shipment of {order}', { order: 'text' }],
    cancel: ['Cancellation of {order}', { order: 'text' }],
    refund: ['Refund of {order}', { order: 'text' }],
  },
  unknownOrder: 'an order',
  retry: 'Retry now',
  retryAll: 'Retry all now',
  retried: ['{count, plural, one {# message is} other {# messages are}} being retried', { count: 'number' }],
  giveUp: 'Drop',
  giveUpTitle: ['Drop {count, plural, one {# message} other {# messages}}?', { count: 'number' }],
  giveUpText:
    'The channel will not be notified. Correct it there manually; the reason is kept with the message.',
  reason: 'Reason',
  reasonShort: 'Enter a reason of at least three letters',
  gaveUp: ['{count, plural, one {# message} other {# messages}} dropped', { count: 'number' }],
  cancel: 'Cancel',
  selectFirst: 'Select messages first (X)',
} as const satisfies Definitions
