import { z } from 'zod'
import { parcelClaim } from '../domain/parcel-claim.ts'
import { parcelCost } from '../domain/parcel-cost.ts'
import { parcelTrack } from '../domain/parcel-track.ts'
import * as scalars from '../domain/scalars.ts'
import { trackingState } from '../domain/tracking-event.ts'
import { command, nothing, page, pageRequest, query } from './procedure.ts'

/** Days since a parcel was handed over: from (included), to (excluded). */
export const PARCEL_AGES = {
  today: { fromDays: 0, toDays: 1 },
  'one-to-three': { fromDays: 1, toDays: 3 },
  'three-to-seven': { fromDays: 3, toDays: 7 },
  older: { fromDays: 7, toDays: null },
} as const
export type ParcelAge = keyof typeof PARCEL_AGES
export const PARCEL_AGE_IDS = Object.keys(PARCEL_AGES) as readonly ParcelAge[]

export const parcelRow = z.object({
  track: parcelTrack,
  /** The carrier's last words; '' = none. */
  said: z.string(),
  /** null = it cannot be read. */
  order: z
    .object({
      reference: z.string(),
      channelId: scalars.code,
      customer: z.string(),
      country: scalars.country,
      postcode: z.string(),
      city: z.string(),
    })
    .nullable(),
  /** Today at its site is after the last day it was promised for, and it has not arrived. */
  isLate: z.boolean(),
  /** What it cost; null = not known. */
  cost: parcelCost.nullable(),
  claim: parcelClaim.nullable(),
  /** Until when the carrier hears a claim; null = its account is gone. */
  claimBy: scalars.epochMs.nullable(),
})
export type ParcelRow = z.infer<typeof parcelRow>

/** Which parcels are meant. */
const filter = {
  search: z.string().max(200).default(''),
  states: z.array(trackingState).default([]),
  carrierIds: z.array(scalars.code).default([]),
  siteIds: z.array(scalars.code).default([]),
  age: z.enum(PARCEL_AGE_IDS).nullable().default(null),
  /** Asked about no more without an end; null = whether or not. */
  isGivenUp: z.boolean().nullable().default(null),
  /** Parcels that bring back what customers return; null = both ways. */
  isReturn: z.boolean().nullable().default(null),
  /** Only those that cost more than was decided. */
  isDearer: z.boolean().default(false),
}

const parcelNamed = parcelTrack.pick({ accountId: true, trackingNumber: true })

/** Parcels that have left and are followed at their carriers. */
export const parcels = {
  list: query('packer', 'any-site')
    .input(
      z.object({
        ...pageRequest,
        ...filter,
        sort: z.enum(['handed-over', 'promised', 'since', 'number']).default('handed-over'),
        descending: z.boolean().default(true),
      }),
    )
    .output(page(parcelRow).extend({ isLeast: z.boolean() })),
  /** What is claimed from the carrier for a parcel, and how far that is. */
  setClaim: command({
    role: 'lead',
    input: parcelClaim.pick({
      accountId: true,
      trackingNumber: true,
      state: true,
      amountCents: true,
      note: true,
    }),
    output: nothing,
    needsHub: null,
  }),
  /** All that is kept about a parcel as one zip, in base64; `seal` names its content. */
  file: query('lead')
    .input(parcelNamed)
    .output(z.object({ name: z.string(), base64: z.string(), seal: z.string() })),
  /** Its file was handed out: the time line keeps the seal, against which it can be held later. */
  noteFile: command({
    role: 'lead',
    input: z.object({ ...parcelNamed.shape, seal: z.string().regex(/^[0-9a-f]{64}$/) }),
    output: nothing,
    needsHub: null,
  }),
  /** The same parcels as a file, with what was decided, paid and invoiced for each. */
  csv: query('lead')
    .input(z.object(filter))
    .output(z.object({ name: z.string(), csv: z.string() })),
  counts: query('packer', 'any-site')
    .input(z.object({}))
    .output(z.array(z.object({ state: trackingState, parcels: z.int(), givenUp: z.int() }))),
}
