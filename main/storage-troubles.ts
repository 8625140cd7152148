import { statfs } from 'node:fs/promises'
import type { Message } from '../shared/messages/definition.ts'
import { message } from '../shared/messages/message.ts'
import type { Log } from './log.ts'

const MIB = 1024 * 1024
/** Below it people are warned: an hour of a busy day and its backup still fit. */
const LITTLE_BYTES = 256 * MIB
/** Below it the next write may not fit. */
const NONE_BYTES = 8 * MIB

/** What would keep data from being stored, found by checking; reported before a command fails. */
export async function storageTroubles(
  home: string,
  log: Pick<Log, 'problem'>,
  freeBytes: (home: string) => Promise<number> = freeBytesOf,
): Promise<Message[]> {
  const troubles: Message[] = []
  const free = await freeBytes(home)
  if (free < NONE_BYTES) troubles.push(message('storage.diskFull', { folder: home }))
  else if (free < LITTLE_BYTES)
    troubles.push(message('storage.diskNearlyFull', { megabytes: Math.floor(free / MIB), folder: home }))
  const problem = log.problem()
  if (problem !== null) troubles.push(message('storage.logFailed', { problem }))
  return troubles
}

/** A disk that cannot be asked counts as empty: its own faults speak for it. */
async function freeBytesOf(home: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(home)
    return bavail * bsize
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
