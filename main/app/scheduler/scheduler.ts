import { type Clock, MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { Commands } from '../commands/command.ts'
import type { Decider } from '../decide/decider.ts'
import { releaseDue } from '../release/release.ts'
import type { ReleaseGate } from '../release/release-gate.ts'
import type { Scheduler } from '../services/app-services.ts'

const ROUND_MS = 1_000
const REOPTIMISE_MS = 3 * MINUTE_MS
/** Waves are looked for so often. */
const WAVES_MS = 15_000
/** Delay after a site, carrier, rule or the like changed; changes in quick succession count as one. */
const REOPTIMISE_SOON_MS = 20_000
/** After a fault the rounds slow down, so that a full disk is not hammered and the log stays readable. */
const AFTER_FAULT_MS = 5_000

export interface RunningScheduler extends Scheduler {
  /** Ends after what is under way. */
  stop(): Promise<void>
}

/**
 * Background scheduler: decides what was received, releases what is due, re-optimises every few minutes. Commands wake
 * it so that work starts at once. Rounds never overlap; a fault is reported and the next round follows.
 */
export function startScheduler(deps: {
  decider: Decider
  commands: Commands
  gate: ReleaseGate
  clock: Clock
  /** Every few minutes: prices of scarce stock, a second look at what is allocated. */
  reoptimise: () => Promise<void>
  /** Merges what is to leave together without a person. */
  merge: () => Promise<void>
  /** Before each wave of a site: all that is allocated, decided again together. */
  beforeWave: () => Promise<unknown>
  /** Another number: the world has changed, and re-optimising is due soon. */
  worldRevision: () => number
  /** Prunes one slice of settled, old data when it is due. */
  prune: () => Promise<void>
  /** Takes texts that have changed into the index that is searched. */
  indexTexts: () => Promise<void>
  onFault: (fault: unknown) => void
}): RunningScheduler {
  let stopped = false
  let woken = false
  let endPause: () => void = () => {}
  const { clock } = deps
  let wavesAt = Number.NEGATIVE_INFINITY
  let reoptimised = { at: clock.now(), revision: deps.worldRevision() }

  function isReoptimiseDue(): boolean {
    const age = clock.now() - reoptimised.at
    // Negative: the clock was set back.
    return (
      age < 0 || age >= (deps.worldRevision() === reoptimised.revision ? REOPTIMISE_MS : REOPTIMISE_SOON_MS)
    )
  }

  function isWaveCheckDue(): boolean {
    const age = clock.now() - wavesAt
    if (age >= 0 && age < WAVES_MS) return false
    wavesAt = clock.now()
    return true
  }

  async function round(): Promise<number> {
    try {
      await deps.decider.decideAll()
      if (!stopped && isWaveCheckDue()) await deps.beforeWave()
      if (!stopped) await deps.merge()
      while (!stopped && (await releaseDue(deps.commands, deps.gate))) {}
      if (!stopped && isReoptimiseDue()) {
        reoptimised = { at: clock.now(), revision: deps.worldRevision() }
        await deps.reoptimise()
      }
      if (!stopped) await deps.prune()
      if (!stopped) await deps.indexTexts()
      return ROUND_MS
    } catch (fault) {
      deps.onFault(fault)
      return AFTER_FAULT_MS
    }
  }

  async function run(): Promise<void> {
    while (!stopped) {
      woken = false
      const pause = await round()
      if (stopped || woken) continue
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pause)
        endPause = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }

  const running = run()
  return {
    wake() {
      woken = true
      endPause()
    },
    async stop() {
      stopped = true
      endPause()
      await running
    },
  }
}
