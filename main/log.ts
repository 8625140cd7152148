import { appendFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'
import type { KnownSecrets } from './app/secrets/known-secrets.ts'

export const LOG_LEVELS = ['error', 'warn', 'info', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** The level that SWITCHYARD_LOG_LEVEL asks for; info when it is not set. @throws {Error} for any other word. */
export function logLevelOf(env: NodeJS.ProcessEnv): LogLevel {
  const asked = env['SWITCHYARD_LOG_LEVEL'] || 'info'
  const level = LOG_LEVELS.find((one) => one === asked)
  if (level === undefined)
    throw new Error(`SWITCHYARD_LOG_LEVEL=${asked}: expected one of ${LOG_LEVELS.join(', ')}.`)
  return level
}

export interface Log {
  /** What the program does as a whole: started, stopped. */
  info(what: string, details?: Readonly<Record<string, string | number>>): void
  /**
   * Never throws: a log that cannot be written must not end the program. What it wrote is with the operating system
   * when it returns: a program that is killed loses none of it.
   */
  error(fault: unknown): void
  /** Garbage that was turned away: counted by what it was, one line a minute, whatever comes. */
  refused(what: string): void
  /** Why no line could be written now, in the system's words; null = one could. */
  problem(): string | null
  /** Writes the counts that wait. */
  close(): void
}

const COUNT_MS = 60_000
/** Kinds counted apart within a minute; what is more is one kind. */
const MOST_KINDS = 20
/** A file that has grown so large is put aside as `.1`, older ones as `.2` and `.3`; what was `.3` is gone. */
const MAX_BYTES = 5 * 1024 * 1024
const KEPT = 3

/**
 * One JSON line each in `<home>/switchyard.log`, without any of `secrets`; nothing of an order is put there on
 * purpose. The file is written by ourselves and at once: pino's destinations that rotate (pino-roll) write later, which
 * a kill would lose, and throw from wherever they stand when the disk is full.
 */
export function openLog(
  home: string,
  secrets: KnownSecrets,
  { level = 'info', maxBytes = MAX_BYTES }: { level?: LogLevel; maxBytes?: number } = {},
): Log {
  const file = join(home, 'switchyard.log')
  const counts = new Map<string, number>()
  let counting: ReturnType<typeof setTimeout> | null = null
  const toFile = {
    write(said: string) {
      const line = secrets.scrub(said)
      try {
        if (sizeOf(file) + Buffer.byteLength(line) > maxBytes) rotate(file)
        appendFileSync(file, line, { mode: 0o600 })
      } catch {
        console.error(line.trimEnd())
      }
    },
  }
  const logger = pino({ base: null, level, timestamp: pino.stdTimeFunctions.isoTime }, toFile)

  function writeCounts() {
    if (counting !== null) clearTimeout(counting)
    counting = null
    for (const [refused, count] of counts) logger.warn({ refused, count })
    counts.clear()
  }

  return {
    info: (what, details = {}) => logger.info(details, what),
    error: (fault) => logger.error(fault instanceof Error ? fault : { fault: String(fault) }),
    refused(what) {
      const kind = counts.has(what) || counts.size < MOST_KINDS ? what : 'other'
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
      counting ??= setTimeout(writeCounts, COUNT_MS).unref()
    },
    problem() {
      try {
        appendFileSync(file, '', { mode: 0o600 })
        return null
      } catch (fault) {
        return fault instanceof Error ? fault.message : String(fault)
      }
    },
    close: writeCounts,
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

function rotate(file: string) {
  for (let n = KEPT; n >= 1; n--) {
    const from = n === 1 ? file : `${file}.${n - 1}`
    if (statSync(from, { throwIfNoEntry: false }) !== undefined) renameSync(from, `${file}.${n}`)
  }
}
