import type { Fault } from '../../main/demo/channel-server/misbehaviour.ts'
import type { EpochMs } from '../../shared/lib/clock.ts'
import { HOUR_MS, MINUTE_MS } from '../../shared/lib/clock.ts'
import type { Random } from '../../shared/lib/random.ts'
import type { SimulatedChannel } from './channels.ts'
import type { EventLog } from './event-log.ts'
import type { SaleWatch } from './sale-watch.ts'
import type { Schedule } from './schedule.ts'
import { exponential, pick } from './streams.ts'
import type { Darkness } from './transport.ts'
import type { WorldClock } from './world-clock.ts'

/** A spell of trouble comes to each channel so often on average, in short seeds so many times. */
const APART_MS = 3 * HOUR_MS
const LEAST_SPELLS = 5

const FAULTS: readonly Fault[] = [
  { kind: 'reset', handled: true },
  { kind: 'reset', handled: false },
  { kind: 'error', status: 502, handled: true },
  { kind: 'error', status: 500, handled: false },
  { kind: 'error', status: 503, handled: true },
  { kind: 'html', status: 200 },
  { kind: 'html', status: 503 },
]
const DARK: readonly Darkness[] = ['refused', 'silent', 'no-name']

interface TroublesDeps {
  readonly clock: WorldClock
  readonly random: Random
  readonly log: EventLog
  readonly schedule: Schedule
  readonly watch: SaleWatch
  readonly channels: readonly SimulatedChannel[]
  /** A person puts the credentials right and has the channel tried at once. */
  readonly onAccessRestored: (channelId: string) => void
}

type Spell =
  | 'outage'
  | 'storm'
  | 'faults'
  | 'late answers'
  | 'spoilt pages'
  | 'tokens expired'
  | 'access revoked'
const SPELLS: readonly Spell[] = [
  'outage',
  'outage',
  'storm',
  'faults',
  'faults',
  'late answers',
  'spoilt pages',
  'spoilt pages',
  'tokens expired',
  'access revoked',
]

/** What goes wrong at the channels and on the way to them: in spells that come by themselves and overlap. */
export class Troubles {
  readonly #deps: TroublesDeps
  #until: EpochMs = 0
  #apartMs = APART_MS

  constructor(deps: TroublesDeps) {
    this.#deps = deps
  }

  /** From now until `until`; then everything is well again. */
  plan(until: EpochMs): void {
    const { schedule, channels } = this.#deps
    this.#until = until
    this.#apartMs = Math.min(APART_MS, (until - this.#deps.clock.now()) / LEAST_SPELLS)
    for (const channel of channels) this.#planNext(channel)
    schedule.plan(until, () => this.#calm())
  }

  #planNext(channel: SimulatedChannel): void {
    const { clock, random, schedule } = this.#deps
    const at = clock.now() + exponential(random, this.#apartMs)
    if (at < this.#until) schedule.plan(at, () => this.#strike(channel))
  }

  #strike(channel: SimulatedChannel): void {
    const { clock, random, log, schedule, watch } = this.#deps
    const spell = pick(random, SPELLS)
    const longest = this.#apartMs * (random() < 0.2 ? 1.5 : 0.3)
    const until = Math.min(this.#until, clock.now() + MINUTE_MS + Math.floor(random() * longest))
    log.add(`${channel.channel.id}: ${spell}`)
    watch.troubled(channel.channel.id, until)
    const end = this.#begin(channel, spell)
    schedule.plan(until, () => {
      end()
      log.add(`${channel.channel.id}: ${spell} is over`)
    })
    this.#planNext(channel)
  }

  /** @returns how it ends */
  #begin(channel: SimulatedChannel, spell: Spell): () => void {
    const { random } = this.#deps
    const { misbehaviour } = channel
    switch (spell) {
      case 'outage':
        channel.darken(pick(random, DARK))
        return () => channel.darken(null)
      case 'storm':
        misbehaviour?.often({ kind: 'throttle', retryAfterSeconds: pick(random, [null, 2, 30, 90]) }, 0.8)
        return () => misbehaviour?.calm()
      case 'faults':
        for (let kinds = 1 + Math.floor(random() * 3); kinds > 0; kinds -= 1)
          misbehaviour?.often(pick(random, FAULTS), 0.05 + random() * 0.3)
        return () => misbehaviour?.calm()
      case 'late answers':
        channel.answersLate(0.05 + random() * 0.3)
        return () => channel.answersLate(0)
      case 'spoilt pages':
        if (misbehaviour !== null) misbehaviour.pages = pick(random, ['duplicated', 'reordered'])
        return () => {
          if (misbehaviour !== null) misbehaviour.pages = null
        }
      case 'tokens expired':
        channel.expireTokens()
        return () => channel.expireTokens()
      case 'access revoked':
        channel.revoke(true)
        return () => {
          channel.revoke(false)
          this.#deps.onAccessRestored(channel.channel.id)
        }
    }
  }

  #calm(): void {
    for (const channel of this.#deps.channels) {
      channel.darken(null)
      channel.answersLate(0)
      channel.misbehaviour?.calm()
      channel.revoke(false)
      this.#deps.onAccessRestored(channel.channel.id)
    }
  }
}
