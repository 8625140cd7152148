import { createHash } from 'node:crypto'
import { closeSync, existsSync, fdatasync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { z } from 'zod'

/** How far a store has come. */
export const progress = z.object({
  /** Transactions that changed anything, ever. */
  commits: z.int().min(0),
  /** Number of the journal's last command. */
  commands: z.int().min(0),
  at: z.int(),
})
export type Progress = z.infer<typeof progress>

const SLOT_BYTES = 128
/** What a power cut may leave behind of this file; the store itself is on the disk with every commit. */
const SYNC_MS = 250

/**
 * The last write the store acknowledged, in a small file of its own: a database that comes back with
 * less has lost acknowledged work, which its own files cannot tell. Two slots are written in turn, each with a
 * check, so that a torn write leaves the one before. Written with every commit, before it is acknowledged, and
 * brought to the disk a moment later: what it says is never ahead of the store.
 */
export interface Acknowledged {
  note(progress: Progress): void
  close(): void
}

export function openAcknowledged(path: string): Acknowledged {
  const file = openSync(path, existsSync(path) ? 'r+' : 'w+', 0o600)
  let turn = 0
  let closed = false
  let timer: NodeJS.Timeout | null = null
  return {
    note(progress) {
      turn = 1 - turn
      writeSync(file, slotOf(progress), turn * SLOT_BYTES)
      timer ??= setTimeout(() => {
        timer = null
        if (!closed) fdatasync(file, () => undefined)
      }, SYNC_MS).unref()
    },
    close() {
      if (closed) return
      closed = true
      if (timer) clearTimeout(timer)
      fdatasyncSync(file)
      closeSync(file)
    },
  }
}

/** null: there is none, or nothing of it can be read. */
export function readAcknowledged(path: string): Progress | null {
  if (!existsSync(path)) return null
  const bytes = readFileSync(path)
  const slots = [0, 1].flatMap((turn) => {
    const found = readSlot(bytes.toString('latin1', turn * SLOT_BYTES, (turn + 1) * SLOT_BYTES))
    return found === null ? [] : [found]
  })
  return slots.sort((a, b) => b.commits - a.commits)[0] ?? null
}

function slotOf(progress: Progress): string {
  const text = JSON.stringify(progress)
  return `${checkOf(text)} ${text}`.padEnd(SLOT_BYTES - 1).concat('\n')
}

function readSlot(slot: string): Progress | null {
  const text = slot.slice(CHECK_CHARS + 1).trimEnd()
  if (slot.slice(0, CHECK_CHARS) !== checkOf(text)) return null
  return progress.parse(JSON.parse(text))
}

const CHECK_CHARS = 16

function checkOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, CHECK_CHARS)
}
