import type { Fault, Misbehaviour } from '../../main/demo/channel-server/misbehaviour.ts'
import type { EpochMs } from '../../shared/lib/clock.ts'
import { HOUR_MS, MINUTE_MS } from '../../shared/lib/clock.ts'
import type { Random } from '../../shared/lib/random.ts'
import type { EventLog } from './event-log.ts'
import type { Schedule } from './schedule.ts'
import { exponential, pick } from './streams.ts'
import type { Darkness } from './transport.ts'
import type { WorldClock } from './world-clock.ts'

/** A spell of trouble comes to each channel so often on average, in short seeds so many times. */
const APART_MS = 3 * HOUR_MS
const LEAST_SPELLS = 5

export const FAULTS: readonly Fault[] = [
  { kind: 'reset', handled: true },
  { kind: 'reset', handled: false },
  { kind: 'error', status: 502, handled: true },
  { kind: 'error', status: 500, handled: false },
  { kind: 'error', status: 503, handled: true },
  { kind: 'html', status: 200 },
  { kind: 'html', status: 503 },
]
const DARK: readonly Darkness[] = ['refused', 'silent', 'no-name']

/** What can go wrong at one peer, and on the way to it. */
export interface Troubled {
  readonly id: string
  /** null = it is no server. */
  readonly misbehaviour: Misbehaviour | null
  darken(dark: Darkness | null): void
  answersLate(share: number): void
  expireTokens(): void
  /** Its credentials are taken no more, until a person gives them back. */
  revoke(revoked: boolean): void
}

interface TroublesDeps {
  readonly clock: WorldClock
  readonly random: Random
  readonly log: EventLog
  readonly schedule: Schedule
  readonly peers: readonly Troubled[]
  readonly spells: readonly Spell[]
  readonly faults: readonly Fault[]
  /** Whatever it was asked may have gone wrong until then. */
  readonly onTroubled: (peerId: string, until: EpochMs) => void
  /** A person puts the credentials right and has the peer tried at once. */
  readonly onAccessRestored: (peerId: string) => void
}

export type Spell =
  | 'outage'
  | 'storm'
  | 'faults'
  | 'late answers'
  | 'spoilt pages'
  | 'tokens expired'
  | 'access revoked'
export const SPELLS: readonly Spell[] = [
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

/** What goes wrong at peers and on the way to them: in spells that come by themselves and overlap. */
export class Troubles {
  readonly #deps: TroublesDeps
  #until: EpochMs = 0
  #apartMs = APART_MS

  constructor(deps: TroublesDeps) {
    this.#deps = deps
  }

  /** From now until `until`; then everything is well again. */
  plan(until: EpochMs): void {
    const { schedule, peers } = this.#deps
    this.#until = until
    this.#apartMs = Math.min(APART_MS, (until - this.#deps.clock.now()) / LEAST_SPELLS)
    for (const peer of peers) this.#planNext(peer)
    schedule.plan(until, () => this.#calm())
  }

  #planNext(peer: Troubled): void {
    const { clock, random, schedule } = this.#deps
    const at = clock.now() + exponential(random, this.#apartMs)
    if (at < this.#until) schedule.plan(at, () => this.#strike(peer))
  }

  #strike(peer: Troubled): void {
    const { clock, random, log, schedule, spells, onTroubled } = this.#deps
    const spell = pick(random, spells)
    const longest = this.#apartMs * (random() < 0.2 ? 1.5 : 0.3)
    const until = Math.min(this.#until, clock.now() + MINUTE_MS + Math.floor(random() * longest))
    log.add(`${peer.id}: ${spell}`)
    onTroubled(peer.id, until)
    const end = this.#begin(peer, spell)
    schedule.plan(until, () => {
      end()
      log.add(`${peer.id}: ${spell} is over`)
    })
    this.#planNext(peer)
  }

  /** @returns how it ends */
  #begin(peer: Troubled, spell: Spell): () => void {
    const { random, faults } = this.#deps
    const { misbehaviour } = peer
    switch (spell) {
      case 'outage':
        peer.darken(pick(random, DARK))
        return () => peer.darken(null)
      case 'storm':
        misbehaviour?.often({ kind: 'throttle', retryAfterSeconds: pick(random, [null, 2, 30, 90]) }, 0.8)
        return () => misbehaviour?.calm()
      case 'faults':
        for (let kinds = 1 + Math.floor(random() * 3); kinds > 0; kinds -= 1)
          misbehaviour?.often(pick(random, faults), 0.05 + random() * 0.3)
        return () => misbehaviour?.calm()
      case 'late answers':
        peer.answersLate(0.05 + random() * 0.3)
        return () => peer.answersLate(0)
      case 'spoilt pages':
        if (misbehaviour !== null) misbehaviour.pages = pick(random, ['duplicated', 'reordered'])
        return () => {
          if (misbehaviour !== null) misbehaviour.pages = null
        }
      case 'tokens expired':
        peer.expireTokens()
        return () => peer.expireTokens()
      case 'access revoked':
        peer.revoke(true)
        return () => {
          peer.revoke(false)
          this.#deps.onAccessRestored(peer.id)
        }
    }
  }

  #calm(): void {
    for (const peer of this.#deps.peers) {
      peer.darken(null)
      peer.answersLate(0)
      peer.misbehaviour?.calm()
      peer.revoke(false)
      this.#deps.onAccessRestored(peer.id)
    }
  }
}
