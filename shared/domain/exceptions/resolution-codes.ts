import { z } from 'zod'

/** The ways out of an exception. Each is carried out as one command and previewed before. */
export const RESOLUTIONS = [
  'decide-again',
  'approve-split',
  'ship-partial',
  'backorder',
  'release-hold',
  'change-service',
  'change-site',
  'ship-by-hand',
  'drop-choice',
  'take-proposal',
  'fix-address',
  'correct-stock',
  'cancel-order',
  'move-orders',
  'handed-over',
  'retry-print',
  'confirm-printed',
  'map-skus',
  'states-ship',
  'states-wait',
  'retry-push',
  'read-again',
  'fetch-again',
  'receive-sellable',
  'receive-damaged',
  'refund-only',
  'refuse-return',
  'ship-anyway',
  'stop-here',
  'bring-back',
  'refuse-cancel',
  'accept',
] as const
export const resolutionCode = z.enum(RESOLUTIONS)
export type ResolutionCode = z.infer<typeof resolutionCode>
