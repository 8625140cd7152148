import { useEffect, useSyncExternalStore } from 'react'
import type { ExceptionRow, Resolution } from '../../../shared/contract/exceptions.ts'
import { connection } from '../../lib/client.ts'
import { roomClock } from '../../lib/room-clock.ts'

/** Rows that come on screen together are asked about together. */
const GATHERED_MS = 60
const AT_ONCE = 50
/** Stock and carriers change: what is older is asked for anew when its row is drawn again. */
const FRESH_MS = 30_000
const MOST_KEPT = 2_000

interface Kept {
  readonly row: string
  readonly at: number
  readonly fix: Resolution | null
}

const kept = new Map<string, Kept>()
const wanted = new Map<string, string>()
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setTimeout> | null = null

/** The best fix of a row as it would be now; undefined until it has come. Asked for only while the row is drawn. */
export function useBestFix({ record }: ExceptionRow): Resolution | null | undefined {
  const { id } = record
  const row = JSON.stringify(record)
  const known = useSyncExternalStore(subscribe, () => kept.get(id))
  useEffect(() => {
    const isFresh = known?.row === row && roomClock.now() - known.at < FRESH_MS
    if (!isFresh && record.state !== 'closed') want(id, row)
  })
  return known?.fix
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function want(id: string, row: string) {
  if (wanted.get(id) === row) return
  wanted.set(id, row)
  timer ??= setTimeout(() => void ask(), GATHERED_MS)
}

async function ask() {
  timer = null
  const asked = [...wanted].slice(0, AT_ONCE)
  try {
    const exceptionIds = asked.map(([id]) => id)
    const fixes = await connection.client.exceptions.fixes({ exceptionIds, codes: [] })
    const at = roomClock.now()
    const rows = new Map(asked)
    for (const { exceptionId, fix } of fixes) {
      const row = rows.get(exceptionId)
      if (row !== undefined) kept.set(exceptionId, { row, at, fix })
    }
  } catch {
    // Not connected: the row shows what is usual, and asks again when it is drawn again.
  }
  for (const [id] of asked) wanted.delete(id)
  for (const id of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST_KEPT))) kept.delete(id)
  for (const listener of listeners) listener()
  if (wanted.size > 0) timer ??= setTimeout(() => void ask(), 0)
}

/** What a row shows as its fix: as previewed, else as it usually is. */
export function shownFix(row: ExceptionRow): Resolution | null {
  return kept.has(row.record.id) ? (kept.get(row.record.id)?.fix ?? null) : row.suggestion
}
