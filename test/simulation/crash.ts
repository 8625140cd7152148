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

/** What is passed on the way to other systems; other points differ by what a program does. */
export type WirePoint = 'request-leaving' | 'request-carried-out'

/** Kills the program when it next passes the point that is armed. One switch is one life of the program. */
export class KillSwitch<Point extends string> {
  readonly #log: EventLog
  readonly #points: readonly Point[]
  readonly #onKill: (point: Point) => void
  #armed: Point | null = null
  #dead = false

  constructor(log: EventLog, points: readonly Point[], onKill: (point: Point) => void) {
    this.#log = log
    this.#points = points
    this.#onKill = onKill
  }

  get dead(): boolean {
    return this.#dead
  }

  arm(random: Random): void {
    this.#armed = pick(random, this.#points)
    this.#log.add(`will be killed at ${this.#armed}`)
  }

  disarm(): void {
    this.#armed = null
  }

  /** @throws {Crash} it is dead, or dies here */
  pass(point: Point): void {
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
