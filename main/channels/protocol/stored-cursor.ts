import type { z } from 'zod'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'

/** How far back the first walk of a channel reaches when nobody asks for more: what is older has been seen to. */
const FIRST_PULL_MS = 30 * DAY_MS

/** Where a walk begins: behind a cursor that was stored, at an instant, or a month ago. */
export type WalkStart = string | EpochMs | null

/**
 * A cursor as it was stored; null when there is none, or when another version of the program wrote it and it can
 * no longer be read. The walk then starts over: orders that are known are recognised, so nothing is doubled.
 */
export function storedCursor<T>(schema: z.ZodType<T>, from: WalkStart): T | null {
  if (typeof from !== 'string') return null
  try {
    return schema.parse(JSON.parse(from))
  } catch {
    return null
  }
}

/** Start of a walk without a usable cursor. */
export function firstSince(from: WalkStart, now: EpochMs): EpochMs {
  return typeof from === 'number' ? from : now - FIRST_PULL_MS
}
