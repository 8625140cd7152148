import type { Definitions } from '../definition.ts'

export const firstRun = {
  title: 'Where to start',
  lead: 'Switchyard decides where each order ships from and with which carrier. To start, it needs sites, stock and orders.',
  demoTitle: 'See it in action',
  demoText:
    'A French merchant with four sites, four channels and five carriers; orders keep coming in, and so do problems.',
  demoStart: 'Start the demo',
  importTitle: 'Use your own files',
  importText:
    'CSV exports of sites, products, stock, services, rates and orders; every line is checked first.',
  importStart: 'Import files',
  channelTitle: 'Connect a channel',
  channelText: 'Shopify or WooCommerce; orders come in, stock and tracking go back.',
  channelStart: 'Connect a channel',
  lostTitle: 'This workspace’s data is gone',
  lostDeleted:
    'This folder was used before, and its data file is missing. Restore a backup, or start afresh.',
  lostEmptied:
    'This folder was used before, and its data file is empty now. Restore a backup, or start afresh.',
  anewTitle: 'Start afresh',
  anewText: 'Start with an empty workspace. Backups stay where they are and can be restored later.',
  anewStart: 'Start with an empty workspace',
} as const satisfies Definitions
