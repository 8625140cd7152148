import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import type { LabelPurchase, PurchaseState } from '../../../shared/domain/label-purchase.ts'
import type { NumberRange } from '../../../shared/domain/number-range.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { CarrierDocument } from './carrier.ts'

export interface CarrierAccountTable {
  all(): Promise<CarrierAccount[]>
  get(id: string): Promise<CarrierAccount | null>
  put(account: CarrierAccount): Promise<void>
}

/** What a change of state writes beside it. */
export type PurchaseChange = Partial<
  Pick<
    LabelPurchase,
    | 'request'
    | 'trackingNumber'
    | 'trackingUrl'
    | 'shipmentId'
    | 'papers'
    | 'priceCents'
    | 'currency'
    | 'problem'
    | 'field'
    | 'attempts'
    | 'notBefore'
    | 'printerId'
    | 'awaitedSince'
  >
> & { readonly state: PurchaseState; readonly changedAt: EpochMs }

/** A kept paper of a purchase, or of a hand-over list, without its bytes. */
export interface KeptDocument extends Omit<CarrierDocument, 'bytes'> {
  /** Its name for print jobs; unique. */
  readonly id: string
  readonly purchaseId: string
  readonly size: number
  /** Of its bytes, in hexadecimal. */
  readonly sha256: string
}

export interface LabelPurchaseTable {
  /**
   * Writes a new `wanted` one. false, and nothing written, when its parcel has a live one already: of two who want a
   * label at once one gets it.
   */
  want(purchase: LabelPurchase): Promise<boolean>
  get(id: string): Promise<LabelPurchase | null>
  /** Every purchase ever made for the fulfilments' parcels, oldest first. */
  ofFulfillments(ids: readonly string[]): Promise<LabelPurchase[]>
  byNumber(trackingNumber: string): Promise<LabelPurchase | null>
  /** Every one that was ever bought under one of these numbers, oldest first. */
  byNumbers(trackingNumbers: readonly string[]): Promise<LabelPurchase[]>
  /** Those asked for under one of these references of ours. */
  byReferences(references: readonly string[]): Promise<LabelPurchase[]>
  /** Compare-and-set: writes `change` only while it is in state `from`; false when it no longer is. */
  move(id: string, from: PurchaseState, change: PurchaseChange): Promise<boolean>
  /** In `state`, of the account (null = any), due at `now`; those whose label prints by itself first, then oldest. */
  due(
    what: { readonly accountId: string | null; readonly state: PurchaseState; readonly now: EpochMs },
    limit: number,
  ): Promise<LabelPurchase[]>
  /** `bought` ones of the account whose papers are owed and due at `now`, in the same order. */
  owed(what: { readonly accountId: string; readonly now: EpochMs }, limit: number): Promise<LabelPurchase[]>
  /** Released fulfilments of these carriers to be shipped until then, of which a parcel never had a purchase; earliest first. */
  unlabelled(
    what: { readonly carrierIds: readonly string[]; readonly shipBefore: EpochMs },
    limit: number,
  ): Promise<Fulfillment[]>
  /** How many there are by account, state and where their labels are. */
  counts(): Promise<
    readonly (Pick<LabelPurchase, 'accountId' | 'state' | 'papers'> & { readonly count: number })[]
  >
  /** What `bought` ones of fulfilments that have not left cost together, by currency. */
  inHand(): Promise<
    readonly {
      readonly accountId: string
      readonly labels: number
      readonly currency: string | null
      readonly cents: number
    }[]
  >
  /**
   * What live ones of released fulfilments cost together: what was paid in `currency`, else what the decision reckoned
   * with, as for those that are still to be bought.
   */
  unusedCents(currency: string): Promise<number>
  /** The fulfilments of `wanted`, `buying` and owed ones whose packed parcels wait since `before` or longer. */
  awaited(before: EpochMs): Promise<readonly string[]>
  /**
   * Of a site (null = all of them): parcels that are released, those of them whose label is here, packed ones that wait
   * for theirs; and how many labels were printed since an instant, in how many different hours.
   */
  supply(
    siteId: string | null,
    since: EpochMs,
  ): Promise<{
    readonly parcels: number
    readonly inHand: number
    readonly waiting: number
    readonly printed: number
    readonly printedHours: number
  }>
  /** `bought` ones of an account for a site's parcels, bought from the instant `from` and before `to`, oldest first. */
  boughtAt(what: {
    readonly accountId: string
    readonly siteId: string
    readonly from: EpochMs
    readonly to: EpochMs
  }): Promise<LabelPurchase[]>
  /** How many were bought, or given up after that, since an instant, by account. */
  boughtSince(from: EpochMs): Promise<ReadonlyMap<string, number>>
  /** Keeps papers byte for byte; the same role again replaces nothing and is a second paper. */
  keepDocuments(
    purchaseId: string,
    ids: readonly string[],
    documents: readonly CarrierDocument[],
  ): Promise<void>
  documents(purchaseId: string): Promise<KeptDocument[]>
  /** null = there is none of that id. */
  bytes(documentId: string): Promise<{ readonly document: KeptDocument; readonly bytes: Uint8Array } | null>
}

export interface NumberRangeTable {
  all(): Promise<NumberRange[]>
  put(range: NumberRange): Promise<void>
  /**
   * The next number of the account's ranges, which is given out once; null = none is left. `owner`: of the blocks that
   * are leased to that station; else of what is leased to nobody.
   */
  take(
    accountId: string,
    owner?: string | null,
  ): Promise<{ readonly range: NumberRange; readonly serial: number } | null>
  /**
   * A number that a station has given out of a range that is leased, also where it is another device since, paired anew;
   * null = there is no such number.
   */
  use(
    rangeId: string,
    serial: number,
  ): Promise<{ readonly range: NumberRange; readonly serial: number } | null>
  /**
   * Cuts up to `count` numbers out of the account's ranges, which from now on this station alone gives out, as the range
   * `id`; null = none is left.
   */
  lease(accountId: string, owner: string, count: number, id: string): Promise<NumberRange | null>
  /** Numbers left, leased ones too, by account. */
  left(): Promise<ReadonlyMap<string, number>>
}
