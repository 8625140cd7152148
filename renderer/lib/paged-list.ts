import type { Topic } from '../../shared/contract/session.ts'
import type { EpochMs } from '../../shared/lib/clock.ts'
import { audience, type Transport } from './audience.ts'
import { isPassing } from './connection.ts'

export interface ListPage<T> {
  readonly rows: readonly T[]
  readonly total: number
  /** So many match that they were not counted: there are at least `total`. */
  readonly isLeast?: boolean
}

export interface ListState<T> {
  readonly kind: 'loading' | 'ready' | 'offline' | 'error'
  readonly total: number
  readonly isLeast: boolean
  /** The row at a 0-based place; null while its page has not come. */
  at(index: number): T | null
  /** The place of a row of `rows`; -1 = it is none of them. */
  indexOf(row: T): number
  /** Its page has come, and it was not in it: it cannot be read. */
  isMissing(index: number): boolean
  /** All rows whose pages have come, in their order; the same array until one comes. */
  readonly rows: readonly T[]
  /** Rows that are shown but no longer belong here; by id. They go with `adopt`. */
  readonly left: ReadonlySet<string>
  /** Rows of the pages that have come which could not be read; they count in `total`. */
  readonly unreadable: number
  /** Rows that would be new in what is shown. */
  readonly arrived: number
  readonly error: Error | null
  readonly offlineSince: EpochMs | null
}

export interface PagedList<T> {
  get(): ListState<T>
  subscribe(listener: () => void): () => void
  /** The rows on screen, inclusive; their pages are read when missing. */
  show(first: number, last: number): void
  /** While held (somebody works in the list) rows keep their places; changes are counted instead. */
  hold(held: boolean): void
  /** Takes over what changed meanwhile. */
  adopt(): void
}

export const PAGE_SIZE = 100
const QUIET_MS = 300

export interface PagedListParts<T> {
  connection: Transport
  after(ms: number, run: () => void): () => void
  topics: readonly Topic[]
  rowId(row: T): string
  read(offset: number, limit: number): Promise<ListPage<T>>
}

/**
 * A long list of which only the pages on screen are read. It follows the stream of changes without moving
 * under the reader's hands: a held list refreshes the rows it shows in place and counts what is new.
 */
export function pagedList<T>(parts: PagedListParts<T>): PagedList<T> {
  const { connection, rowId } = parts
  let pages = new Map<number, readonly T[]>()
  let range: [number, number] = [0, 0]
  let held = false
  let generation = 0
  let reading = false
  let wanted = false
  let cancelQuiet: (() => void) | null = null
  let state: ListState<T> = {
    kind: 'loading',
    total: 0,
    isLeast: false,
    at: (index) => pages.get(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE] ?? null,
    indexOf(row) {
      for (const [page, rows] of pages) {
        const at = rows.indexOf(row)
        if (at >= 0) return page * PAGE_SIZE + at
      }
      return -1
    },
    isMissing: (index) =>
      index < state.total && pages.has(Math.floor(index / PAGE_SIZE)) && state.at(index) === null,
    rows: [],
    left: new Set(),
    unreadable: 0,
    arrived: 0,
    error: null,
    offlineSince: null,
  }

  function set(change: Partial<ListState<T>>) {
    state = { ...state, ...change }
    watching.tell()
  }

  function loaded(): T[] {
    return [...pages].toSorted(([a], [b]) => a - b).flatMap(([, rows]) => rows)
  }

  function visiblePages(): number[] {
    const first = Math.floor(range[0] / PAGE_SIZE)
    const last = Math.max(first, Math.floor(range[1] / PAGE_SIZE))
    return Array.from({ length: last - first + 1 }, (_, index) => first + index)
  }

  /** Reads pages that are missing; `all` reads those on screen again and decides what may move. */
  async function read(all: boolean) {
    reading = true
    const started = generation
    const numbers = visiblePages().filter((page) => all || !pages.has(page))
    try {
      const fresh = await Promise.all(numbers.map((page) => parts.read(page * PAGE_SIZE, PAGE_SIZE)))
      if (started === generation) take(numbers, fresh, all)
    } catch (error) {
      if (isPassing(error)) showOffline()
      else set({ kind: 'error', error: error instanceof Error ? error : new Error(String(error)) })
    }
    reading = false
    cancelQuiet = parts.after(QUIET_MS, () => {
      cancelQuiet = null
      if (wanted) refresh()
    })
    if (visiblePages().some((page) => !pages.has(page)) && state.kind === 'ready') void read(false)
  }

  /** A page is full but for the last: what it lacks was left out by the control room. */
  function unreadableOf(total: number): number {
    return [...pages].reduce((sum, [page, rows]) => {
      const whole = Math.max(0, Math.min(PAGE_SIZE, total - page * PAGE_SIZE))
      return sum + Math.max(0, whole - rows.length)
    }, 0)
  }

  function take(numbers: readonly number[], fresh: readonly ListPage<T>[], all: boolean) {
    const isLeast = fresh.at(-1)?.isLeast ?? state.isLeast
    const counted = fresh.length === 0 ? state.total : Math.max(...fresh.map((page) => page.total))
    // Of a list that was not counted, what is known of it grows with its pages.
    const total = isLeast && !all ? Math.max(counted, state.total) : counted
    const ready = { kind: 'ready', error: null, offlineSince: null, isLeast } as const
    if (!all) {
      numbers.forEach((page, index) => pages.set(page, fresh[index]?.rows ?? []))
      const shown = held && state.arrived > 0 ? state.total : total
      set({ ...ready, rows: loaded(), total: shown, unreadable: unreadableOf(shown) })
      return
    }
    if (!held || state.kind === 'loading') {
      pages = new Map(numbers.map((page, index) => [page, fresh[index]?.rows ?? []]))
      const unreadable = unreadableOf(total)
      set({ ...ready, rows: loaded(), total, unreadable, left: new Set(), arrived: 0 })
      return
    }
    const byId = new Map(fresh.flatMap((page) => page.rows).map((row) => [rowId(row), row]))
    const left = new Set(state.left)
    const shown = new Set<string>()
    for (const page of numbers) {
      const rows = pages.get(page) ?? []
      for (const row of rows) {
        const id = rowId(row)
        shown.add(id)
        if (byId.has(id)) left.delete(id)
        else left.add(id)
      }
      pages.set(
        page,
        rows.map((row) => byId.get(rowId(row)) ?? row),
      )
    }
    const arrived = [...byId.keys()].filter((id) => !shown.has(id)).length
    for (const id of pushedDown([...shown], byId, arrived)) left.delete(id)
    set({ ...ready, rows: loaded(), left, arrived })
  }

  function refresh() {
    wanted = true
    if (reading || cancelQuiet !== null || watching.isEmpty()) return
    wanted = false
    void read(true)
  }

  function showOffline() {
    const status = connection.status()
    if (status.kind === 'offline') set({ kind: 'offline', offlineSince: status.since })
  }

  function stopWaiting() {
    cancelQuiet?.()
    cancelQuiet = null
  }

  const watching = audience(connection, parts.topics, {
    refresh,
    goOffline: showOffline,
    isReady: () => state.kind === 'ready',
    rest: stopWaiting,
  })

  return {
    get: () => state,
    subscribe: watching.subscribe,
    show(first, last) {
      range = [first, last]
      if (!reading && state.kind === 'ready' && visiblePages().some((page) => !pages.has(page)))
        void read(false)
    },
    hold(next) {
      if (held && !next && (state.left.size > 0 || state.arrived > 0)) {
        held = next
        refresh()
      }
      held = next
    },
    adopt() {
      generation += 1
      const wasHeld = held
      held = false
      reading = false
      stopWaiting()
      void read(true).then(() => {
        held = wasHeld
      })
    },
  }
}

/**
 * Rows at the end of what is shown that are missing only because as many new ones came in before them: they are
 * still in the list, further down.
 */
function pushedDown(
  shown: readonly string[],
  fresh: ReadonlyMap<string, unknown>,
  arrived: number,
): string[] {
  const pushed: string[] = []
  for (const id of shown.toReversed()) {
    if (fresh.has(id) || pushed.length === arrived) break
    pushed.push(id)
  }
  return pushed
}
