import type { TrackingEvent } from '../../../shared/domain/tracking-event.ts'

/** What the follower of parcels asks of the use cases; each call is one transaction. */
export interface TrackingEvents {
  /** The carrier's answer about `asked` numbers of the account. */
  told(
    accountId: string,
    asked: readonly string[],
    answer: ReadonlyMap<string, readonly TrackingEvent[]>,
  ): Promise<void>
  /** Following parcels became possible, or is no more. */
  linkChanged(): Promise<void>
}
