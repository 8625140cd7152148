import type { Definitions } from '../definition.ts'

export const ledger = {
  intro:
    'Compares what is kept as reserved with what orders hold, and what is kept as wanted with what waiting orders want. Work goes on meanwhile.',
  check: 'Check the figures',
  stop: 'Stop',
  progress: 'Figures compared',
  compared: ['{done, number} of {total, number} compared', { done: 'number', total: 'number' }],
  offline: 'The control room does not answer: the check did not end.',
  failed: 'The check did not end. Start it again.',
  agrees: 'Every figure agrees with the orders',
  agreesText: [
    '{count, plural, one {# level or open shipment} other {# levels and open shipments}} compared',
    { count: 'number' },
  ],
  differs: ['{count, plural, one {# figure differs} other {# figures differ}}', { count: 'number' }],
  sku: 'SKU',
  site: 'Site',
  everySite: 'All sites',
  figure: 'Figure',
  reserved: 'Reserved',
  wanted: 'Wanted by waiting orders',
  kept: 'As kept',
  right: 'By the orders',
  repair: 'Set right',
  repairText:
    'The figures become those of the orders. Stock on hand does not change; the journal keeps who set them right.',
  repairedTitle: 'Set right',
  before: 'Before',
  after: 'After',
} as const satisfies Definitions
