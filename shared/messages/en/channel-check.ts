import type { Definitions } from '../definition.ts'

export const channelCheck = {
  ok: 'It answers',
  okShop: ['It answers: this is {shop}', { shop: 'text' }],
  remarks: {
    otherVersion: [
      'It answers with API version {served} instead of {wanted}: update Switchyard soon.',
      { served: 'text', wanted: 'text' },
    ],
    notOpen: ['The marketplace does not have it open ({state}).', { state: 'text' }],
  },
  failed: 'It does not let us in',
  lacks: ['{count, plural, one {# right is missing} other {# rights are missing}}', { count: 'number' }],
  readsOnly: 'It can be read; what is marked below must be ticked before anything can be written.',
  rights: 'What the key may do',
  reads: 'Reading',
  writes: 'Writing',
  tick: 'In the shop',
  granted: {
    yes: 'may',
    no: 'may not',
    unknown: 'cannot be told',
  },
  movedTo: ['It is at {address}: that address is kept.', { address: 'text' }],
  accept: 'Accept this certificate',
  fingerprint: ['SHA-256 {fingerprint}', { fingerprint: 'text' }],
  needs: {
    'read-orders': 'Read orders',
    'change-orders': 'Change and cancel orders',
    'read-customers': 'Read addresses and customers',
    'read-products': 'Read products',
    'read-stock': 'Read stock',
    'write-stock': 'Set stock',
    'read-places': 'Read locations',
    ship: 'Ship, with tracking numbers',
    refund: 'Book refunds',
    returns: 'Read and answer returns',
    'read-shop': 'Read the shop’s settings',
    'mark-owner': 'Note which program works the shop',
  },
  troubles: {
    noAddress: 'Enter the address of the shop.',
    needsHttps: [
      '{host} does not answer over https. Keys are sent over https only: switch it on there.',
      { host: 'text' },
    ],
    privateAddress: [
      '{host} is a machine of a local network. If it is the shop, allow it by name: SWITCHYARD_LOCAL_SHOPS={host}, then start again.',
      { host: 'text' },
    ],
    moved: [
      '{host} sends us on to {target}, which may be another shop. Enter that address if it is yours.',
      { host: 'text', target: 'text' },
    ],
    certificate: {
      'self-signed': [
        '{host} shows a certificate that it made itself. Compare the fingerprint with the one on the server before you accept it.',
        { host: 'text' },
      ],
      'unknown-issuer': [
        'Nobody known vouches for the certificate of {host}. Compare the fingerprint with the one on the server before you accept it.',
        { host: 'text' },
      ],
      expired: ['The certificate of {host} has expired: renew it there.', { host: 'text' }],
      'other-name': [
        'The certificate of {host} is made for another name: enter the address that it is made for.',
        { host: 'text' },
      ],
      changed: [
        '{host} shows another certificate than the one accepted before. If it was renewed, compare the fingerprint and accept it.',
        { host: 'text' },
      ],
    },
    noSuchHost: ['There is no {host}: check the spelling, and the connection.', { host: 'text' }],
    nobodyThere: ['Nothing answers at {host}: check the address and the port.', { host: 'text' }],
    noAnswer: ['{host} does not answer in time: try again later.', { host: 'text' }],
    webPage: [
      '{host} answers with a web page instead of data: check the address, or wait if the shop is under maintenance.',
      { host: 'text' },
    ],
    serverFault: [
      '{host} has a fault of its own (HTTP {status}): its own log says which.',
      { host: 'text', status: 'text' },
    ],
    slowDown: ['{host} asks us to slow down: try again in a minute.', { host: 'text' }],
    credentialsRefused: 'The shop refuses these credentials: copy them again, or make new ones.',
    notThatKind: {
      shopify: 'No Shopify answers here: enter the myshopify.com address, not that of the web site.',
      woocommerce:
        'No WooCommerce answers here: check the address, that WooCommerce is on, and that permalinks are not “plain”.',
      prestashop: 'No PrestaShop webservice answers here: check the address, and that it is switched on.',
      mirakl: 'No Mirakl marketplace answers here: check the address.',
      amazon: 'Amazon answers, but not as this seller in this marketplace: check the ids and the region.',
      vendure: 'No Vendure answers here: check the address, up to /admin-api, and the stock location.',
    },
  },
} as const satisfies Definitions
