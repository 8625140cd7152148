import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { makeHomePrivate } from './private-home.ts'

export interface HeldHome {
  /** Tells a second program where this one is to be found. */
  announce(address: string): void
  release(): void
}

export type HomeLock =
  | { kind: 'held'; home: HeldHome }
  | { kind: 'taken'; pid: number | null; address: string | null }

/**
 * One running program per data folder. The lock is a transaction held open on a file of its own, so that the
 * operating system releases it however the program ends; a lock file with a process id would outlive a
 * crash. Creates the folder. Throws when it cannot be written to.
 */
export function holdHome(home: string, pid: number): HomeLock {
  const note = join(home, 'running.json')
  let lock: Database.Database | null = null
  try {
    makeHomePrivate(home)
    lock = new Database(join(home, 'running.lock'), { timeout: 0 })
    lock.exec('BEGIN EXCLUSIVE')
    writeNote(note, { pid, address: null })
  } catch (error) {
    lock?.close()
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') {
      return { kind: 'taken', ...readNote(note) }
    }
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`The data folder ${home} cannot be written to (${why}): choose another with --home DIR.`)
  }
  const held = lock
  heldLocks.add(held)
  return {
    kind: 'held',
    home: {
      announce: (address) => writeNote(note, { pid, address }),
      release() {
        rmSync(note, { force: true })
        held.close()
        heldLocks.delete(held)
      },
    },
  }
}

/** Kept from the garbage collector: a lock that nobody points to any more would be closed, and so released. */
const heldLocks = new Set<Database.Database>()

interface Note {
  pid: number | null
  address: string | null
}

function writeNote(file: string, note: Note) {
  writeFileSync(file, JSON.stringify(note), { mode: 0o600 })
}

function readNote(file: string): Note {
  try {
    const note: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof note !== 'object' || note === null) return { pid: null, address: null }
    return {
      pid: 'pid' in note && typeof note.pid === 'number' ? note.pid : null,
      address: 'address' in note && typeof note.address === 'string' ? note.address : null,
    }
  } catch {
    return { pid: null, address: null }
  }
}
