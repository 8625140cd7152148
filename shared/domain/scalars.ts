import { z } from 'zod'
import { values } from '../messages/en/values.ts'

/** Scalars of the domain as schemas; every border parses with these, so their messages are for people. */

export const sku = z.string().trim().min(1, values.sku).max(80, values.skuLength)
export const code = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/, values.code)
export const country = z.string().regex(/^[A-Z]{2}$/, values.country)
export const currency = z.string().regex(/^[A-Z]{3}$/, values.currency)
export const cents = z.int(values.cents)
export const nonNegativeCents = cents.min(0, values.nonNegativeCents)
export const grams = z.int(values.wholeGrams).min(0, values.grams)
export const millimetres = z.int(values.wholeMillimetres).min(0, values.millimetres)
export const quantity = z.int(values.wholeNumber).min(1, values.quantity).max(1_000_000)
export const count = z.int(values.wholeNumber).min(0, values.count).max(1_000_000_000)
export const epochMs = z.int(values.instant).min(0).max(253_402_300_799_999)
export const localDate = z.iso.date(values.localDate)
export const latitude = z.number().min(-90).max(90)
export const longitude = z.number().min(-180).max(180)
export const uuid = z.uuid(values.uuid)

export const timeZone = z.string().refine(isTimeZone, values.timeZone)

const knownZones = new Set<string>(['UTC'])

/** Asking Intl takes longer than parsing the rest of a site; zones that were found right are remembered. */
function isTimeZone(zone: string): boolean {
  if (knownZones.has(zone)) return true
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    return false
  }
  if (zone.includes('/')) knownZones.add(zone)
  return zone.includes('/')
}

/** Minutes after local midnight, 0 to 1439. */
export const minuteOfDay = z.int().min(0).max(1439)

/** ISO weekday: 1 Monday to 7 Sunday. */
export const weekday = z.int().min(1).max(7)
/** A set of weekdays, ascending, without repeats. */
export const weekdays = z
  .array(weekday)
  .max(7)
  .transform((days) => [...new Set(days)].sort((a, b) => a - b))
