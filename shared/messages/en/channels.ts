import type { Definitions } from '../definition.ts'

/** What goes wrong between us and any channel. */
export const channels = {
  notApproved: ['Nothing is written to {host} before a person has approved it', { host: 'text' }],
  noAnswer: ['{host} did not answer within {seconds, number} s', { host: 'text', seconds: 'number' }],
  stopped: ['The call to {host} was stopped', { host: 'text' }],
  broken: ['The connection to {host} broke ({code})', { host: 'text', code: 'text' }],
} as const satisfies Definitions
