import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import type { Clock, EpochMs } from '../../shared/lib/clock.ts'
import { type Backup, listBackups, syncFolder } from './backup.ts'
import { inWorker } from './backup-protocol.ts'

/** The last command a store has recorded. */
interface LastCommand {
  readonly seq: number
  readonly at: EpochMs
}

export type StartUpReport =
  /** There was no store yet, or it is sound. */
  | { readonly kind: 'sound' }
  | {
      readonly kind: 'restored'
      /** What the check found. */
      readonly problem: string
      /** The damaged files under their new names, for whoever wants to look into them. */
      readonly setAside: readonly string[]
      /** The copy now in use; null when there was no sound one and the store starts empty. */
      readonly from: Backup | null
      /** The last command the copy holds: what was recorded after it may be missing. */
      readonly restoredTo: LastCommand | null
      /** The last command found in the damaged file, as far as it could still be read. */
      readonly damagedHad: LastCommand | null
    }

const PARTS = ['', '-wal', '-shm']
const DAMAGED = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB'])

/**
 * Before the store is opened: checks the file (quick_check). A damaged one is set aside with its write-ahead
 * log, and the newest copy that passes a thorough check takes its place.
 * @throws {Error} the file could not be looked at for another reason, such as its permissions: nothing was moved
 */
export async function checkAtStart(options: {
  readonly storePath: string
  readonly backupFolder: string
  readonly clock: Clock
}): Promise<StartUpReport> {
  const { storePath, backupFolder, clock } = options
  if (!existsSync(storePath)) return { kind: 'sound' }
  const { problem } = await inWorker({ path: storePath, copyTo: null, thorough: false })
  if (!problem) return { kind: 'sound' }
  if (!isDamage(problem.code)) throw new Error(`The data file cannot be checked: ${problem.message}`)
  const damagedHad = lastCommand(storePath)
  const setAside = moveAside(storePath, clock.now())
  const from = await restoreNewest(storePath, backupFolder)
  return {
    kind: 'restored',
    problem: problem.message,
    setAside,
    from,
    restoredTo: from ? lastCommand(storePath) : null,
    damagedHad,
  }
}

function isDamage(code: string | null): boolean {
  return code !== null && [...DAMAGED].some((known) => code === known || code.startsWith(`${known}_`))
}

function moveAside(storePath: string, now: EpochMs): string[] {
  const stamp = new Date(now).toISOString().replace(/[:.]/g, '-')
  return PARTS.flatMap((part) => {
    if (!existsSync(storePath + part)) return []
    const to = `${storePath}.damaged-${stamp}${part}`
    renameSync(storePath + part, to)
    return [to]
  })
}

/** A copy that has gone bad since it was made is passed over for the next older one. */
async function restoreNewest(storePath: string, backupFolder: string): Promise<Backup | null> {
  const incoming = `${storePath}.restoring`
  for (const backup of listBackups(backupFolder)) {
    rmSync(incoming, { force: true })
    copyFileSync(backup.path, incoming)
    const { problem } = await inWorker({ path: incoming, copyTo: null, thorough: true })
    if (problem) continue
    renameSync(incoming, storePath)
    syncFolder(dirname(storePath))
    return backup
  }
  rmSync(incoming, { force: true })
  return null
}

function lastCommand(path: string): LastCommand | null {
  try {
    const database = new Database(path, { readonly: true, fileMustExist: true })
    try {
      const row = database
        .prepare<[], LastCommand>('SELECT seq, at FROM journal ORDER BY seq DESC LIMIT 1')
        .get()
      return row ?? null
    } finally {
      database.close()
    }
  } catch {
    return null
  }
}
