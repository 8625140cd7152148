import type { Random } from '../../shared/lib/random.ts'
import type { EventLog } from './event-log.ts'
import { pick } from './streams.ts'

/**
 * The points at which the program can be killed. Those of a transaction are passed twice: before its commit, which
 * leaves nothing of it, and after, when nobody has heard of it yet.
 */
export const CRASH_POINTS = [
  'pull-asked',
  'page-pulled',
  'page-stored:before',
  'page-stored:after',
  'taken-in:before',
  'taken-in:after',
  'decided:before',
  'decided:after',
  'released:before',
  'released:after',
  'done-by-a-person:before',
  'done-by-a-person:after',
  'coalesced:before',
  'coalesced:after',
  'claimed:before',
  'claimed:after',
  'request-leaving',
  'request-carried-out',
  'sent',
  'settled:before',
  'settled:after',
  'remembered:before',
  'remembered:after',
] as const
export type CrashPoint = (typeof CRASH_POINTS)[number]

/** The program was killed: nothing of it runs on. */
export class Crash extends Error {
  override name = 'Crash'
}

/** Kills the program when it next passes the point that is armed. One switch is one life of the program. */
export class KillSwitch {
  readonly #log: EventLog
  readonly #onKill: (point: CrashPoint) => void
  #armed: CrashPoint | null = null
  #dead = false

  constructor(log: EventLog, onKill: (point: CrashPoint) => void) {
    this.#log = log
    this.#onKill = onKill
  }

  get dead(): boolean {
    return this.#dead
  }

  arm(random: Random): void {
    this.#armed = pick(random, CRASH_POINTS)
    this.#log.add(`will be killed at ${this.#armed}`)
  }

  disarm(): void {
    this.#armed = null
  }

  /** @throws {Crash} it is dead, or dies here */
  pass(point: CrashPoint): void {
    this.alive()
    if (point !== this.#armed) return
    this.#dead = true
    this.#log.add(`killed at ${point}`)
    this.#onKill(point)
    throw new Crash(point)
  }

  /** @throws {Crash} */
  alive(): void {
    if (this.#dead) throw new Crash('dead already')
  }
}
