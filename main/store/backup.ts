import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Clock, HOUR_MS } from '../../shared/lib/clock.ts'
import {
  type Backup,
  backupName,
  copyElsewhere,
  describe,
  listBackups,
  removeBackup,
  syncFolder,
} from './backup-files.ts'
import { inWorker } from './backup-protocol.ts'
import { copiesToDrop } from './copies-kept.ts'

export type BackupResult =
  | {
      readonly kind: 'made'
      readonly backup: Backup
      /** Why its second copy elsewhere failed; null = it was made, or none is wanted. */
      readonly elsewhere: string | null
    }
  /** Earlier copies are as they were. */
  | { readonly kind: 'failed'; readonly problem: string }

export interface BackupOptions {
  readonly storePath: string
  readonly folder: string
  /** Another folder, best on another disk, that gets a copy of each copy; null = none. */
  readonly secondPlace: () => string | null
  /** Whether the store is known to be partly damaged: such a copy is marked and never replaces an unmarked one. */
  readonly isSuspect: () => boolean
  readonly clock: Clock
}

/**
 * Copies the running store, checks the copy thoroughly, and only then gives it its name and drops those that the
 * rotation drops. A copy that fails leaves nothing behind and touches no other.
 */
export async function makeBackup(options: BackupOptions): Promise<BackupResult> {
  const { storePath, folder, secondPlace, isSuspect, clock } = options
  const madeAt = clock.now()
  const name = backupName(madeAt)
  const path = join(folder, name)
  const unverified = `${path}.unverified`
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    rmSync(unverified, { force: true })
    const suspect = isSuspect()
    const { problem, holds, sha256 } = await inWorker({ kind: 'copy', path: storePath, copyTo: unverified })
    if (problem) throw new Error(problem.message)
    if (holds) describe(path, { holds, sha256, suspect })
    renameSync(unverified, path)
    syncFolder(folder)
    await describeEarlier(folder)
    rotate(folder)
    const backup = { path, name, madeAt, bytes: statSync(path).size, holds, sha256, suspect }
    return { kind: 'made', backup, elsewhere: putElsewhere(backup, secondPlace()) }
  } catch (error) {
    discard(unverified)
    return { kind: 'failed', problem: wordsOf(error) }
  }
}

/** Copies of programs that did not describe them are looked into once. */
async function describeEarlier(folder: string): Promise<void> {
  for (const { path, holds } of listBackups(folder)) {
    if (holds !== null) continue
    const found = await inWorker({ kind: 'check', path, thorough: false })
    if (found.holds && !found.problem) describe(path, { holds: found.holds, sha256: null, suspect: false })
  }
}

function rotate(folder: string) {
  for (const { path } of copiesToDrop(listBackups(folder))) removeBackup(path)
}

function putElsewhere(backup: Backup, place: string | null): string | null {
  if (place === null) return null
  try {
    copyElsewhere(backup, place)
    rotate(place)
    return null
  } catch (error) {
    return wordsOf(error)
  }
}

/** The folder itself may be what is wrong. */
function discard(path: string) {
  try {
    rmSync(path, { force: true })
  } catch {
    return
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

export interface BackupSchedule {
  /** Makes one that holds everything committed before the call: one being made already is waited for first. */
  now(): Promise<BackupResult>
  /** Resolves when none is being made any more. */
  stop(): Promise<void>
}

/** A copy every hour, counted from the newest one there is; `onResult` receives each, made or failed. */
export function hourlyBackups(
  options: BackupOptions,
  onResult: (result: BackupResult) => void,
): BackupSchedule {
  let making: Promise<BackupResult> | null = null
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  const make = () => {
    making ??= makeBackup(options).then((result) => {
      making = null
      onResult(result)
      return result
    })
    return making
  }
  const plan = (inMs: number) => {
    timer = setTimeout(() => void make().finally(() => stopped || plan(HOUR_MS)), inMs)
    timer.unref()
  }
  const newest = listBackups(options.folder)[0]
  const age = newest ? options.clock.now() - newest.madeAt : HOUR_MS
  plan(Math.min(HOUR_MS, Math.max(0, HOUR_MS - age)))
  return {
    now: () => (making === null ? make() : making.then(make)),
    async stop() {
      stopped = true
      clearTimeout(timer)
      await making
    },
  }
}
