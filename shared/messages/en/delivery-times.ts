import type { Definitions } from '../definition.ts'

/** How long carriers really took, beside what is promised. */
export const deliveryTimes = {
  title: 'Delivery times seen',
  about: 'Delivered parcels of the last 90 days, in delivery days of the service.',
  none: 'No parcel of this carrier is known to have been delivered in the last 90 days.',
  zone: 'Zone',
  parcels: 'Parcels',
  late: 'Late',
  half: 'Half within',
  most: '9 of 10 within',
  promised: 'Promised',
  days: ['{count, plural, one {# day} other {# days}}', { count: 'number' }],
  daysRange: ['{from, number} to {to, number} days', { from: 'number', to: 'number' }],
  noRate: 'no rate',
  take: ['Promise {count, plural, one {# day} other {# days}}', { count: 'number' }],
  taken: [
    '{service} to {zone} now promises {count, plural, one {# day} other {# days}}',
    { service: 'text', zone: 'text', count: 'number' },
  ],
  tooFew: ['Too few parcels to go by: at least {count, number}', { count: 'number' }],
} as const satisfies Definitions
