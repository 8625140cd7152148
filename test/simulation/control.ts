import { isToldMore, waitingMessages } from '../../main/app/notify/untold-stock.ts'
import type { Store } from '../../main/app/ports/store.ts'
import type { EpochMs } from '../../shared/lib/clock.ts'
import { MINUTE_MS } from '../../shared/lib/clock.ts'
import type { Random } from '../../shared/lib/random.ts'
import type { SimulatedChannel } from './channels.ts'
import { CRASH_POINTS, type CrashPoint } from './crash.ts'
import type { EventLog } from './event-log.ts'
import type { FiguresOwed } from './figures-owed.ts'
import { Lives } from './lives.ts'
import { Program } from './program.ts'
import type { SaleWatch } from './sale-watch.ts'
import type { Schedule } from './schedule.ts'
import type { StandingWatch } from './standing-watch.ts'
import { between, exponential, type Streams } from './streams.ts'
import type { Transport } from './transport.ts'
import type { WorldClock } from './world-clock.ts'

interface ControlDeps {
  readonly store: Store
  readonly clock: WorldClock
  readonly streams: Streams
  readonly log: EventLog
  readonly events: Schedule
  readonly owed: FiguresOwed
  readonly watch: SaleWatch
  readonly standings: StandingWatch
  readonly transport: Transport
  readonly channels: readonly SimulatedChannel[]
  readonly meanwhile: () => Promise<void>
}

/** The mean time between two looks into an outbox that holds something. */
const PACE_MS = 6 * MINUTE_MS
/** Between two calls of a loop that waits for a person. */
const PATIENCE_MS = 30 * MINUTE_MS

/** Runs the program through its lives: calls its loops when they are due, kills it, and starts it again. */
export class Control {
  readonly #deps: ControlDeps
  readonly #random: Random
  readonly #next = new Map<string, EpochMs>()
  readonly #restored = new Set<string>()
  readonly #pollMs: number
  readonly #lives: Lives<Program, CrashPoint>

  constructor(deps: ControlDeps) {
    const { clock, events, log, owed, watch, channels } = deps
    this.#deps = deps
    this.#random = deps.streams.of('control')
    // Shorter than what the watches allow news to be on its way.
    this.#pollMs = between(this.#random, 6, 18) * MINUTE_MS
    for (const { channel } of channels) this.#next.set(channel.id, clock.now())
    this.#lives = new Lives({
      clock,
      schedule: events,
      log,
      random: this.#random,
      points: CRASH_POINTS,
      diesEarly: 0,
      open: (kill, nth) => this.#open(kill, nth),
      onDown(until) {
        owed.recovered()
        watch.troubled(null, until)
      },
      mayStart: () => true,
      onBack: () => {
        for (const { channel } of channels) this.#beatBy(channel.id, clock.now())
      },
    })
  }

  get kills(): readonly CrashPoint[] {
    return this.#lives.kills
  }

  start(): Promise<void> {
    return this.#lives.start()
  }

  /** Lets the program do something, if it lives. */
  living(work: (program: Program) => Promise<void>): Promise<void> {
    return this.#lives.living(work)
  }

  #open(kill: Program['kill'], nth: number): Program {
    const { store, clock, streams, log, owed, standings, transport, channels, meanwhile } = this.#deps
    return new Program({
      store,
      clock,
      random: streams.of(`life ${nth}`),
      channels,
      transport,
      kill,
      log,
      talk: {
        waits: (channelId) => this.#beatBy(channelId, clock.now() + this.#pace()),
        changed: (skus) => {
          owed.changed(skus)
          for (const { channel } of channels) this.#beatBy(channel.id, clock.now() + this.#pace())
        },
        owed: (item) => owed.owed(item),
        figured: (channelId) => owed.figured(channelId),
        left: (orderId) => standings.leaves(orderId),
        claimed: (items) => owed.claimed(items),
        told: (itemId) => owed.told(itemId),
        putBack: (itemId) => owed.putBack(itemId),
      },
      timing: { pollMs: this.#pollMs, outboxMs: 1000 },
      pause: async (ms) => {
        clock.advance(ms)
        await meanwhile()
        kill.alive()
      },
    })
  }

  /** Decides and releases. */
  async turn(): Promise<void> {
    await this.living((program) => program.turn())
    const program = this.#lives.program
    if (program === null) return
    for (const channelId of this.#restored) {
      program.hurry(channelId)
      this.#beatBy(channelId, this.#deps.clock.now())
    }
    this.#restored.clear()
  }

  /** A person has put the channel's access right and wants it tried. */
  restored(channelId: string): void {
    this.#restored.add(channelId)
  }

  planKills(until: EpochMs, times: number): void {
    this.#lives.planKills(this.#deps.streams.of('kills'), until, times)
  }

  /** Nothing is left to be taken in, decided or told. */
  async isQuiet(): Promise<boolean> {
    if (this.#lives.program === null || this.#restored.size > 0) return false
    return this.#deps.store.read(async (tx) => {
      const waiting = [...(await waitingMessages(tx)).values()].reduce((sum, count) => sum + count, 0)
      if (waiting > 0) return false
      if ((await tx.inbox.pending(null, 1)).length > 0) return false
      return (await tx.orders.awaitingDecision(1)).length === 0
    })
  }

  nextBeatAt(): EpochMs {
    return this.#lives.program === null ? Number.POSITIVE_INFINITY : Math.min(...this.#next.values())
  }

  /** Calls the loops whose time has come, one after another. */
  async beatDue(): Promise<void> {
    const { clock } = this.#deps
    for (const { channel } of this.#deps.channels)
      if (this.#lives.program !== null && (this.#next.get(channel.id) ?? 0) <= clock.now())
        await this.#runChannel(channel.id)
  }

  async #runChannel(channelId: string): Promise<void> {
    const { clock, store } = this.#deps
    let due: EpochMs | null = null
    await this.living(async (program) => {
      due = await program.runOnce(channelId)
    })
    const now = clock.now()
    if (due === null) {
      this.#next.set(channelId, now + PATIENCE_MS)
      return
    }
    const isWaiting = await store.read((tx) => isToldMore(tx, channelId))
    this.#next.set(channelId, Math.max(due, now + (isWaiting ? this.#pace() : this.#pollMs)))
  }

  #beatBy(channelId: string, at: EpochMs): void {
    this.#next.set(channelId, Math.min(at, this.#next.get(channelId) ?? at))
  }

  /** The time between two looks into the outbox: a second in the real program, longer here to save calls. */
  #pace(): number {
    return 500 + exponential(this.#random, PACE_MS)
  }
}
