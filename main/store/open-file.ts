import { closeSync, existsSync, fstatSync, openSync, statSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import type { EpochMs } from '../../shared/lib/clock.ts'
import type { Progress } from './acknowledged.ts'
import { type Holdings, holdingsOf, standingOf } from './holdings.ts'
import { PageDigests } from './page-digests.ts'
import { framesInUse, indexedPages, walPages } from './wal-pages.ts'

/** The write-ahead log is folded into the file when it has grown to so many pages. */
const CHECKPOINT_PAGES = 4_000
/** A reader that holds an old view keeps the log from being folded whole: tried again after so many more. */
const AGAIN_PAGES = 1_000
/** Pages compared in one slice: about a millisecond. */
const SLICE_PAGES = 64

const GONE =
  'The data file was deleted or replaced while the program runs: nothing was written. Close the program and start it again.'

const NONE: ReadonlySet<number> = new Set()

/** What the file of a store consists of at one moment. */
export interface FrozenFile {
  readonly pageBytes: number
  readonly pageCount: number
  /** Numbers of the pages (from 1) that changed since they were last taken, or since the store was opened; ascending. */
  readonly changed: readonly number[]
  readonly holds: Holdings
}

/**
 * The file of an open store, beyond its SQL: its checkpoints, which keep the digests of its pages, and whether it is
 * still where it was. Everything here is done between two transactions of the writer.
 */
export class OpenFile {
  readonly #database: Database
  readonly #path: string
  readonly #pageBytes: number
  #digests: PageDigests
  readonly #held: number
  /** Of the file when it was opened: an open file keeps them. */
  readonly #identity: { readonly ino: number; readonly dev: number }
  #shm: number | null = null
  #checkpointAt = CHECKPOINT_PAGES
  #lastFrames = 0
  #next = 1
  /** Folded in since they were last handed out. */
  #changed = new Set<number>()
  #frozen = false
  /** Pages of the log that was there: whatever a crash left of them in the file, the log's are read until it is folded in. */
  #inLog: ReadonlySet<number>
  /** Hears of pages that differ before they are folded over; null: all have been compared once. */
  #onDiffering: ((pages: readonly number[]) => void) | null = null
  #refused: string | null = null

  constructor(database: Database, path: string) {
    this.#database = database
    this.#path = path
    // SQLite's own would fold pages in without their digests.
    database.pragma('wal_autocheckpoint = 0')
    this.#pageBytes = Number(database.pragma('page_size', { simple: true }))
    this.#digests = new PageDigests(path, this.#pageBytes)
    this.#held = openSync(path, 'r')
    this.#identity = fstatSync(this.#held)
    const shm = this.#index()
    this.#inLog = shm === null ? NONE : indexedPages(shm)
  }

  /** Folds the log in when it is long. */
  afterCommit(): void {
    if (this.#frozen) return
    const frames = this.#frames()
    if (frames < this.#lastFrames) this.#checkpointAt = CHECKPOINT_PAGES
    this.#lastFrames = frames
    if (frames < this.#checkpointAt) return
    this.checkpoint()
    this.#checkpointAt = Math.max(CHECKPOINT_PAGES, frames + AGAIN_PAGES)
  }

  /** PASSIVE: the log stays, so that its pages are known until their digests are on the disk. */
  checkpoint(): void {
    this.#foldIn()
  }

  /**
   * Folds everything in and keeps the file as it then is until `thaw`: it is one consistent store, and others may read
   * its bytes while the program goes on. null: a transaction or an old view is in the way, to be tried again.
   */
  freeze(): FrozenFile | null {
    if (this.#frozen || this.#database.inTransaction || this.isGone() || !this.#foldIn()) return null
    this.#frozen = true
    const pageCount = Math.floor(fstatSync(this.#held).size / this.#pageBytes)
    const changed = [...this.#changed].filter((page) => page <= pageCount).sort((a, b) => a - b)
    return { pageBytes: this.#pageBytes, pageCount, changed, holds: holdingsOf(this.#database) }
  }

  /** `taken`: what had changed is kept elsewhere; the next time only what changes from here on is handed out. */
  thaw(taken: boolean): void {
    this.#frozen = false
    if (taken) this.#changed.clear()
  }

  /** False: an old view keeps a part of the log from being folded in. */
  #foldIn(): boolean {
    const shm = this.#index()
    const pages = shm === null ? walPages(`${this.#path}-wal`) : indexedPages(shm)
    if (pages.size === 0) return true
    this.#compareBefore(pages)
    const [state] = this.#database.pragma('wal_checkpoint(PASSIVE)') as {
      log: number
      checkpointed: number
    }[]
    for (const page of pages) this.#changed.add(page)
    try {
      this.#digests.take(pages)
    } catch (fault) {
      // Digests that missed a change would accuse a sound page: all are digested again, now or when the file is opened
      // next.
      this.#digests.remove()
      this.#digests = new PageDigests(this.#path, this.#pageBytes)
      throw fault
    }
    const isWhole = state !== undefined && state.log === state.checkpointed
    if (isWhole) this.#inLog = NONE
    return isWhole
  }

  /** Folded over, a page that had rotted would be as its new digest says. */
  #compareBefore(pages: ReadonlySet<number>) {
    if (this.#onDiffering === null) return
    const differing = this.#digests.compare(this.#withoutLog(pages))
    if (differing.length > 0) this.#onDiffering(differing)
  }

  /**
   * Another thread compares all pages while the store goes on: from here to `endCheck` each is compared here before it is
   * folded over. Returns those that are not to be compared.
   */
  beginCheck(onDiffering: (pages: readonly number[]) => void): readonly number[] {
    this.#onDiffering = onDiffering
    return [...this.#inLog]
  }

  /** Of pages that the thread found differing those that do: one may have been folded over as it looked. */
  endCheck(found: readonly number[]): readonly number[] {
    this.#onDiffering = null
    return this.#digests.compare(this.#withoutLog(found))
  }

  #withoutLog(pages: Iterable<number>): number[] {
    return [...pages].filter((page) => !this.#inLog.has(page))
  }

  /** From here on nothing is written. */
  refuseWrites(why: string): void {
    this.#refused = why
  }

  /** null: it takes writes. */
  whyNoWrites(): string | null {
    return this.isGone() ? GONE : this.#refused
  }

  /** The file was deleted, or another lies in its place: what is written now would be lost when the program ends. */
  isGone(): boolean {
    const found = statSync(this.#path, { throwIfNoEntry: false })
    if (found === undefined) return true
    const { ino, dev } = this.#identity
    return found.ino !== ino || found.dev !== dev
  }

  /**
   * Compares the next pages with their digests, from the first again after the last; numbers of those that differ. Folding
   * in takes the digests with it, so that between two transactions each page is as its digest says.
   */
  checkSlice(): readonly number[] {
    const { differing, next } = this.#digests.check(this.#next, SLICE_PAGES, this.#inLog)
    this.#next = next ?? 1
    return differing
  }

  /** How far the store has come. */
  progress(at: EpochMs): Progress {
    const { commits, lastCommand } = standingOf(this.#database)
    return { commits, commands: lastCommand?.seq ?? 0, at }
  }

  /** A whole copy of what is committed, also of a file that is gone: the open database still reads it. */
  rescueTo(path: string): Holdings {
    this.#database.prepare('VACUUM INTO ?').run(path)
    return holdingsOf(this.#database)
  }

  close(): void {
    this.#frozen = false
    if (!this.isGone()) this.checkpoint()
    this.#digests.close()
    closeSync(this.#held)
    if (this.#shm !== null) closeSync(this.#shm)
  }

  #frames(): number {
    const shm = this.#index()
    return shm === null ? 0 : framesInUse(shm)
  }

  /** The wal-index; null: there is none. */
  #index(): number | null {
    if (this.#shm === null) {
      const path = `${this.#path}-shm`
      if (!existsSync(path)) return null
      this.#shm = openSync(path, 'r')
    }
    return this.#shm
  }
}
