import type { Definitions } from '../definition.ts'

export const channelCheck = {
  ok: 'Connected',
  okShop: ['Connected to {shop}', { shop: 'text' }],
  remarks: {
    otherVersion: [
      'The shop uses API version {served} instead of {wanted}: update Switchyard soon.',
      { served: 'text', wanted: 'text' },
    ],
    notOpen: ['The shop is not open on the marketplace ({state}).', { state: 'text' }],
  },
  failed: 'Access refused',
  lacks: ['{count, plural, one {# permission missing} other {# permissions missing}}', { count: 'number' }],
  readsOnly: 'Reading works; grant the permissions marked below before anything can be written.',
  rights: 'Permissions of the key',
  reads: 'Read',
  writes: 'Write',
  tick: 'In the shop',
  granted: {
    yes: 'granted',
    no: 'missing',
    unknown: 'cannot be checked',
  },
  movedTo: ['The shop is at {address}: that address is used.', { address: 'text' }],
  accept: 'Accept this certificate',
  fingerprint: ['SHA-256 {fingerprint}', { fingerprint: 'text' }],
  needs: {
    'read-orders': 'Read orders',
    'change-orders': 'Change and cancel orders',
    'read-customers': 'Read addresses and customers',
    'read-products': 'Read products',
    'read-stock': 'Read stock',
    'write-stock': 'Change stock',
    'read-places': 'Read locations',
    ship: 'Ship, with tracking numbers',
    refund: 'Record refunds',
    returns: 'Read and answer returns',
    'read-shop': 'Read the shop’s settings',
    'mark-owner': 'Record which program runs the shop',
  },
  troubles: {
    noAddress: 'Enter the address of the shop.',
    needsHttps: [
      '{host} does not answer over https. Keys are only sent over https: enable it there.',
      { host: 'text' },
    ],
    privateAddress: [
      '{host} is on a local network. If it is the shop, allow it with SWITCHYARD_LOCAL_SHOPS={host} and restart.',
      { host: 'text' },
    ],
    moved: [
      '{host} redirects to {target}, which may be another shop. Enter that address if it is yours.',
      { host: 'text', target: 'text' },
    ],
    certificate: {
      'self-signed': [
        '{host} uses a self-signed certificate. Compare the fingerprint with the one on the server before you accept it.',
        { host: 'text' },
      ],
      'unknown-issuer': [
        'The certificate of {host} comes from an unknown authority. Compare the fingerprint with the one on the server before you accept it.',
        { host: 'text' },
      ],
      expired: ['The certificate of {host} has expired: have it renewed.', { host: 'text' }],
      'other-name': [
        'The certificate of {host} was issued for another name: enter the address it was issued for.',
        { host: 'text' },
      ],
      changed: [
        '{host} has a different certificate from the one accepted before. If it was renewed, compare the fingerprint and accept it.',
        { host: 'text' },
      ],
    },
    noSuchHost: ['{host} does not exist: check the spelling and the connection.', { host: 'text' }],
    nobodyThere: ['No answer at {host}: check the address and the port.', { host: 'text' }],
    noAnswer: ['{host} did not answer in time: try again later.', { host: 'text' }],
    webPage: [
      '{host} answers with a web page instead of data: check the address, or wait if the shop is under maintenance.',
      { host: 'text' },
    ],
    serverFault: [
      '{host} has an internal error (HTTP {status}): see its own log.',
      { host: 'text', status: 'text' },
    ],
    slowDown: ['{host} asks us to slow down: try again in a minute.', { host: 'text' }],
    credentialsRefused: 'The shop refuses these credentials: copy them again, or create new ones.',
    notThatKind: {
      shopify: 'No Shopify answers here: enter the myshopify.com address, not that of the web site.',
      woocommerce:
        'No WooCommerce answers here: check the address, that WooCommerce is active, and that permalinks are not “plain”.',
      prestashop: 'No PrestaShop webservice answers here: check the address, and that it is enabled.',
      mirakl: 'No Mirakl marketplace answers here: check the address.',
      amazon: 'Amazon answers, but not as this seller in this marketplace: check the ids and the region.',
      vendure: 'No Vendure answers here: check the address, up to /admin-api, and the stock location.',
    },
  },
} as const satisfies Definitions
