import type { PrunedKind } from '../../../shared/domain/retention.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'

/** Where a kind's pruning goes on: the key of the last row examined. */
export type PruneCursor = readonly (string | number)[]

export interface PrunedSlice {
  /** Rows that gave way, or gave up their text. */
  readonly pruned: number
  /** null = all that is old enough has been examined. */
  readonly next: PruneCursor | null
}

/** Rows kept of each kind (of the inbox: texts), orders, and the size of the database. */
export interface StorageFigures {
  /** Bytes on the disk. */
  readonly bytes: number
  /** Of them free for what comes next. */
  readonly freeBytes: number
  readonly orders: number
  readonly rows: Readonly<Record<PrunedKind, number>>
}

/**
 * Forgets what is settled and old. What is open stays whatever its age: unsent news, unread payloads, the journal
 * and the decisions of open orders, labels that may not have come out. So does what tells a repetition from
 * something new: the inbox's keys and versions, the outbox's keys of orders.
 */
export interface RetentionTable {
  /**
   * Looks at no more than `limit` rows older than `before`, the oldest first, after the cursor (null = from the
   * beginning), and prunes those that are settled.
   */
  prune(
    kind: PrunedKind,
    slice: { before: EpochMs; after: PruneCursor | null; limit: number },
  ): Promise<PrunedSlice>
  figures(): Promise<StorageFigures>
  /** Orders closed before then that are not in the archive. */
  countToArchive(before: EpochMs): Promise<number>
}
