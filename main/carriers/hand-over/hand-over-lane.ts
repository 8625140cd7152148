import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import type { HandOver } from '../../../shared/domain/hand-over.ts'
import { type Clock, type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import type { CarrierConnector } from '../../app/ports/carrier.ts'
import type { HandOverEvents } from '../../app/ports/hand-over-events.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import type { Store } from '../../app/ports/store.ts'
import { waitMs } from '../../remote/backoff.ts'
import { limited } from '../../remote/call-limit.ts'
import type { Rounds } from '../../remote/rounds.ts'
import { boughtParcel } from '../protocol/bought-parcel.ts'

export interface HandOverDeps {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly handOvers: HandOverEvents
}

const LONGEST_WAIT_MS = 5 * MINUTE_MS
const LOOK_AGAIN_MS = 2_000

/**
 * Asks one account's carrier for its own lists of the parcels that were handed over to it. A list is wanted durably
 * before the carrier is asked, and asking again makes the same list or another paper of the same parcels: so it is asked
 * until it answers, over restarts too.
 */
export class HandOverLane implements Rounds {
  readonly #deps: HandOverDeps
  readonly #account: CarrierAccount
  readonly #connector: CarrierConnector

  constructor(deps: HandOverDeps, account: CarrierAccount, connector: CarrierConnector) {
    this.#deps = deps
    this.#account = account
    this.#connector = connector
  }

  async runOnce(signal: AbortSignal): Promise<EpochMs | null> {
    const { store, clock } = this.#deps
    const { handOver } = this.#connector
    if (handOver === undefined) return null
    const wanted = await store.read((tx) => tx.handOvers.wanted(this.#account.id, clock.now()))
    for (const list of wanted) {
      if (signal.aborted) break
      await this.#ask(handOver.bind(this.#connector), list, signal)
    }
    return clock.now() + LOOK_AGAIN_MS
  }

  async #ask(
    handOver: NonNullable<CarrierConnector['handOver']>,
    list: HandOver,
    signal: AbortSignal,
  ): Promise<void> {
    const { store, random, handOvers } = this.#deps
    const purchases = await store.read((tx) => tx.handOvers.purchasesOf(list.id))
    const parcels = purchases.filter(({ trackingNumber }) => trackingNumber !== null).map(boughtParcel)
    try {
      await handOvers.made(list, await handOver(parcels, limited(signal)))
    } catch (error) {
      if (!(error instanceof RemoteError)) throw error
      if (error.kind === 'protocol') return await handOvers.refused(list, error.problem)
      const wait = waitMs(error.afterMs, list.attempts + 1, random, LONGEST_WAIT_MS)
      await handOvers.notNow(list, error.problem, wait)
    }
  }
}
