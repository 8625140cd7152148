import type { LiveQuote, QuoteWant } from '../../../shared/domain/live-quote.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'

/** One question, whatever the answer. */
export type QuoteKey = Pick<QuoteWant, 'accountId' | 'siteId' | 'country' | 'postcodePrefix' | 'upToWeightG'>

export interface QuoteTable {
  /** The last of each lane and service that was given since, and no later than `until`. */
  latest(since: EpochMs, until?: EpochMs): Promise<LiveQuote[]>
  put(quotes: readonly LiveQuote[]): Promise<void>
  want(key: QuoteKey): Promise<QuoteWant | null>
  putWant(want: QuoteWant): Promise<void>
  /** Of the account, oldest first. */
  due(accountId: string, now: EpochMs, limit: number): Promise<QuoteWant[]>
  /** Forgets what was said and asked before. */
  forget(before: EpochMs): Promise<void>
}
