import { z } from 'zod'
import type { Message } from '../messages/definition.ts'
import { message, messageSchema } from '../messages/message.ts'
import { type PickupPoint, pickupPoint } from './order.ts'
import * as scalars from './scalars.ts'

/** When a point is open on each day, Monday first, as '09:00-12:30'; a day without hours is closed. */
export const weekHours = z.array(z.array(z.string().max(20)).max(6)).length(7)
export type WeekHours = z.infer<typeof weekHours>

/** A pick-up point of a carrier that takes parcels, as its list shows it. */
export const nearbyPoint = z.object({
  id: z.string().min(1).max(120),
  name: z.string().max(255),
  street: z.array(z.string().max(255)).max(4),
  postcode: z.string().max(40),
  city: z.string().max(255),
  country: scalars.country,
  /** From the buyer's address; null = its carrier does not say. */
  distanceM: z.int().min(0).nullable(),
  /** null = its carrier does not say. */
  hours: weekHours.nullable(),
  /** Absent = its carrier does not say. */
  place: pickupPoint.shape.place,
})
export type NearbyPoint = z.infer<typeof nearbyPoint>

/** What an account's carrier said last of the points of an area; kept, so that they are offered while it is away. */
export const nearbyPoints = z.object({
  accountId: scalars.code,
  area: z.string().max(120),
  /** Nearest first; those that take nothing at present are left out. */
  points: z.array(nearbyPoint).max(30),
  /** Ids of those that took nothing when they were told, or were not listed any more. */
  closed: z.array(z.string()).default([]),
  /** When they were told; null = never yet. */
  toldAt: scalars.epochMs.nullable(),
  /** Why it could not be asked last; null = it answered. */
  problem: messageSchema.nullable(),
  /** Not asked again before. */
  notBefore: scalars.epochMs,
  attempts: z.int().min(0),
})
export type NearbyPoints = z.infer<typeof nearbyPoints>

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
type Weekday = (typeof WEEK)[number]

/** "Mon–Fri 09:00–19:00; Sat 09:00–12:00": days of the same hours together; null = not known. */
export function hoursInWords(hours: WeekHours | null): Message | null {
  if (hours === null || hours.every((day) => day.length === 0)) return null
  const runs: { from: Weekday; to: Weekday; times: string }[] = []
  for (const [at, day] of WEEK.entries()) {
    const times = (hours[at] ?? []).join(', ').replaceAll('-', '–')
    const last = runs.at(-1)
    if (last !== undefined && last.times === times) last.to = day
    else runs.push({ from: day, to: day, times })
  }
  const clauses = runs
    .filter(({ times }) => times !== '')
    .map(({ from, to, times }) =>
      from === to
        ? message('points.openOn', { day: from, times })
        : message('points.openFromTo', { from, to, times }),
    )
  return message('points.open', { days: clauses })
}

/** Whether the carrier's list, as it was told, has this point as one that takes nothing. */
export function listsAsClosed({ closed }: Pick<NearbyPoints, 'closed'>, id: string): boolean {
  return closed.some((one) => bareId(one) === bareId(id))
}

/** Shops write 'FR-066974' as '66974', too. */
export function bareId(id: string): string {
  return id
    .toUpperCase()
    .replace(/^[A-Z]{2}-/, '')
    .replace(/^0+(?=.)/, '')
}

/** As an order names it. */
export function asPickupPoint({ id, name, place }: NearbyPoint): PickupPoint {
  return { id, name, ...(place && { place }) }
}

/** "Tabac du Port, 3 rue du Port, 59000 Lille". */
export function pointInLine({ name, street, postcode, city }: NearbyPoint): string {
  return [name, ...street, `${postcode} ${city}`.trim()].filter((part) => part !== '').join(', ')
}

/** The same with how far it is, where that is known. */
export function pointNear(point: NearbyPoint): Message | null {
  const { distanceM } = point
  if (distanceM === null) return null
  const distance =
    distanceM < 1000
      ? message('points.metres', { distance: Math.round(distanceM / 10) * 10 })
      : message('points.kilometres', { distance: Math.round(distanceM / 100) / 10 })
  return message('points.near', { point: pointInLine(point), distance })
}
