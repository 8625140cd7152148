import { MINUTE_MS } from '../../../shared/lib/clock.ts'
import { ChannelError } from '../ports/channel.ts'

/** A channel that asks for rest gets it so often before it is given up. */
const TRIES = 5
const LONGEST_REST_MS = MINUTE_MS

/**
 * A call of a channel, made again after the rest that it asks for.
 * @throws {ChannelError} it is nothing that passes, or it did not pass
 */
export async function patiently<T>(
  sleep: (ms: number, signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
  call: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call()
    } catch (fault) {
      const mayPass = fault instanceof ChannelError && fault.kind === 'retry'
      if (!mayPass || attempt === TRIES || signal.aborted) throw fault
      await sleep(Math.min(LONGEST_REST_MS, Math.max(fault.afterMs, 1000 * 2 ** (attempt - 1))), signal)
    }
  }
}
