import type { CarrierListState, HandOver } from '../../../shared/domain/hand-over.ts'
import type { LabelPurchase } from '../../../shared/domain/label-purchase.ts'
import type { EpochMs, LocalDate } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'

/** How many parcels of an account at a site are in a state, and how many of them there are. */
export interface WaitingParcels {
  readonly accountId: string
  readonly siteId: string
  readonly count: number
}

export interface HandOverTable {
  /** A closed list with its parcels' purchases in order. @throws one of them stands on a list already */
  put(handOver: HandOver, purchaseIds: readonly string[]): Promise<void>
  get(id: string): Promise<HandOver | null>
  /** Closed from an instant on, newest first. */
  closedSince(from: EpochMs): Promise<HandOver[]>
  /** How many lists the account has had at the site on that day. */
  ofDay(accountId: string, siteId: string, day: LocalDate): Promise<number>
  /** The purchases of its parcels, in order. */
  purchasesOf(id: string): Promise<LabelPurchase[]>
  /**
   * Purchases whose parcels are packed or have left and stand on no list yet, of labels bought since an instant, oldest
   * first.
   */
  unlisted(accountId: string, siteId: string, since: EpochMs): Promise<LabelPurchase[]>
  /** The same, counted for every account and site. */
  unlistedCounts(since: EpochMs): Promise<WaitingParcels[]>
  /** Packed parcels whose label is not there yet, by the account that is to make it. */
  unlabelledCounts(): Promise<WaitingParcels[]>
  /** Lists whose carrier's own is to be asked for now. */
  wanted(accountId: string, now: EpochMs): Promise<HandOver[]>
  /** Compare-and-set of how the carrier's own list stands; false when it no longer is in `from`. */
  moveCarrierList(
    id: string,
    from: CarrierListState,
    change: {
      readonly carrierList: CarrierListState
      readonly problem: Message | null
      readonly attempts: number
      readonly notBefore: EpochMs
    },
  ): Promise<boolean>
}
