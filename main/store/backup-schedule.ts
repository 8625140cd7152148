import { HOUR_MS, MINUTE_MS } from '../../shared/lib/clock.ts'
import { type BackupOptions, type BackupResult, makeBackup } from './backup.ts'
import { listBackups } from './backup-files.ts'
import { ChangedPagesBackup } from './changed-pages-backup.ts'
import type { OpenFile } from './open-file.ts'

const INCREMENT_MS = 15 * MINUTE_MS

export interface BackupSchedule {
  /** Makes one that holds everything committed before the call: one being made already is waited for first. */
  now(): Promise<BackupResult>
  /** Resolves when none is being made any more. */
  stop(): Promise<void>
}

/**
 * A copy every hour, of the open `file` its changes every quarter of an hour, counted from the newest one there is;
 * `onResult` receives each, made or failed.
 */
export function scheduledBackups(
  options: BackupOptions & { readonly file?: OpenFile },
  onResult: (result: BackupResult) => void,
): BackupSchedule {
  const { file } = options
  const everyMs = file === undefined ? HOUR_MS : INCREMENT_MS
  const changes = file === undefined ? null : new ChangedPagesBackup(options, file)
  let making: Promise<BackupResult> | null = null
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  const make = (whole: boolean) => {
    making ??= (changes === null ? makeBackup(options) : changes.make(whole)).then((result) => {
      making = null
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
    async stop() {
      stopped = true
      clearTimeout(timer)
      await making
    },
  }
}
