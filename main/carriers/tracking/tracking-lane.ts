import { type CarrierAccount, secretsOf } from '../../../shared/domain/carrier-account.ts'
import type { LinkState } from '../../../shared/domain/channel.ts'
import { type Clock, type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import { type CarrierConnector, TRACK_BATCH } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import type { Store } from '../../app/ports/store.ts'
import type { TrackingEvents } from '../../app/ports/tracking-events.ts'
import { limited } from '../../remote/call-limit.ts'
import {
  afterFailure,
  afterRefusedAccess,
  afterSuccess,
  type Link,
  link as linkSchema,
  linkState,
  NEW_LINK,
  nextTry,
} from '../../remote/link.ts'
import type { Rounds } from '../../remote/rounds.ts'

export interface TrackingDeps {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly tracking: TrackingEvents
}

/** Calls in a row before the carrier is left in peace for `REST_MS`. */
const CALLS_A_ROUND = 20
const REST_MS = MINUTE_MS
const LINK = 'tracking-link'

/**
 * Asks one account's carrier about the parcels that have left, a batch a call, one call after the other. A carrier
 * that is away is left alone for longer and longer, over restarts too; nothing is lost by it.
 */
export class TrackingLane implements Rounds {
  readonly #deps: TrackingDeps
  readonly #account: CarrierAccount
  readonly #connector: CarrierConnector
  #link: Link | null = null

  constructor(deps: TrackingDeps, account: CarrierAccount, connector: CarrierConnector) {
    this.#deps = deps
    this.#account = account
    this.#connector = connector
  }

  /** How following the account's parcels stands. */
  get state(): LinkState {
    return linkState(this.#link ?? NEW_LINK, false)
  }

  /** @returns the instant of the next round; null = the carrier refuses access until the account is changed */
  async runOnce(signal: AbortSignal): Promise<EpochMs | null> {
    const { store, clock } = this.#deps
    const { track } = this.#connector
    if (track === undefined) return null
    const before = await this.#linkNow()
    const due = nextTry(before, clock.now())
    if (due === null || due > clock.now()) return due
    for (let calls = 0; calls < CALLS_A_ROUND && !signal.aborted; calls += 1) {
      const tracks = await store.read((tx) => tx.tracks.due(this.#account.id, clock.now(), TRACK_BATCH))
      if (tracks.length === 0) break
      const numbers = tracks.map(({ trackingNumber }) => trackingNumber)
      try {
        await this.#ask(track.bind(this.#connector), numbers, signal)
        await this.#become(afterSuccess(clock.now()))
      } catch (error) {
        if (!(error instanceof RemoteError)) throw error
        const next = this.#afterFault(await this.#linkNow(), error)
        await this.#become(next)
        return nextTry(next, clock.now())
      }
    }
    return clock.now() + REST_MS
  }

  /** A batch that the carrier does not take is asked number by number; one that it does not take alone is passed over. */
  async #ask(
    track: NonNullable<CarrierConnector['track']>,
    numbers: readonly string[],
    signal: AbortSignal,
  ): Promise<void> {
    const { tracking } = this.#deps
    try {
      const found = await limited(signal, (limit) => track(numbers, limit))
      await tracking.told(this.#account.id, numbers, found)
    } catch (error) {
      if (!(error instanceof RemoteError) || error.kind !== 'protocol') throw error
      if (numbers.length <= 1) await tracking.told(this.#account.id, numbers, new Map())
      else for (const number of numbers) await this.#ask(track, [number], signal)
    }
  }

  #afterFault(before: Link, error: RemoteError): Link {
    const { clock, random } = this.#deps
    if (error.kind !== 'unauthorised') return afterFailure(before, error, clock.now(), random)
    return afterRefusedAccess(before, error.problem, clock.now())
  }

  async #linkNow(): Promise<Link> {
    if (this.#link !== null) return this.#link
    const stored = await this.#deps.store.read((tx) => tx.syncState.get(secretsOf(this.#account), LINK))
    const parsed = linkSchema.safeParse(stored)
    // What refused access is asked again when the program or the account's lane starts anew.
    const known = parsed.success && parsed.data.trouble?.kind !== 'needs-authorisation'
    this.#link = known ? parsed.data : NEW_LINK
    return this.#link
  }

  async #become(next: Link): Promise<void> {
    const before = this.#link
    this.#link = next
    if (before?.failures === next.failures && next.nextTryAt === 0) return
    await this.#deps.store.write((tx) => tx.syncState.put(secretsOf(this.#account), LINK, next))
    if (linkState(before ?? NEW_LINK, false).kind !== this.state.kind) await this.#deps.tracking.linkChanged()
  }
}
