import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Clock, DAY_MS, MINUTE_MS } from '../../shared/lib/clock.ts'
import { message } from '../../shared/messages/message.ts'
import type { Notices } from '../app/services/notices.ts'
import { backupName, describe } from '../store/backup-files.ts'
import { inWorker } from '../store/backup-protocol.ts'
import type { OpenFile } from '../store/open-file.ts'

const SLICE_MS = 1_000
/** Of the whole structure, in a worker: soon after the start, then once a day. */
const FIRST_CHECK_MS = 2 * MINUTE_MS
const CHECK_MS = DAY_MS

export interface StoreWatch {
  /** Damage was found while the program ran. */
  isSuspect(): boolean
  stop(): Promise<void>
}

/**
 * Looks after the file of the open store: a few pages a second are compared with their digests, its structure is
 * checked once a day, and a file that was deleted or replaced is reported at once, with a copy made of what the open
 * store still holds.
 */
export function watchStore(deps: {
  storePath: string
  backupFolder: string
  file: OpenFile
  clock: Clock
  notices: Notices
  onFault: (fault: unknown) => void
  /** The whole structure was found sound. */
  onSound: () => void
}): StoreWatch {
  const { storePath, backupFolder, file, clock, notices, onFault, onSound } = deps
  const stopped = new AbortController()
  const damaged = new Set<number>()
  let isBroken = false
  let isGone = false
  let checking: Promise<void> = Promise.resolve()

  function look() {
    if (isGone) return
    if (file.isGone()) {
      isGone = true
      sayGone()
      return
    }
    const before = damaged.size
    for (const page of file.checkSlice()) damaged.add(page)
    if (damaged.size > before)
      notices.say('store-damaged', message('storage.found.damaged', { pages: damaged.size }))
  }

  function sayGone() {
    const path = rescue()
    notices.say(
      'store-gone',
      path === null ? message('storage.goneLost') : message('storage.goneRescued', { path }),
    )
  }

  function rescue(): string | null {
    const path = join(backupFolder, backupName(clock.now()))
    try {
      mkdirSync(backupFolder, { recursive: true, mode: 0o700 })
      describe(path, { holds: file.rescueTo(path), sha256: null, suspect: false })
      return path
    } catch (fault) {
      onFault(fault)
      return null
    }
  }

  async function checkStructure() {
    const { signal } = stopped
    const { problem } = await inWorker({ kind: 'check', path: storePath, thorough: true }, { signal })
    if (problem === null && !isGone) onSound()
    if (problem === null || isGone) return
    isBroken = true
    onFault(new Error(`The data file is damaged: ${problem.message}`))
    notices.say('store-broken', message('storage.broken'))
  }

  const guarded = (work: () => void) => () => {
    try {
      work()
    } catch (fault) {
      onFault(fault)
    }
  }
  const startCheck = () => {
    checking = checkStructure().catch((fault: unknown) => {
      if (!stopped.signal.aborted) onFault(fault)
    })
  }
  const slices = setInterval(guarded(look), SLICE_MS).unref()
  const first = setTimeout(startCheck, FIRST_CHECK_MS).unref()
  const daily = setInterval(startCheck, CHECK_MS).unref()
  return {
    isSuspect: () => damaged.size > 0 || isBroken,
    async stop() {
      clearInterval(slices)
      clearTimeout(first)
      clearInterval(daily)
      stopped.abort()
      await checking
    },
  }
}
