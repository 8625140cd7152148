import { type Clock, MINUTE_MS } from '../../shared/lib/clock.ts'
import type { Commands } from './command.ts'
import type { Decider } from './decide/decider.ts'
import { releaseDue } from './release.ts'
import type { ReleaseGate } from './release-gate.ts'
import type { Beat } from './room.ts'

const BEAT_MS = 1_000
const TEND_MS = 3 * MINUTE_MS
/** After a site, a carrier, a rule or the like has changed; several changes in a row are one. */
const TEND_SOON_MS = 20_000
/** After a fault the beat slows down, so that a full disk is not hammered and the log stays readable. */
const AFTER_FAULT_MS = 5_000

export interface RunningBeat extends Beat {
  /** Ends after what is under way. */
  stop(): Promise<void>
}

/**
 * What the program does by itself: decide what was received, release what is due. One turn at a time; a poke makes
 * the next turn start at once. A fault is reported and the beat goes on.
 */
export function startBeat(deps: {
  decider: Decider
  commands: Commands
  gate: ReleaseGate
  clock: Clock
  /** What is done every few minutes: prices of scarce stock, a second look at what is decided. */
  tend: () => Promise<void>
  /** Another number: the world has changed, and tending is due soon. */
  worldRevision: () => number
  /** Forgets a little of what is settled and old, if it is time. */
  prune: () => Promise<void>
  onFault: (fault: unknown) => void
}): RunningBeat {
  let stopped = false
  let poked = false
  let wake: () => void = () => {}
  const { clock } = deps
  let tended = { at: clock.now(), revision: deps.worldRevision() }

  function isTendDue(): boolean {
    const age = clock.now() - tended.at
    // Negative: the clock was set back.
    return age < 0 || age >= (deps.worldRevision() === tended.revision ? TEND_MS : TEND_SOON_MS)
  }

  async function turn(): Promise<number> {
    try {
      await deps.decider.decideAll()
      while (!stopped && (await releaseDue(deps.commands, deps.gate))) {}
      if (!stopped && isTendDue()) {
        tended = { at: clock.now(), revision: deps.worldRevision() }
        await deps.tend()
      }
      if (!stopped) await deps.prune()
      return BEAT_MS
    } catch (fault) {
      deps.onFault(fault)
      return AFTER_FAULT_MS
    }
  }

  async function run(): Promise<void> {
    while (!stopped) {
      poked = false
      const pause = await turn()
      if (stopped || poked) continue
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pause)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }

  const running = run()
  return {
    decide() {
      poked = true
      wake()
    },
    async stop() {
      stopped = true
      wake()
      await running
    },
  }
}
