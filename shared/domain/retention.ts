import { z } from 'zod'
import * as scalars from './scalars.ts'

/** Days; null = kept for ever. A week at least, so that nobody loses what is still talked about. */
const days = z.int().min(7).max(3_650).nullable()

/** How long what is settled stays in the database. What is open is never touched, whatever its age. */
export const retention = z.object({
  /**
   * After a channel accepted it. The last stock figure sent for each SKU stays, and the record that an order's message
   * was sent.
   */
  outboxDays: days,
  /** The channel's own text of an order, after the order was closed. What it said stays: the order itself. */
  inboxDays: days,
  /** Commands in the journal. Those of open orders stay. */
  journalDays: days,
  /** Why an order ships as it does, after it was closed. */
  traceDays: days,
  /** Labels that came out or were withdrawn. */
  printDays: days,
  /** Who bought: name, address, notes and what was engraved, after the order was closed. */
  buyerDays: days.default(730),
})
export type Retention = z.infer<typeof retention>

export const DEFAULT_RETENTION: Retention = {
  outboxDays: 30,
  inboxDays: 90,
  journalDays: 400,
  traceDays: 180,
  printDays: 90,
  buyerDays: 730,
}

/** What is pruned, in this order. */
export const PRUNED_KINDS = ['outbox', 'inbox', 'journal', 'traces', 'prints', 'buyers'] as const
export const prunedKind = z.enum(PRUNED_KINDS)
export type PrunedKind = z.infer<typeof prunedKind>

/** What a round of pruning took away. */
export const pruning = z.object({ at: scalars.epochMs, pruned: z.record(prunedKind, z.int().default(0)) })
export type Pruning = z.infer<typeof pruning>

/** The days that hold for a kind. */
export function daysKept(kind: PrunedKind, kept: Retention): number | null {
  switch (kind) {
    case 'outbox':
      return kept.outboxDays
    case 'inbox':
      return kept.inboxDays
    case 'journal':
      return kept.journalDays
    case 'traces':
      return kept.traceDays
    case 'prints':
      return kept.printDays
    case 'buyers':
      return kept.buyerDays
  }
}
