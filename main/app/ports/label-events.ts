import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import type { LinkState } from '../../../shared/domain/channel.ts'
import type { LabelPurchase } from '../../../shared/domain/label-purchase.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import type { BoughtLabel, BuyOutcome, CarrierDocument, VoidOutcome } from './carrier.ts'

/** What the loop of purchases asks of the use cases; each call is one transaction with its journal entry. */
export interface LabelEvents {
  /** At start, before any call: what was being bought when the program ended may have been bought. */
  recover(): Promise<void>
  /**
   * Takes up to `limit` purchases of the account that are due for buying: they are `buying` when the promise resolves,
   * durably, and only then may the carrier be asked. `ready`: only those of these references; null = any.
   */
  claim(accountId: string, limit: number, ready: ReadonlySet<string> | null): Promise<LabelPurchase[]>
  /** How buying ended; papers are kept in the same transaction. `waitMs`: not before then is it tried again. */
  bought(purchase: LabelPurchase, outcome: BuyOutcome, waitMs: number): Promise<void>
  /** What looking up an uncertain one found; `retry`: nobody can tell yet, it is looked up again after `waitMs`. */
  looked(purchase: LabelPurchase, found: Looked, waitMs: number): Promise<void>
  /** What asking for the papers of a bought one gave; they are kept in the same transaction. `waitMs` as above. */
  fetched(purchase: LabelPurchase, fetched: Fetched, waitMs: number): Promise<void>
  voided(purchase: LabelPurchase, outcome: VoidOutcome, waitMs: number): Promise<void>
  /** The link to an account went up or down. */
  linkChanged(account: CarrierAccount, link: LinkState): Promise<void>
  /** Now and then: labels that come within reach are wanted. */
  wantDue(): Promise<void>
  /** Now and then: packed parcels that wait too long for their label are exceptions. */
  restateAwaited(): Promise<void>
}

/** `papers`: a label is among them. */
export type Fetched =
  | { readonly kind: 'papers'; readonly documents: readonly CarrierDocument[] }
  | { readonly kind: 'retry'; readonly problem: Message }

/** `retry`: not found yet, or it could not be asked. */
export type Looked =
  | { readonly kind: 'found'; readonly label: BoughtLabel }
  | { readonly kind: 'none' }
  | { readonly kind: 'retry' }
