import { z } from 'zod'
import * as scalars from './scalars.ts'

/** Why a site takes no orders for now; cleared by a person or at `until`. */
export const outage = z.object({
  reason: z.string().trim().min(1).max(200),
  since: scalars.epochMs,
  until: scalars.epochMs.nullable(),
})
export type Outage = z.infer<typeof outage>

/** Who sends, and from where, as labels say it; postcode and country are the site's. */
export const siteSender = z.object({
  company: z.string().trim().max(80).nullable(),
  name: z.string().trim().min(1).max(80),
  /** Street and number first. */
  street: z.array(z.string().trim().min(1).max(80)).min(1).max(3),
  city: z.string().trim().min(1).max(80),
  phone: z.string().trim().max(40).nullable(),
  email: z.string().trim().max(120).nullable(),
})

const ISO_WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const

/** A place that holds stock and ships: a warehouse, a store, a logistics partner (3PL). */
export const site = z.object({
  /** Short code such as LILLE; also its id. */
  id: scalars.code,
  name: z.string().trim().min(1).max(120),
  country: scalars.country,
  postcode: z.string().trim().max(12),
  latitude: scalars.latitude,
  longitude: scalars.longitude,
  timeZone: scalars.timeZone,
  /** Orders it can ship in a day; null = no limit. */
  dailyCapacity: scalars.count.nullable(),
  /** Orders decided before this local minute can leave the same working day. */
  cutoff: scalars.minuteOfDay,
  /** On the ISO weekdays whose cut-off is another. */
  cutoffByDay: z.partialRecord(z.enum(ISO_WEEKDAYS), scalars.minuteOfDay).optional(),
  workdays: scalars.weekdays,
  /** Local days it is closed although a workday; public holidays of its country come on top. */
  closedOn: z.array(scalars.localDate),
  handlingCentsPerOrder: scalars.nonNegativeCents,
  handlingCentsPerUnit: scalars.nonNegativeCents,
  outage: outage.nullable(),
  /** Buyers collect their orders here; absent = they do not. */
  customersCollect: z.boolean().optional(),
  /** Absent: carriers that ask for it refuse its labels. */
  sender: siteSender.optional(),
})
export type Site = z.infer<typeof site>
export type SiteId = Site['id']

/** The local minute of the cut-off on an ISO weekday. */
export function cutoffMinute(
  { cutoff, cutoffByDay = {} }: Pick<Site, 'cutoff' | 'cutoffByDay'>,
  weekday: number,
): number {
  const own = new Map(Object.entries(cutoffByDay)).get(String(weekday))
  return own ?? cutoff
}
