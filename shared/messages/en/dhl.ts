import type { Definitions } from '../definition.ts'

export const dhl = {
  noReceiver:
    'DHL sends returns to a receiver that is set up in its business portal: enter its receiverId with the account.',
} as const satisfies Definitions
