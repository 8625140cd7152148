import { setTimeout as sleep } from 'node:timers/promises'
import { DAY_MS } from '../../shared/lib/clock.ts'
import { type BackupOptions, type BackupResult, keepBackup, makeBackup, saying } from './backup.ts'
import { type Backup, backupName, incrementName } from './backup-files.ts'
import { inWorker } from './backup-protocol.ts'
import type { FrozenFile, OpenFile } from './open-file.ts'

/** A transaction or an old view is in the way: tried again so often, after so long. */
const TRIES = 100
const TRY_AGAIN_MS = 30
/** More changed pages than these make a whole copy: an increment is held in memory while it is written (256 MB). */
const MOST_PAGES = 32_768

/**
 * Copies of an open store, a whole one a day and the pages that changed in between. Which pages those are is known only
 * while the store is open, so that the first after a start is whole.
 */
export class ChangedPagesBackup {
  readonly #options: BackupOptions
  readonly #file: OpenFile
  /** The newest of the chain, whole or increment; null: the next is whole. */
  #last: Backup | null = null

  constructor(options: BackupOptions, file: OpenFile) {
    this.#options = options
    this.#file = file
  }

  async make(whole: boolean): Promise<BackupResult> {
    const frozen = await this.#freeze()
    if (frozen === null) {
      this.#last = null
      return makeBackup(this.#options)
    }
    const last = whole || this.#isDue() || frozen.changed.length > MOST_PAGES ? null : this.#last
    if (last !== null && frozen.changed.length === 0) {
      this.#file.thaw(false)
      return { kind: 'made', backup: last, elsewhere: null }
    }
    const result = await (last === null ? this.#whole(frozen) : this.#increment(frozen, last)).finally(() =>
      this.#file.thaw(false),
    )
    this.#last = result.kind === 'made' ? result.backup : null
    return result
  }

  #isDue(): boolean {
    const base = this.#last?.chain?.base ?? this.#last
    return base === null || this.#options.clock.now() - base.madeAt >= DAY_MS
  }

  async #freeze(): Promise<FrozenFile | null> {
    for (let n = 0; n < TRIES; n++) {
      const frozen = this.#file.freeze()
      if (frozen !== null) return frozen
      await sleep(TRY_AGAIN_MS)
    }
    return null
  }

  #whole({ holds }: FrozenFile): Promise<BackupResult> {
    return keepBackup(this.#options, backupName, null, async (copyTo) => {
      const copied = await this.#thawing(() =>
        inWorker({ kind: 'pages', path: this.#options.storePath, copyTo }, saying(this.#options, 'copy')),
      )
      if (copied.problem) return copied
      return { ...(await inWorker({ kind: 'verify', path: copyTo }, saying(this.#options, 'verify'))), holds }
    })
  }

  #increment({ holds, pageBytes, pageCount, changed }: FrozenFile, last: Backup): Promise<BackupResult> {
    return keepBackup(this.#options, incrementName, last, async (copyTo) => {
      const path = this.#options.storePath
      const made = await this.#thawing(() =>
        inWorker({ kind: 'increment', path, copyTo, pageBytes, pageCount, changed: [...changed] }),
      )
      return { ...made, holds }
    })
  }

  /** What had changed is taken whether or not it could be kept: after a failure the next copy is whole. */
  async #thawing<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } finally {
      this.#file.thaw(true)
    }
  }
}
