import type { z } from 'zod'

/**
 * A cursor as it was stored; null when there is none, or when another version of the program wrote it and it can
 * no longer be read. The walk then starts over: orders that are known are recognised, so nothing is doubled.
 */
export function storedCursor<T>(schema: z.ZodType<T>, text: string | null): T | null {
  if (text === null) return null
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    return null
  }
}
