import type { Store } from '../../../main/app/ports/store.ts'
import { StoreFullError } from '../../../main/app/ports/store.ts'
import { type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import { openMemoryStore } from '../../support/memory-store.ts'
import { EventLog } from '../event-log.ts'
import { Lives } from '../lives.ts'
import { Schedule } from '../schedule.ts'
import { standingStopwatch } from '../stopwatch.ts'
import { exponential, pick, Streams } from '../streams.ts'
import { Transport } from '../transport.ts'
import { WorldClock } from '../world-clock.ts'
import { openCarriers, type SimulatedCarrier } from './carriers.ts'
import { LABEL_CRASH_POINTS, type LabelPoint } from './crash-points.ts'
import { type Evidence, gatherEvidence } from './evidence.ts'
import { anOrderBy, openLabelMerchant } from './label-merchant.ts'
import { LabelProgram } from './label-program.ts'
import { Packers } from './packers.ts'
import { type SitePrinter, startPrinters } from './printers.ts'
import { Sights } from './sight.ts'

/** Monday, 07:00 in Paris. */
export const START: EpochMs = Date.UTC(2026, 10, 23, 6)

const TURN_MS = 2 * MINUTE_MS
const PACKING_MS = 4 * MINUTE_MS
const DRIVERS_MS = 30 * MINUTE_MS
const LEAD_MS = 20 * MINUTE_MS
const WANT_MS = 10 * MINUTE_MS
/** The mean time until a lane takes up what is there for it: a second in the real program, longer here to save rounds. */
const PACE_MS = MINUTE_MS
/** Between two calls of a lane that waits for a person. */
const PATIENCE_MS = 30 * MINUTE_MS

export interface WorldOptions {
  readonly seed: number
  readonly onEvent: ((line: string) => void) | null
  /** false: nobody cancels, refuses or weighs anew. */
  readonly isEventful: boolean
  /** Parcels that each site packs in a turn. */
  readonly packedPerTurn: number
}

/** A merchant, their carriers, printers and packers, and the program between them, from one life to the next. */
export class LabelWorld {
  readonly streams: Streams
  readonly clock: WorldClock
  readonly schedule = new Schedule()
  readonly log: EventLog
  readonly store: Store
  readonly carriers: readonly SimulatedCarrier[]
  readonly printers: readonly SitePrinter[]
  readonly packers: Packers
  readonly lives: Lives<LabelProgram, LabelPoint>
  /** Bugs that the program reported. */
  readonly faults: unknown[] = []
  isDiskFull = false
  /** How far our clock is wrong. */
  skewMs = 0
  readonly #sights = new Sights()
  readonly #ends: (() => Promise<void>)[] = []
  readonly #orderIds: string[] = []
  readonly #next = new Map<string, EpochMs>()
  readonly #accountOf = new Map<string, string>()
  readonly #restored = new Set<string>()
  readonly #toPrint = new Set<string>()
  /** What wakes printers that were off when their time has come. */
  readonly #wakePrinters: (() => void)[] = []
  /** Accounts of which something has moved. */
  readonly #busy = new Set<string>()
  readonly #pace: Random

  private constructor(
    parts: Pick<LabelWorld, 'streams' | 'clock' | 'log' | 'store' | 'carriers' | 'printers'>,
    transport: Transport,
    { isEventful, packedPerTurn }: WorldOptions,
  ) {
    this.streams = parts.streams
    this.clock = parts.clock
    this.log = parts.log
    this.store = parts.store
    this.carriers = parts.carriers
    this.printers = parts.printers
    this.#pace = this.streams.of('pace')
    this.packers = new Packers({
      ...parts,
      sights: this.#sights,
      random: this.streams.of('packers'),
      returning: this.streams.of('returns'),
      isEventful,
      packedPerTurn,
    })
    const ours = { now: () => this.clock.now() + this.skewMs }
    this.lives = new Lives({
      clock: this.clock,
      schedule: this.schedule,
      log: this.log,
      random: this.streams.of('deaths'),
      points: LABEL_CRASH_POINTS,
      diesEarly: 0.5,
      open: (kill, nth) => {
        const program = new LabelProgram({
          store: this.store,
          clock: ours,
          random: this.streams.of(`life ${nth}`),
          carriers: this.carriers,
          printers: this.printers,
          transport,
          kill,
          log: this.log,
          talk: {
            wanted: ({ id, accountId }) => this.#accountOf.set(id, accountId),
            moved: (id) => this.#busy.add(this.#accountOf.get(id) ?? ''),
            due: (id, at) => this.#wakeFor(id, at),
            changedByPeople: () => this.#wakeAll(),
          },
          isDiskFull: () => this.isDiskFull,
          pause: async (ms) => {
            this.clock.advance(ms)
            await this.meanwhile()
            kill.alive()
          },
          onPrint: (printerId) => this.#toPrint.add(printerId),
          after: (ms, wake) =>
            this.schedule.plan(this.clock.now() + ms, () => {
              if (!kill.dead) this.#wakePrinters.push(wake)
            }),
          onFault: (fault) => this.faults.push(fault),
        })
        this.#ends.push(() => program.close())
        return program
      },
      onDown: () => {},
      mayStart: () => !this.isDiskFull,
      onBack: () => this.#wakeAll(),
    })
  }

  static async open(options: WorldOptions): Promise<LabelWorld> {
    const streams = new Streams(options.seed)
    const clock = new WorldClock(START)
    const log = new EventLog(clock, options.onEvent)
    const store = await openMemoryStore({ clock, stopwatch: standingStopwatch })
    let world: LabelWorld | null = null
    const transport = new Transport({
      clock,
      random: streams.of('wire'),
      log,
      meanwhile: async () => world?.meanwhile(),
    })
    const { carriers, close } = await openCarriers(clock, streams, transport)
    const printers = await startPrinters()
    await openLabelMerchant(
      store,
      carriers,
      printers.map(({ config }) => config),
    )
    world = new LabelWorld({ streams, clock, log, store, carriers, printers }, transport, options)
    world.#ends.push(async () => {
      transport.close()
      for (const printer of printers) await printer.switchOff()
      await close()
      await store.close()
    })
    return world
  }

  get orders(): number {
    return this.#orderIds.length
  }

  /** An order comes in, by a carrier that is drawn. */
  async order(random: Random, by: readonly SimulatedCarrier[] = this.carriers): Promise<void> {
    const now = this.clock.now()
    const order = anOrderBy(random, this.#orderIds.length, now, pick(random, by))
    this.#orderIds.push(order.id)
    await this.store.write((tx) => tx.orders.insert([order], now))
  }

  /** The credentials are taken again: a person has the carrier tried. */
  restored(carrierId: string): void {
    this.#restored.add(carrierId)
    this.#wake(carrierId, this.clock.now())
  }

  /** What the program, packers and leads do by themselves, over and over; the tables open at `packingFrom`. */
  planWork(packingFrom: EpochMs = START): void {
    this.#every(TURN_MS, () => this.living((program) => program.turn()))
    this.schedule.plan(packingFrom, () =>
      this.#every(PACKING_MS, () => this.living((program) => this.packers.pack(program))),
    )
    this.#every(DRIVERS_MS, () => this.living((program) => this.packers.ship(program)))
    this.#every(DRIVERS_MS, () => this.living((program) => this.packers.sendBack(program)))
    this.#every(LEAD_MS, () => this.living((program) => this.packers.seeToExceptions(program)))
    this.#every(WANT_MS, () => this.living((program) => program.wantDue()))
    for (const { software, account } of this.carriers)
      if (software !== null)
        this.#every(5 * MINUTE_MS, async () => {
          await software.takeExport(this.store, account.id)
          this.#wake(account.id, this.clock.now())
          this.#wake(account.id, this.clock.now() + 5000)
        })
  }

  /** Lets the program do something, if it lives and has room on its disk. */
  async living(work: (program: LabelProgram) => Promise<void>): Promise<void> {
    try {
      await this.lives.living(work)
    } catch (error) {
      if (!(error instanceof StoreFullError)) throw error
      this.#wakeAll()
    }
  }

  /** Plays on until then. */
  async playUntil(end: EpochMs): Promise<void> {
    while (this.clock.now() < end) {
      const at = Math.min(this.schedule.nextAt() ?? end, this.#nextLaneAt(), end)
      this.clock.advanceTo(at)
      await this.meanwhile()
      await this.#print()
      await this.#runLanes()
      await this.#print()
    }
  }

  /** What is due happens, wherever the program stands. */
  async meanwhile(): Promise<void> {
    const { schedule, clock } = this
    for (let at = schedule.nextAt(); at !== null && at <= clock.now(); at = schedule.nextAt())
      await schedule.next()?.()
  }

  evidence(): Promise<Evidence> {
    const { carriers, printers, packers } = this
    return gatherEvidence(this.store, {
      carriers,
      printers,
      packers,
      sights: this.#sights,
      orderIds: this.#orderIds,
    })
  }

  async close(): Promise<void> {
    await this.#sights.close()
    for (const end of this.#ends.toReversed()) await end().catch(() => undefined)
  }

  #every(ms: number, work: () => Promise<void>): void {
    const again = (): void =>
      this.schedule.plan(this.clock.now() + ms, async () => {
        await work()
        again()
      })
    again()
  }

  /** One printer after another, with nothing else under way, so that a seed is played the same again. */
  async #print(): Promise<void> {
    for (let wake = this.#wakePrinters.shift(); wake !== undefined; wake = this.#wakePrinters.shift()) {
      wake()
      await this.living((program) => program.print([]))
    }
    const printers = [...this.#toPrint]
    this.#toPrint.clear()
    for (const id of printers) await this.living((program) => program.print([id]))
  }

  async #runLanes(): Promise<void> {
    for (const { id } of this.carriers) {
      if (this.lives.program === null || (this.#next.get(id) ?? 0) > this.clock.now()) continue
      this.#next.set(id, Number.POSITIVE_INFINITY)
      this.#busy.delete(id)
      let due: EpochMs | null = null
      await this.living(async (program) => {
        if (this.#restored.delete(id)) program.hurry(id)
        due = await program.runLane(id)
      })
      if (due === null) this.#wake(id, this.clock.now() + PATIENCE_MS)
      // A round does a part of what there is.
      else if (this.#busy.has(id)) this.#wake(id, this.clock.now() + 1000)
      // By our clock; an idle lane is woken by what is committed.
      else if (due - this.skewMs > this.clock.now() + 1000) this.#wake(id, due - this.skewMs)
    }
  }

  #nextLaneAt(): EpochMs {
    if (this.lives.program === null) return Number.POSITIVE_INFINITY
    return Math.min(...this.carriers.map(({ id }) => this.#next.get(id) ?? 0))
  }

  #wakeFor(purchaseId: string, at: EpochMs | null): void {
    const accountId = this.#accountOf.get(purchaseId)
    if (accountId === undefined) return
    const soon = this.clock.now() + 500 + exponential(this.#pace, PACE_MS)
    this.#wake(accountId, at === null ? soon : Math.max(soon, at - this.skewMs))
  }

  #wakeAll(): void {
    for (const { id } of this.carriers)
      this.#wake(id, this.clock.now() + 500 + exponential(this.#pace, PACE_MS))
  }

  #wake(accountId: string, at: EpochMs): void {
    this.#next.set(accountId, Math.min(at, this.#next.get(accountId) ?? Number.POSITIVE_INFINITY))
  }
}
