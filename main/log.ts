import { join } from 'node:path'
import pino from 'pino'

export interface Log {
  error(fault: unknown): void
}

/** One JSON line per fault in `<home>/switchyard.log`; nothing of an order or a secret is put there on purpose. */
export function openLog(home: string): Log {
  const file = pino.destination({ dest: join(home, 'switchyard.log'), mkdir: true, sync: true })
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, file)
  return { error: (fault) => logger.error(fault instanceof Error ? fault : { fault: String(fault) }) }
}
