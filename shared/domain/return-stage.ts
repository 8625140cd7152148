import { z } from 'zod'
import type { ReturnRecord } from './return.ts'

/**
 * How far a return is, in the list of all of them.
 * - `asked`: by the customer, their channel or a person here; nothing is on its way
 * - `on-the-way`, `arrived`: as the carrier of its parcel tells
 * - `received`: the goods are here, and what is owed for them is not settled
 * - `refunded`, `exchanged`: settled
 * - `refused`: the return, or the money for it
 * - `cancelled`: nothing is expected any more
 */
export const RETURN_STAGES = [
  'asked',
  'on-the-way',
  'arrived',
  'received',
  'refunded',
  'exchanged',
  'refused',
  'cancelled',
] as const
export const returnStage = z.enum(RETURN_STAGES)
export type ReturnStage = z.infer<typeof returnStage>

/** Somebody has something to do for these yet. */
export const OPEN_RETURN_STAGES: readonly ReturnStage[] = ['asked', 'on-the-way', 'arrived', 'received']

/** How far a return is whose goods came back, or that was refused. */
export function stageOfRecord({ state, refund, exchange }: ReturnRecord): ReturnStage {
  if (state === 'refused' || refund.kind === 'waived') return 'refused'
  if (exchange !== undefined && (refund.kind !== 'none' || exchange.differenceCents <= 0)) return 'exchanged'
  return refund.kind === 'none' ? 'received' : 'refunded'
}
