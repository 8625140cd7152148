import type { Definitions } from '../definition.ts'

export const low = {
  title: 'Low stock',
  lasts: 'How long it lasts',
  under: ['Lasts under {days, number} days', { days: 'number' }],
  intro: 'By what orders took at each site in the last four weeks, goods on their way included.',
  none: ['Everything that sells lasts {days, number} days', { days: 'number' }],
  sku: 'SKU',
  product: 'Product',
  site: 'Site',
  free: 'Free',
  perDay: 'A day',
  rate: ['{units, number}', { units: 'number' }],
  daysLeft: 'Days left',
  expected: 'On the way',
  transfer: 'Transfer',
  noSpare: 'No site has spare units',
  fromSite: ['{units, number} from {site}', { units: 'number', site: 'text' }],
  saves: 'Scarce: worth more elsewhere',
  savesIntro:
    'By the prices of scarce stock that decide today: what orders to come would pay more to be shipped from elsewhere. Loading and driving are not counted.',
  savesNone: 'No scarce unit is worth more at another site',
  notPriced: 'Nothing is scarce enough to have a price now, or too few orders came to say so',
  fromColumn: 'From',
  toColumn: 'To',
  side: [
    '{site}: {free, number} free, the last worth {cents}',
    { site: 'text', free: 'number', cents: 'money' },
  ],
  saving: 'Saves',
  move: ['Send {units, number}', { units: 'number' }],
  title2: ['Transfer {sku} to {site}', { sku: 'text', site: 'text' }],
  units: 'Units',
  on: 'Arrives on',
  send: ['Send from {site}', { site: 'text' }],
  sendHelp:
    'They leave the sending site’s stock now, and are expected at the other until they are received or cancelled',
  sent: [
    '{quantity, number} × {sku} on the way to {site}',
    { sku: 'text', quantity: 'number', site: 'text' },
  ],
} as const satisfies Definitions
