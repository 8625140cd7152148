import { HOUR_MS, MINUTE_MS } from '../../shared/lib/clock.ts'
import { type BackupOptions, type BackupResult, type CopyStep, makeBackup } from './backup.ts'
import { listBackups } from './backup-files.ts'
import { ChangedPagesBackup } from './changed-pages-backup.ts'
import type { OpenFile } from './open-file.ts'

const INCREMENT_MS = 15 * MINUTE_MS

export interface BackupSchedule {
  /** Makes one that holds everything committed before the call: one being made already is waited for first. */
  now(): Promise<BackupResult>
  /** What the one that is being made is at; null: none is. */
  step(): CopyStep | null
  /** Resolves when none is being made any more. */
  stop(): Promise<void>
}

/**
 * A copy every hour, of the open `file` its changes every quarter of an hour, counted from the newest one there is;
 * `onResult` receives each, made or failed.
 */
export function scheduledBackups(
  options: Omit<BackupOptions, 'onStep'> & {
    readonly file?: OpenFile
    /** None is made before it resolves. */
    readonly after?: Promise<void>
  },
  onResult: (result: BackupResult) => void,
): BackupSchedule {
  const { file } = options
  const everyMs = file === undefined ? HOUR_MS : INCREMENT_MS
  let step: CopyStep | null = null
  const copying: BackupOptions = { ...options, onStep: (next) => (step = next) }
  const changes = file === undefined ? null : new ChangedPagesBackup(copying, file)
  let making: Promise<BackupResult> | null = null
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  const make = (whole: boolean) => {
    making ??= (options.after ?? Promise.resolve())
      .then(() => (changes === null ? makeBackup(copying) : changes.make(whole)))
      .then((result) => {
        making = null
        step = null
        onResult(result)
        return result
      })
    return making
  }
  const plan = (inMs: number) => {
    timer = setTimeout(() => void make(false).finally(() => stopped || plan(everyMs)), inMs)
    timer.unref()
  }
  const newest = listBackups(options.folder)[0]
  const age = newest ? options.clock.now() - newest.madeAt : HOUR_MS
  // The first after a start is a whole copy, and no more of those than one an hour.
  plan(Math.min(HOUR_MS, Math.max(0, HOUR_MS - age)))
  return {
    now: () => (making === null ? make(true) : making.then(() => make(true))),
    step: () => step,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await making
    },
  }
}
