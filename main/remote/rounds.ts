import type { Clock, EpochMs } from '../../shared/lib/clock.ts'

/** What is done for one other system, one round after the other. */
export interface Rounds {
  /** @returns the instant of the next round; null = not before it is woken */
  runOnce(signal: AbortSignal): Promise<EpochMs | null>
}

export interface RunningRounds {
  /** When the last round is over. */
  readonly ended: Promise<void>
  wake(): void
  /** Breaks off what is under way. */
  stop(): void
}

const REST_AFTER_FAULT_MS = 5000

/** Runs a round when the one before says so or when woken, until stopped. A fault is reported and the next follows. */
export function runRounds(
  rounds: Rounds,
  { clock, onFault }: { readonly clock: Clock; readonly onFault: (fault: unknown) => void },
): RunningRounds {
  const stopping = new AbortController()
  let woken = false
  let endPause: () => void = () => {}

  async function runOnce(): Promise<EpochMs | null> {
    try {
      return await rounds.runOnce(stopping.signal)
    } catch (fault) {
      onFault(fault)
      return clock.now() + REST_AFTER_FAULT_MS
    }
  }

  async function untilWokenOr(due: EpochMs | null): Promise<void> {
    if (woken || stopping.signal.aborted) return
    await new Promise<void>((resolve) => {
      const timer = due === null ? null : setTimeout(resolve, Math.max(0, due - clock.now()))
      endPause = () => {
        if (timer !== null) clearTimeout(timer)
        resolve()
      }
    })
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      woken = false
      await untilWokenOr(await runOnce())
    }
  }

  const wake = (): void => {
    woken = true
    endPause()
  }
  return {
    ended: run(),
    wake,
    stop() {
      stopping.abort()
      wake()
    },
  }
}
