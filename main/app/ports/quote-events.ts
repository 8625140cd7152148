import type { QuoteWant } from '../../../shared/domain/live-quote.ts'
import type { Quote } from './carrier.ts'

/** What asking carriers for prices asks of the use cases; each call is one transaction. */
export interface QuoteEvents {
  /** The carrier's answer; empty = it has no price for such a parcel. */
  quoted(want: QuoteWant, quotes: readonly Quote[]): Promise<void>
  /** It could not be asked; again after `waitMs`. */
  notNow(want: QuoteWant, waitMs: number): Promise<void>
}
