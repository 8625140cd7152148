import type { Definitions } from '../definition.ts'

/** Why a channel cannot be connected, in a few words for within a sentence. */
export const linkTroubles = {
  'no-address': 'no address is set',
  'needs-https': ['{host} does not answer over https', { host: 'text' }],
  'private-address': ['{host} is a machine of a local network', { host: 'text' }],
  moved: ['{host} sends us on to {target}', { host: 'text', target: 'text' }],
  certificate: ['the certificate of {host} cannot be trusted', { host: 'text' }],
  'no-such-host': ['{host} cannot be found', { host: 'text' }],
  'nobody-there': ['nothing answers at {host}', { host: 'text' }],
  'no-answer': ['{host} takes too long', { host: 'text' }],
  'web-page': ['{host} answers with a web page', { host: 'text' }],
  'server-fault': [
    '{host} has a fault of its own, HTTP {status, number}',
    { host: 'text', status: 'number' },
  ],
  'slow-down': ['{host} asks us to slow down', { host: 'text' }],
  'not-that-kind': 'something else answers there',
  'credentials-refused': 'it refuses the credentials',
} as const satisfies Definitions
