import { existsSync, renameSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { Clock, EpochMs } from '../../shared/lib/clock.ts'
import { StoreFullError } from '../app/ports/store.ts'
import type { Progress } from './acknowledged.ts'
import { type Backup, listBackups } from './backup-files.ts'
import { type CopyAnswer, inWorker } from './backup-protocol.ts'
import { bestFirst } from './copies-kept.ts'
import { type Holdings, holdsNothing, standingOf } from './holdings.ts'
import { digestPath, PageDigests } from './page-digests.ts'
import { moveIn, prepareRestore } from './restore.ts'
import { fullSentence } from './sqlite-errors.ts'
import { walPages } from './wal-pages.ts'

/** What the check found that people must know; none = there was no store yet, or it is sound and whole. */
export type Finding =
  /** The file was damaged beyond use: a copy has taken its place. */
  | {
      readonly kind: 'restored'
      /** What the check found. */
      readonly problem: string
      /** The damaged files under their new names, for later inspection. */
      readonly quarantined: readonly string[]
      /** The copy now in use; null when there was no sound one and the store starts empty. */
      readonly from: Backup | null
    }
  /** Some pages are not what was written, though the file can be used. */
  | {
      readonly kind: 'damaged-pages'
      readonly pages: number
      readonly of: number
      /** Tables and indexes concerned; empty: only unused parts, or not known. */
      readonly tables: readonly string[]
    }
  /** The file is whole and sound, and another than the one that was closed here last. */
  | { readonly kind: 'replaced' }
  /** The store has come less far than it had acknowledged. */
  | {
      readonly kind: 'lost'
      readonly commits: number
      readonly commands: number
      /** When the last change that is there was recorded; null: not known. */
      readonly keptUntil: EpochMs | null
      readonly acknowledgedUntil: EpochMs
    }
  /** A home that ran before has no data any more. */
  | { readonly kind: 'missing'; readonly why: 'deleted' | 'emptied' }

export interface StartUpOptions {
  readonly storePath: string
  readonly backupFolder: string
  readonly clock: Clock
  /** The last write the store acknowledged; null: not known. */
  readonly acknowledged: Progress | null
  /** People started over on purpose then: copies made before it are no reason to ask. */
  readonly begunAnewAt: EpochMs | null
}

/** Beyond this share of differing pages it is another file, not damage. */
const ANOTHER_FILE = 0.5
const PARTS = ['', '-wal', '-shm']
const DAMAGED = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB'])

/**
 * Before the store is opened: compares its pages with their digests, checks its structure, and how far it has come
 * with what it had acknowledged. A file damaged beyond use is set aside with its log, and the best copy that passes
 * a thorough check takes its place; anything else is left as it is and reported.
 * @throws {StoreFullError} not even what SQLite needs to read has room
 * @throws {Error} the file could not be examined for another reason, such as its permissions: nothing was moved
 */
export async function checkAtStart(options: StartUpOptions): Promise<Finding[]> {
  const { storePath, clock, acknowledged } = options
  if (!hasContent(storePath)) {
    if (!ranBefore(options)) return []
    quarantine(storePath, 'emptied', clock.now())
    return [{ kind: 'missing', why: 'deleted' }]
  }
  const found = await inWorker({ kind: 'check', path: storePath, thorough: false })
  const { problem, holds } = found
  if (problem && !isDamage(problem.code)) {
    const full = fullSentence(problem.code ?? '')
    if (full !== null) throw new StoreFullError(full)
    throw new Error(`The data file cannot be checked: ${problem.message}`)
  }
  if (problem) return restored(options, problem.message)
  const lost = acknowledged && holds ? lostWork(holds, acknowledged) : null
  if (lost && (await isBroken(storePath))) return restored(options, 'a part of its log is missing')
  return [...pageFindings(found.pages), ...(lost ? [lost] : []), ...emptied(holds, options)]
}

/** A file of this size is checked in a third of a second. */
const CHECKED_AT_ONCE_BYTES = 64 * 1024 * 1024
/** Looked at before a large file is opened: so many places spread over it, so many pages each. */
const PLACES = 64
const PLACE_PAGES = 4

/**
 * Whether a large file may be opened before all of it is checked: nothing that a look finds speaks against it. Looked at
 * are its header, its schema, pages spread over it, how far it has come, and that it is not empty. False: it is small, or
 * something is not as it should be, and `checkAtStart` comes before anything is opened.
 */
export function mayBeCheckedLater(
  { storePath, acknowledged }: Pick<StartUpOptions, 'storePath' | 'acknowledged'>,
  atOnceBytes = CHECKED_AT_ONCE_BYTES,
): boolean {
  const found = statSync(storePath, { throwIfNoEntry: false })
  if (found === undefined || found.size <= atOnceBytes || !existsSync(digestPath(storePath))) return false
  try {
    const database = new Database(storePath, { readonly: true, fileMustExist: true })
    try {
      const { commits, isEmpty } = standingOf(database)
      if (isEmpty || (acknowledged !== null && commits < acknowledged.commits)) return false
      const pageBytes = Number(database.pragma('page_size', { simple: true }))
      return !differsSomewhere(storePath, pageBytes, walPages(`${storePath}-wal`))
    } finally {
      database.close()
    }
  } catch {
    return false
  }
}

function differsSomewhere(storePath: string, pageBytes: number, except: ReadonlySet<number>): boolean {
  const digests = new PageDigests(storePath, pageBytes, 'read')
  try {
    const step = Math.max(1, Math.floor(digests.known() / PLACES))
    for (let first = 1; first <= digests.known(); first += step)
      if (digests.check(first, PLACE_PAGES, except).differing.length > 0) return true
    return false
  } finally {
    digests.close()
  }
}

/** A log that was cut may leave pages of two moments side by side. */
async function isBroken(storePath: string): Promise<boolean> {
  const { problem } = await inWorker({ kind: 'check', path: storePath, thorough: true })
  return problem !== null
}

function pageFindings(pages: CopyAnswer['pages']): Finding[] {
  if (pages === null || pages.differing.length === 0) return []
  const { checked, differing, tables } = pages
  if (differing.length > checked * ANOTHER_FILE && checked > 16) return [{ kind: 'replaced' }]
  return [{ kind: 'damaged-pages', pages: differing.length, of: checked, tables }]
}

function lostWork(holds: Holdings, acknowledged: Progress): Finding | null {
  const commits = acknowledged.commits - holds.commits
  if (commits <= 0) return null
  return {
    kind: 'lost',
    commits,
    commands: Math.max(0, acknowledged.commands - (holds.lastCommand?.seq ?? 0)),
    keptUntil: holds.lastCommand?.at ?? null,
    acknowledgedUntil: acknowledged.at,
  }
}

function emptied(holds: Holdings | null, options: StartUpOptions): Finding[] {
  const isEmpty = holds !== null && holdsNothing(holds)
  return isEmpty && copiesWithContent(options).length > 0 ? [{ kind: 'missing', why: 'emptied' }] : []
}

function ranBefore(options: StartUpOptions): boolean {
  return (options.acknowledged?.commands ?? 0) > 0 || copiesWithContent(options).length > 0
}

function copiesWithContent({ backupFolder, begunAnewAt }: StartUpOptions): Backup[] {
  return listBackups(backupFolder).filter(
    ({ madeAt, holds }) => madeAt > (begunAnewAt ?? 0) && (holds === null || !holdsNothing(holds)),
  )
}

function hasContent(storePath: string): boolean {
  const found = statSync(storePath, { throwIfNoEntry: false })
  return found !== undefined && (found.size > 0 || !found.isFile())
}

function isDamage(code: string | null): boolean {
  return code !== null && [...DAMAGED].some((known) => code === known || code.startsWith(`${known}_`))
}

async function restored(options: StartUpOptions, problem: string): Promise<Finding[]> {
  const { storePath, backupFolder, clock } = options
  const aside = quarantine(storePath, 'damaged', clock.now())
  for (const backup of bestFirst(listBackups(backupFolder))) {
    const incoming = await prepareRestore(backup, storePath)
    // A copy that has gone bad since it was made is passed over for the next.
    if (incoming === null) continue
    moveIn(incoming, storePath)
    return [{ kind: 'restored', problem, quarantined: aside, from: backup }]
  }
  return [
    { kind: 'restored', problem, quarantined: aside, from: null },
    { kind: 'missing', why: 'deleted' },
  ]
}

/** Moves the store's files away under names that say why and when; returns the new names. */
export function quarantine(storePath: string, why: string, now: EpochMs): string[] {
  const stamp = new Date(now).toISOString().replace(/[:.]/g, '-')
  return [...PARTS, digestPath('')].flatMap((part) => {
    if (!existsSync(storePath + part)) return []
    const to = `${storePath}.${why}-${stamp}${part}`
    renameSync(storePath + part, to)
    return [to]
  })
}
