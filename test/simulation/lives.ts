import { type EpochMs, HOUR_MS, MINUTE_MS } from '../../shared/lib/clock.ts'
import type { Random } from '../../shared/lib/random.ts'
import { KillSwitch } from './crash.ts'
import type { EventLog } from './event-log.ts'
import type { Schedule } from './schedule.ts'
import { between, exponential } from './streams.ts'
import type { WorldClock } from './world-clock.ts'

/** One life of a program. */
export interface Living<Point extends string> {
  readonly kill: KillSwitch<Point>
  /** @throws {Crash} */
  start(): Promise<void>
}

export interface LivesDeps<Program, Point extends string> {
  readonly clock: WorldClock
  readonly schedule: Schedule
  readonly log: EventLog
  /** Draws how long it is down. */
  readonly random: Random
  readonly points: readonly Point[]
  /** Share of the lives that are killed early: what is only passed at a start is never reached otherwise. */
  readonly diesEarly: number
  /** Opens the `nth` life, from 1. */
  open(kill: KillSwitch<Point>, nth: number): Program
  /** It is dead, and down until then. */
  onDown(until: EpochMs): void
  /** Whether it could start now. */
  mayStart(): boolean
  /** It is about to be started again. */
  onBack(): void
}

/** One life of a program after another: killed now and then, down for seconds to minutes, started again over the same store. */
export class Lives<Program extends Living<Point>, Point extends string> {
  readonly kills: Point[] = []
  readonly #deps: LivesDeps<Program, Point>
  #program: Program | null = null
  #lives = 0

  constructor(deps: LivesDeps<Program, Point>) {
    this.#deps = deps
  }

  /** null = it is down. */
  get program(): Program | null {
    return this.#program
  }

  /** Starts a new life; one that ends while it starts is followed by another. */
  async start(): Promise<void> {
    this.#lives += 1
    const { log, points, random, diesEarly, open } = this.#deps
    const kill = new KillSwitch(log, points, (point) => this.kills.push(point))
    this.#program = open(kill, this.#lives)
    if (this.#lives > 1 && diesEarly > 0 && random() < diesEarly) kill.arm(random)
    await this.living((program) => program.start())
  }

  /** Lets the program do something, if it lives; dies it over it, it is started again after a while. */
  async living(work: (program: Program) => Promise<void>): Promise<void> {
    const program = this.#program
    if (program === null) return
    try {
      await work(program)
    } catch (error) {
      if (!program.kill.dead) throw error
    }
    if (program.kill.dead && this.#program === program) this.#bury()
  }

  planKills(random: Random, until: EpochMs, times: number): void {
    const { clock, schedule } = this.#deps
    const apart = (until - clock.now()) / times
    for (let at = clock.now() + exponential(random, apart); at < until; at += exponential(random, apart))
      schedule.plan(at, () => this.#program?.kill.arm(random))
    schedule.plan(until, () => this.#program?.kill.disarm())
  }

  #bury(): void {
    const { clock, random, onDown } = this.#deps
    this.#program = null
    const down = random() < 0.6 ? between(random, 1000, 20_000) : Math.floor((random() * HOUR_MS) / 4)
    onDown(clock.now() + down)
    this.#startAfter(down)
  }

  #startAfter(ms: number): void {
    const { clock, schedule, log, mayStart, onBack } = this.#deps
    schedule.plan(clock.now() + ms, async () => {
      if (!mayStart()) return this.#startAfter(MINUTE_MS)
      log.add('started again')
      onBack()
      await this.start()
    })
  }
}
