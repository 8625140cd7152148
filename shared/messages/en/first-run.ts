import type { Definitions } from '../definition.ts'

export const firstRun = {
  title: 'Which way in',
  lead: 'Switchyard decides where, how and with whom each order ships. It needs sites, stock and orders to begin.',
  demoTitle: 'See it work',
  demoText:
    'A French merchant with four sites, four channels and five carriers; orders arrive by themselves, and so does trouble.',
  demoStart: 'Start the demo',
  importTitle: 'Bring your own files',
  importText:
    'CSV exports of sites, products, stock, services, rates and orders; each line is checked first.',
  importStart: 'Import CSV files',
  channelTitle: 'Connect a channel',
  channelText: 'Shopify or WooCommerce; orders are pulled, stock and tracking go back.',
  channelStart: 'Connect a channel',
  lostTitle: 'The data of this workspace are gone',
  lostDeleted:
    'This folder was used before, and its data file is missing. Choose a copy to go on from, or begin anew.',
  lostEmptied:
    'This folder was used before, and its data file is empty now. Choose a copy to go on from, or begin anew.',
  anewTitle: 'Begin anew',
  anewText: 'Start with an empty workspace. The copies stay where they are, and can be restored later.',
  anewStart: 'Begin with an empty workspace',
} as const satisfies Definitions
