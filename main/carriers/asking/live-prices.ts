import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import type { QuoteWant } from '../../../shared/domain/live-quote.ts'
import { type Clock, HOUR_MS } from '../../../shared/lib/clock.ts'
import type { CarrierConnector } from '../../app/ports/carrier.ts'
import type { QuoteEvents } from '../../app/ports/quote-events.ts'
import type { Store } from '../../app/ports/store.ts'
import type { Asker, Question } from './ask-lane.ts'

export interface QuoteDeps {
  readonly store: Store
  readonly clock: Clock
  readonly quotes: QuoteEvents
}

const CALLS_A_ROUND = 10

/**
 * The prices that orders were decided without: without an answer there is no price, and other services are chosen.
 * null = the account's live prices are not used.
 */
export function livePrices(
  { store, clock, quotes }: QuoteDeps,
  { id, livePrices: isLive, isActive }: CarrierAccount,
  connector: CarrierConnector,
): Asker | null {
  const ask = connector.quote?.bind(connector)
  if (ask === undefined || isLive !== true || !isActive) return null
  const question = (want: QuoteWant): Question => ({
    attempts: want.attempts,
    ask: async (signal) => quotes.quoted(want, await ask(want.request, signal)),
    // It does not price such a parcel.
    refused: () => quotes.quoted(want, []),
    notNow: (_problem, waitMs) => quotes.notNow(want, waitMs),
  })
  return {
    lookAgainMs: 2_000,
    longestWaitMs: HOUR_MS,
    due: async () => (await store.read((tx) => tx.quotes.due(id, clock.now(), CALLS_A_ROUND))).map(question),
  }
}
