import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'
import type { KnownSecrets } from './app/secrets/known-secrets.ts'

export interface Log {
  /** Never throws: a log that cannot be written must not end the program. */
  error(fault: unknown): void
}

/**
 * One JSON line per fault in `<home>/switchyard.log`, without any of `secrets`; nothing of an order is put there on
 * purpose.
 */
export function openLog(home: string, secrets: KnownSecrets): Log {
  const file = join(home, 'switchyard.log')
  // Not pino's own destination, which throws from wherever it stands when the disk is full.
  const toFile = {
    write(said: string) {
      const line = secrets.scrub(said)
      try {
        appendFileSync(file, line, { mode: 0o600 })
      } catch {
        console.error(line.trimEnd())
      }
    },
  }
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, toFile)
  return { error: (fault) => logger.error(fault instanceof Error ? fault : { fault: String(fault) }) }
}
