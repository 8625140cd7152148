import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import type { QuoteWant } from '../../../shared/domain/live-quote.ts'
import { type Clock, type EpochMs, HOUR_MS } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import type { CarrierConnector } from '../../app/ports/carrier.ts'
import type { QuoteEvents } from '../../app/ports/quote-events.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import type { Store } from '../../app/ports/store.ts'
import { waitMs } from '../../remote/backoff.ts'
import { limited } from '../../remote/call-limit.ts'
import type { Rounds } from '../../remote/rounds.ts'

export interface QuoteDeps {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly quotes: QuoteEvents
}

const CALLS_A_ROUND = 10
const LOOK_AGAIN_MS = 2_000
const LONGEST_WAIT_MS = HOUR_MS

/**
 * Asks one account's carrier for the prices that orders were decided without, one call after the other. Nothing waits
 * for it: without an answer there is no price, and other services are chosen.
 */
export class QuoteLane implements Rounds {
  readonly #deps: QuoteDeps
  readonly #account: CarrierAccount
  readonly #connector: CarrierConnector

  constructor(deps: QuoteDeps, account: CarrierAccount, connector: CarrierConnector) {
    this.#deps = deps
    this.#account = account
    this.#connector = connector
  }

  async runOnce(signal: AbortSignal): Promise<EpochMs | null> {
    const { store, clock } = this.#deps
    const { quote } = this.#connector
    if (quote === undefined || this.#account.livePrices !== true || !this.#account.isActive) return null
    const wants = await store.read((tx) => tx.quotes.due(this.#account.id, clock.now(), CALLS_A_ROUND))
    for (const want of wants) {
      if (signal.aborted) break
      const isAway = !(await this.#ask(quote.bind(this.#connector), want, signal))
      if (isAway) break
    }
    return clock.now() + LOOK_AGAIN_MS
  }

  /** false = the carrier is away: the others are not asked now. */
  async #ask(
    quote: NonNullable<CarrierConnector['quote']>,
    want: QuoteWant,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { quotes, random } = this.#deps
    try {
      await quotes.quoted(want, await quote(want.request, limited(signal)))
      return true
    } catch (error) {
      if (!(error instanceof RemoteError)) throw error
      // It does not price such a parcel.
      if (error.kind === 'protocol') {
        await quotes.quoted(want, [])
        return true
      }
      await quotes.notNow(want, waitMs(error.afterMs, want.attempts + 1, random, LONGEST_WAIT_MS))
      return false
    }
  }
}
