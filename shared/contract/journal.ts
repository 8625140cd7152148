import { z } from 'zod'
import * as scalars from '../domain/scalars.ts'
import { messageSchema } from '../messages/message.ts'
import { query } from './procedure.ts'

/** Which entries are looked for; what is empty or null does not narrow. */
export const journalFilter = z.object({
  /** Name of a person or program, as it was at the time; any part of it. */
  actor: z.string().trim().max(80).default(''),
  /** Number of an order. */
  order: z.string().trim().max(80).default(''),
  /** Part of a device's name. */
  device: z.string().trim().max(80).default(''),
  from: scalars.epochMs.nullable().default(null),
  /** Until before then. */
  to: scalars.epochMs.nullable().default(null),
  /** Without what the program does by itself. */
  onlyPeople: z.boolean().default(true),
})
export type JournalFilter = z.infer<typeof journalFilter>

export const journalRow = z.object({
  seq: z.int(),
  at: scalars.epochMs,
  actor: z.string(),
  /** Whoever let it pass what the role of the first did not allow; null = nobody had to. */
  confirmedBy: z.string().nullable(),
  device: z.string().nullable(),
  type: z.string(),
  sentence: messageSchema,
  /** The first of the orders that it was about, and how many there were. */
  orders: z.array(z.object({ id: z.string(), reference: z.string() })),
  orderCount: z.int(),
})
export type JournalRow = z.infer<typeof journalRow>

export const journal = {
  /** The newest first; `before`: the number of the last one that was read, null = from the newest. */
  list: query('lead')
    .input(
      journalFilter.extend({
        before: z.int().nullable().default(null),
        limit: z.int().min(1).max(200).default(100),
      }),
    )
    .output(z.object({ rows: z.array(journalRow), next: z.int().nullable() })),
  /** The newest 20,000 as a file. */
  csv: query('lead')
    .input(journalFilter)
    .output(z.object({ name: z.string(), csv: z.string(), rows: z.int() })),
}
