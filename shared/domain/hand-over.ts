import { z } from 'zod'
import { messageSchema } from '../messages/message.ts'
import * as scalars from './scalars.ts'

/**
 * How it stands with the carrier's own list.
 * - `none`: the carrier makes none; ours serves
 * - `wanted`: it is asked for, and asked again while the carrier cannot be reached
 * - `made`: kept, byte for byte
 * - `refused`: the carrier said no; a person asks again, or hands over with our list
 */
export const CARRIER_LIST_STATES = ['none', 'wanted', 'made', 'refused'] as const
export const carrierListState = z.enum(CARRIER_LIST_STATES)
export type CarrierListState = z.infer<typeof carrierListState>

/**
 * A closed list of the parcels that a carrier takes at a site. A parcel stands on one list only: what is packed later
 * goes on the next. What is on it never changes.
 */
export const handOver = z.object({
  id: z.string(),
  accountId: scalars.code,
  siteId: scalars.code,
  /** Local day at the site. */
  day: scalars.localDate,
  /** Counts the day's lists of the account at the site, from 1. */
  number: z.int().min(1),
  closedAt: scalars.epochMs,
  closedBy: z.string(),
  parcels: z.int().min(1),
  weightG: scalars.grams,
  carrierList: carrierListState,
  /** Why the carrier's own is not there (yet); null = nothing to say. */
  problem: messageSchema.nullable(),
  attempts: z.int().min(0),
  /** Not before this instant is the carrier asked (again). */
  notBefore: scalars.epochMs,
})
export type HandOver = z.infer<typeof handOver>

/** '2026-11-30/2', as it is printed on the list. */
export function handOverNumber({ day, number }: Pick<HandOver, 'day' | 'number'>): string {
  return `${day}/${number}`
}
