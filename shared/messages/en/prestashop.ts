import type { Definitions } from '../definition.ts'

export const prestashop = {
  keyMissing: 'PrestaShop needs a webservice key: make one under Advanced parameters > Webservice',
  keyRefused: 'PrestaShop refuses the webservice key',
  keyRefusedSaying: ['PrestaShop refuses the webservice key: {said}', { said: 'text' }],
  noWebservice: ['PrestaShop has no webservice here (HTTP {status})', { status: 'text' }],
  notAllowed: [
    'The webservice key may not use {resource}: {said} Tick it for this key under Advanced parameters > Webservice.',
    { resource: 'text', said: 'text' },
  ],
  noSetting: [
    'PrestaShop does not say its setting {name}: the key needs read access to configurations',
    { name: 'text' },
  ],
  endedButLeft:
    'The order is cancelled, refunded or not paid in PrestaShop, but parcels have left: talk to the customer',
  sharedAddress:
    'Other orders of this customer go to the same address in PrestaShop: correct it there, which makes one for this order alone',
  alreadyRefunded: [
    'PrestaShop has refunded units of line {line} already: look at the order’s credit slips',
    { line: 'text' },
  ],
} as const satisfies Definitions
