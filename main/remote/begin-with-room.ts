import type { Clock } from '../../shared/lib/clock.ts'
import { StoreFullError } from '../app/ports/store.ts'
import { runRounds } from './rounds.ts'

export interface Beginning {
  /** What had to be written down first is. */
  readonly isBegun: () => boolean
  stop(): Promise<void>
}

/**
 * Does what must be written down before anything goes on with other systems. A full disk is reported and keeps no
 * program from starting: it is tried again until there is room, and what depends on it waits.
 */
export async function beginWithRoom(
  begin: () => Promise<void>,
  deps: { readonly clock: Clock; readonly onFault: (fault: unknown) => void },
): Promise<Beginning> {
  let isBegun = false
  const runOnce = async (): Promise<null> => {
    await begin()
    isBegun = true
    return null
  }
  try {
    await runOnce()
    return { isBegun: () => isBegun, stop: async () => {} }
  } catch (fault) {
    if (!(fault instanceof StoreFullError)) throw fault
  }
  const rounds = runRounds({ runOnce }, deps)
  return {
    isBegun: () => isBegun,
    stop() {
      rounds.stop()
      return rounds.ended
    },
  }
}
