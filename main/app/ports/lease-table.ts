import type { TakenBack } from '../../../shared/domain/work-lease.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'

/** A fulfilment as the site got it. */
export interface GivenWork {
  readonly fulfillmentId: string
  readonly orderId: string
  readonly siteId: string
  /** When it was decided: whoever was away by then does not know it. */
  readonly decidedAt: EpochMs
}

/** Whose the work is that was released to sites (ADR 18). */
export interface LeaseTable {
  given(fulfillmentIds: readonly string[]): Promise<GivenWork[]>
  /** The last time each was, by fulfilment; what never was is not in it. */
  takenBack(fulfillmentIds: readonly string[]): Promise<ReadonlyMap<string, TakenBack>>
  /** All that was taken back of these orders, the last first. */
  takenBackOf(orderId: string): Promise<TakenBack[]>
  /** Raises the epoch. */
  takeBack(taken: TakenBack): Promise<void>
}
