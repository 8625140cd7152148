import { CLOSED_STATES } from '../../../shared/domain/order.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { PruneCursor, PrunedSlice } from '../../app/ports/retention-table.ts'
import type { Db } from '../schema.ts'

interface Slice {
  readonly before: EpochMs
  readonly after: PruneCursor | null
  readonly limit: number
}

export type Prune = (db: Db, slice: Slice) => Promise<PrunedSlice>

interface Walk<Row> {
  /** At most `limit` rows after the cursor, in the order they were made. */
  readonly read: (db: Db, slice: Slice) => Promise<readonly Row[]>
  readonly madeAt: (row: Row) => EpochMs
  readonly cursorAt: (row: Row) => PruneCursor
  /** Prunes what may go of rows that are old enough. Returns how many that were. */
  readonly prune: (db: Db, old: readonly Row[], before: EpochMs) => Promise<number>
}

/** The oldest rows are examined first; the walk continues after the last of them unless these were the last. */
export function walk<Row>({ read, madeAt, cursorAt, prune }: Walk<Row>): Prune {
  return async (db, slice) => {
    const found = await read(db, slice)
    const end = found.findIndex((row) => madeAt(row) >= slice.before)
    const old = end < 0 ? found : found.slice(0, end)
    const last = old.at(-1)
    return {
      pruned: old.length === 0 ? 0 : await prune(db, old, slice.before),
      next: last === undefined || old.length < slice.limit ? null : cursorAt(last),
    }
  }
}

/** One walk after the other, over the same slices: the cursor begins with the number of the walk. */
export function inTurn(walks: readonly Prune[]): Prune {
  return async (db, { after, ...slice }) => {
    const [at = 0, ...rest] = after ?? []
    const turn = Number(at)
    const walkNow = walks[turn]
    if (walkNow === undefined) return { pruned: 0, next: null }
    const { pruned, next } = await walkNow(db, { ...slice, after: rest.length === 0 ? null : rest })
    if (next !== null) return { pruned, next: [turn, ...next] }
    return { pruned, next: turn + 1 < walks.length ? [turn + 1] : null }
  }
}

/** Whether an order of this state was closed before then. */
export function isClosed(state: string, changedAt: EpochMs | null, before: EpochMs): boolean {
  return CLOSED_STATES.some((closed) => closed === state) && changedAt !== null && changedAt < before
}
