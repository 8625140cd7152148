import type { Definitions } from '../definition.ts'

export const mondialRelay = {
  noKeys: 'Points and tracking need the account’s brand code and private key',
} as const satisfies Definitions
