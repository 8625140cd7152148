import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Clock, type EpochMs, HOUR_MS } from '../../shared/lib/clock.ts'
import { inWorker } from './backup-protocol.ts'

/** One verified copy of the whole store. */
export interface Backup {
  readonly path: string
  readonly madeAt: EpochMs
  readonly bytes: number
}

export type BackupResult =
  | { readonly kind: 'made'; readonly backup: Backup }
  /** Earlier copies are as they were. */
  | { readonly kind: 'failed'; readonly problem: string }

export interface BackupOptions {
  readonly storePath: string
  /** Best on another disk than the store's. */
  readonly folder: string
  readonly clock: Clock
  /** Copies kept, the newest ones. */
  readonly keep: number
}

const FILE_NAME = /^store-(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z)\.db$/

/** What is in the folder, newest first. Only verified copies have such a name. */
export function listBackups(folder: string): Backup[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((name) => {
      const madeAt = instantOf(name)
      return madeAt === null
        ? []
        : [{ path: join(folder, name), madeAt, bytes: statSync(join(folder, name)).size }]
    })
    .sort((a, b) => b.madeAt - a.madeAt)
}

/**
 * Copies the running store, checks the copy thoroughly, and only then gives it its name and drops the oldest
 * beyond `keep`. A copy that fails leaves nothing behind and touches no other.
 */
export async function makeBackup({ storePath, folder, clock, keep }: BackupOptions): Promise<BackupResult> {
  const madeAt = clock.now()
  const path = join(folder, fileName(madeAt))
  const unverified = `${path}.unverified`
  try {
    mkdirSync(folder, { recursive: true })
    rmSync(unverified, { force: true })
    const { problem } = await inWorker({ path: storePath, copyTo: unverified, thorough: true })
    if (problem) throw new Error(problem.message)
    renameSync(unverified, path)
    syncFolder(folder)
    for (const old of listBackups(folder).slice(keep)) rmSync(old.path, { force: true })
    return { kind: 'made', backup: { path, madeAt, bytes: statSync(path).size } }
  } catch (error) {
    discard(unverified)
    return { kind: 'failed', problem: error instanceof Error ? error.message : String(error) }
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

export interface BackupSchedule {
  /** Makes one that holds everything committed before the call: one being made already is waited for first. */
  now(): Promise<BackupResult>
  /** Resolves when none is being made any more. */
  stop(): Promise<void>
}

/** A copy every hour, counted from the newest one there is; `onResult` hears of each, made or failed. */
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

function fileName(madeAt: EpochMs): string {
  return `store-${new Date(madeAt).toISOString().replace(/[:.]/g, '-')}.db`
}

function instantOf(name: string): EpochMs | null {
  const stamp = FILE_NAME.exec(name)?.[1]
  if (stamp === undefined) return null
  const [date = '', time = ''] = stamp.split('T')
  const [hours, minutes, seconds, rest = ''] = time.split('-')
  return Date.parse(`${date}T${hours}:${minutes}:${seconds}.${rest}`)
}

/** Makes a rename last; not every system can open a folder, and those that cannot do it by themselves. */
export function syncFolder(folder: string) {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
