import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { messageSchema } from '../../shared/messages/message.ts'

const kept = z.object({
  /** A folder that gets a copy of each copy. Of this machine, not of the workspace: restoring a copy leaves it. */
  secondPlace: z.string().nullable(),
  begunAnewAt: z.int().nullable(),
  /** Nobody has said yet what to do about data that are gone. */
  missing: z.enum(['deleted', 'emptied']).nullable(),
  /** Path of the copy to restore before the store is opened next. */
  restore: z.string().nullable(),
  /** A check that follows opening has not come to its end: it begins anew, or the whole file is checked before. */
  check: z.enum(['none', 'owed', 'whole']).default('none'),
  /** When the whole file was last found sound; null: not known. */
  checkedAt: z.int().nullable().default(null),
  /** What was found at a start, said at every start until then. */
  told: z.array(z.object({ sentence: messageSchema, until: z.int() })),
})
export type KeepingState = z.infer<typeof kept>

const NONE: KeepingState = {
  secondPlace: null,
  begunAnewAt: null,
  missing: null,
  restore: null,
  check: 'none',
  checkedAt: null,
  told: [],
}

/** What this home knows of its own keeping, in `keeping.json`: it must be there when the store is not. */
export interface KeepingFile {
  read(): KeepingState
  /** On the disk when it returns. */
  change(part: Partial<KeepingState>): void
}

export function openKeepingFile(home: string): KeepingFile {
  const path = join(home, 'keeping.json')
  let state = load(path)
  return {
    read: () => state,
    change(part) {
      state = { ...state, ...part }
      const next = `${path}.next`
      const file = openSync(next, 'w', 0o600)
      try {
        writeSync(file, JSON.stringify(state))
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
      renameSync(next, path)
    },
  }
}

/** One that cannot be read is as good as none: nothing in it is needed to open the store. */
function load(path: string): KeepingState {
  try {
    return kept.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return NONE
  }
}
