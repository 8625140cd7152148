import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Clock, DAY_MS, type EpochMs } from '../../shared/lib/clock.ts'
import {
  type Backup,
  backupName,
  copyElsewhere,
  describe,
  listBackups,
  removeBackup,
  strandedIncrements,
  syncFolder,
} from './backup-files.ts'
import { type CopyAnswer, type CopyWatch, inWorker } from './backup-protocol.ts'
import { copiesToDrop } from './copies-kept.ts'

const UNVERIFIED = '.unverified'
/** Increments go two days after the copy they build on, all of a copy together: each needs those before it. */
const INCREMENTS_KEPT_MS = 2 * DAY_MS

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
  /** Hears what the copy is at. */
  readonly onStep?: (step: CopyStep) => void
}

/** Of a whole copy: its bytes are written, then it is checked and read back. */
export interface CopyStep {
  readonly kind: 'copy' | 'verify'
  /** null: it takes long and does not say how far it is. */
  readonly percent: number | null
}

/**
 * Copies the running store, checks the copy thoroughly, and only then gives it its name and drops those that the
 * rotation drops. A copy that fails leaves nothing behind and touches no other.
 */
export function makeBackup(options: BackupOptions): Promise<BackupResult> {
  const { storePath } = options
  return keepBackup(options, backupName, null, (copyTo) =>
    inWorker({ kind: 'copy', path: storePath, copyTo }, saying(options, 'verify')),
  )
}

/** Tells of this step, and of how far it is as soon as that is known. */
export function saying({ onStep }: BackupOptions, kind: CopyStep['kind']): CopyWatch {
  onStep?.({ kind, percent: null })
  return { onPercent: (percent) => onStep?.({ kind, percent }) }
}

/**
 * Has `make` write a copy, or an increment to `follows`, and keeps it under its name once it is on the disk and found
 * good, here and in the second place.
 */
export async function keepBackup(
  options: BackupOptions,
  nameAt: (madeAt: EpochMs) => string,
  follows: Backup | null,
  make: (unverified: string) => Promise<CopyAnswer>,
): Promise<BackupResult> {
  const { folder, secondPlace, isSuspect, clock } = options
  const madeAt = clock.now()
  const name = nameAt(madeAt)
  const path = join(folder, name)
  const unverified = path + UNVERIFIED
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    // Of a program that was killed while it copied.
    for (const left of readdirSync(folder))
      if (left.endsWith(UNVERIFIED)) rmSync(join(folder, left), { force: true })
    const suspect = isSuspect()
    const { problem, holds, sha256 } = await make(unverified)
    if (problem) throw new Error(problem.message)
    if (holds) describe(path, { holds, sha256, suspect, follows: follows?.name ?? null })
    renameSync(unverified, path)
    syncFolder(folder)
    await describeEarlier(folder)
    rotate(folder)
    const backup = listBackups(folder).find((one) => one.name === name)
    if (backup === undefined) throw new Error(`${name} cannot be read back`)
    return { kind: 'made', backup, elsewhere: putElsewhere(backup, secondPlace()) }
  } catch (error) {
    discard(unverified)
    return { kind: 'failed', problem: wordsOf(error) }
  }
}

/** Copies of programs that did not describe them are looked into once. */
async function describeEarlier(folder: string): Promise<void> {
  for (const { path, holds, chain } of listBackups(folder)) {
    if (holds !== null || chain !== null) continue
    const found = await inWorker({ kind: 'check', path, thorough: false })
    if (found.holds && !found.problem) describe(path, { holds: found.holds, sha256: null, suspect: false })
  }
}

function rotate(folder: string) {
  const all = listBackups(folder)
  const newest = all[0]?.madeAt ?? 0
  const outlived = all.filter(
    ({ chain }) => chain !== null && chain.base.madeAt <= newest - INCREMENTS_KEPT_MS,
  )
  const gone = new Set(outlived.map(({ path }) => path))
  const builtOn = new Set(all.flatMap(({ path, chain }) => (gone.has(path) ? [] : (chain?.base.path ?? []))))
  for (const path of gone) removeBackup(path)
  const whole = all.filter(({ chain }) => chain === null)
  for (const { path } of copiesToDrop(whole)) if (!builtOn.has(path)) removeBackup(path)
  for (const path of strandedIncrements(folder)) removeBackup(path)
}

function putElsewhere(backup: Backup, place: string | null): string | null {
  if (place === null) return null
  try {
    const there = new Set(listBackups(place).map(({ name }) => name))
    const parts =
      backup.chain === null
        ? [backup]
        : listBackups(dirname(backup.path)).filter((one) => isPartOf(one, backup))
    for (const part of parts.toReversed()) if (!there.has(part.name)) copyElsewhere(part, place)
    rotate(place)
    return null
  } catch (error) {
    return wordsOf(error)
  }
}

function isPartOf({ path }: Backup, { chain }: Backup): boolean {
  return path === chain?.base.path || chain?.increments.some((one) => one.path === path) === true
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
