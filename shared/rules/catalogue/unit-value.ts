import { z } from 'zod'
import * as scalars from '../../domain/scalars.ts'
import type { Translated } from '../../lib/language.ts'
import type { Unit } from './field.ts'

/** What one number of a unit must look like, and that in words. */
interface UnitValue {
  readonly schema: z.ZodType<number>
  readonly expected: Translated<string>
}

const count = (en: string, fr: string): UnitValue => ({
  schema: scalars.count,
  expected: { en: `${en}, a whole number of 0 or more`, fr: `${fr}, un nombre entier de 0 ou plus` },
})

const DAY_MS = 86_400_000

/** Days since 1970-01-01 of a local date: how dates are compared. */
export function epochDay(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS)
}

/** 'YYYY-MM-DD' of a day counted from 1970-01-01. */
export function dateOfEpochDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

export const UNIT_VALUES: Readonly<Record<Unit, UnitValue>> = {
  grams: count('a weight in grams', 'un poids en grammes'),
  cents: count('an amount in cents', 'un montant en centimes'),
  count: count('a number', 'un nombre'),
  kilometres: count('a distance in kilometres', 'une distance en kilomètres'),
  millimetres: count('a length in millimetres', 'une longueur en millimètres'),
  'cubic-centimetres': count('a volume in cubic centimetres', 'un volume en centimètres cubes'),
  hours: count('a number of hours', 'un nombre d’heures'),
  days: {
    schema: z.int().min(-3650).max(3650),
    expected: { en: 'a whole number of days', fr: 'un nombre entier de jours' },
  },
  'minute-of-day': {
    schema: scalars.minuteOfDay,
    expected: { en: 'a time of day', fr: 'une heure de la journée' },
  },
  weekday: {
    schema: scalars.weekday,
    expected: { en: 'a day of the week', fr: 'un jour de la semaine' },
  },
  date: {
    schema: scalars.localDate.transform(epochDay),
    expected: { en: 'a date as YYYY-MM-DD', fr: 'une date au format AAAA-MM-JJ' },
  },
}
