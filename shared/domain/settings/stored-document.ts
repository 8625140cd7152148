import type { z } from 'zod'

/** One document of the settings table. No two have the same key. */
export interface StoredDocument<T> {
  readonly key: string
  /** Reads what is stored, also what earlier versions stored. */
  readonly stored: z.ZodType<T>
  /** What holds until something is stored. */
  readonly defaults: T
}
