import { z } from 'zod'
import * as scalars from '../../domain/scalars.ts'
import type { Unit } from '../../lib/unit.ts'

const DAY_MS = 86_400_000

/** Days since 1970-01-01 of a local date: how dates are compared. */
export function epochDay(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS)
}

/** 'YYYY-MM-DD' of a day counted from 1970-01-01. */
export function dateOfEpochDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** What one number of a unit must look like; `ruleProblems.expected` says it in words. */
export const UNIT_VALUES: Readonly<Record<Unit, z.ZodType<number>>> = {
  grams: scalars.count,
  cents: scalars.count,
  count: scalars.count,
  percent: z.int().min(-1_000).max(100),
  kilometres: scalars.count,
  millimetres: scalars.count,
  'cubic-centimetres': scalars.count,
  hours: scalars.count,
  days: z.int().min(-3650).max(3650),
  'minute-of-day': scalars.minuteOfDay,
  weekday: scalars.weekday,
  date: scalars.localDate.transform(epochDay),
}
