import { z } from 'zod'
import { linkState } from '../domain/channel.ts'
import { EXCEPTION_REASONS } from '../domain/exception.ts'
import { orderState } from '../domain/order.ts'
import * as scalars from '../domain/scalars.ts'
import { outage } from '../domain/site.ts'
import { comingCutoff } from './coming-cutoffs.ts'
import { query } from './procedure.ts'

const reason = z.enum(EXCEPTION_REASONS)

export const overviewFigures = z.object({
  now: scalars.epochMs,
  /** Start of today in the merchant's zone; "today" below counts from here. */
  dayStart: scalars.epochMs,
  ordersToday: z.int(),
  /** So many on the same weekday a week ago until this time of day; null = orders were not known here then, or not of every site. */
  weekAgo: z.int().nullable(),
  /** Decided, still to release before the next cut-off. */
  toRelease: z.int(),
  needYou: z.int(),
  nextCutoff: z.object({ siteId: scalars.code, siteName: z.string(), at: scalars.epochMs }).nullable(),
  /** The most frequent cause among open exceptions when it covers two or more. */
  commonCause: z.object({ reason, count: z.int() }).nullable(),
  /** received, decided, released, packed, shipped: how many came at least so far, closed ones of today only. */
  flow: z.array(z.object({ state: orderState, count: z.int() })),
  /** Orders received per hour of today, first entry = hour of dayStart. */
  receivedPerHour: z.array(z.int()),
  sites: z.array(
    z.object({
      id: scalars.code,
      name: z.string(),
      planned: z.int(),
      capacity: z.int().nullable(),
      cutoffAt: scalars.epochMs.nullable(),
      outage: outage.nullable(),
    }),
  ),
  carriers: z.array(
    z.object({
      id: scalars.code,
      parcelsToday: z.int(),
      cap: z.int().nullable(),
      suspendedUntil: scalars.epochMs.nullable(),
      suspended: z.enum(['no', 'partly', 'all']),
      reason: z.string().nullable(),
    }),
  ),
  channels: z.array(
    z.object({ id: scalars.code, name: z.string(), link: linkState, waiting: z.int(), ordersToday: z.int() }),
  ),
  exceptions: z.array(z.object({ reason, count: z.int() })),
  /** Handed over to the carrier in time or late, of what left today. */
  promisesKept: z.int(),
  promisesMissed: z.int(),
  /** Of what all arrived today: by the promised day, or after it. */
  arrivedInTime: z.int(),
  arrivedLate: z.int(),
  /** Shipping and handling over the orders decided today; null when there are none. */
  costPerOrderCents: z.number().nullable(),
  splitOrders: z.int(),
  decidedOrders: z.int(),
})
export type OverviewFigures = z.infer<typeof overviewFigures>

export const overview = {
  figures: query('packer', 'any-site').input(z.object({})).output(overviewFigures),
  /** Pick-ups that passed with parcels still here, and those of today and tomorrow; the earliest first. */
  cutoffs: query('packer', 'any-site').input(z.object({})).output(z.array(comingCutoff)),
  /** How many orders all channels together are expected to bring; null = too little is known. */
  forecast: query('packer', 'any-site')
    .input(z.object({}))
    .output(
      z
        .object({
          /** Today as a whole and the six days after it, in the merchant's zone. */
          days: z.array(z.object({ on: scalars.localDate, orders: z.int() })),
          /** How far off a week was on average, as a part of it; null = not known yet. */
          error: z.number().nullable(),
        })
        .nullable(),
    ),
}
