import type { Definitions } from '../definition.ts'

export const easypost = {
  noPoints: 'EasyPost sends to no pick-up points: send the parcel by another carrier, or to an address',
} as const satisfies Definitions
