import { z } from 'zod'

/** Scalars of the domain as schemas; every border parses with these, so their messages are for people. */

export const sku = z.string().trim().min(1, 'a SKU').max(80, 'a SKU of at most 80 characters')
export const code = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/, 'a code of letters, digits, - _ . : (at most 64)')
export const country = z.string().regex(/^[A-Z]{2}$/, 'a country code of two capital letters (ISO 3166)')
export const currency = z.string().regex(/^[A-Z]{3}$/, 'a currency code of three capital letters (ISO 4217)')
export const cents = z.int('a whole number of cents')
export const nonNegativeCents = cents.min(0, 'a whole number of cents, 0 or more')
export const grams = z.int('a whole number of grams').min(0, 'grams, 0 or more')
export const millimetres = z.int('a whole number of millimetres').min(0, 'millimetres, 0 or more')
export const quantity = z.int('a whole number').min(1, 'a quantity of 1 or more').max(1_000_000)
export const count = z.int('a whole number').min(0, 'a count of 0 or more').max(1_000_000_000)
export const epochMs = z.int('an instant in milliseconds').min(0).max(253_402_300_799_999)
export const localDate = z.iso.date('a date as YYYY-MM-DD')
export const latitude = z.number().min(-90).max(90)
export const longitude = z.number().min(-180).max(180)
export const uuid = z.uuid('an id (UUID)')

export const timeZone = z.string().refine(isTimeZone, 'an IANA time zone such as Europe/Paris')

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
