import type { ExceptionCause, ExceptionReason, ExceptionRecord } from '../../../shared/domain/exception.ts'
import type { ExceptionGroup } from '../../../shared/domain/exceptions/define-kind.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { PageRequest, SearchedPage } from './page.ts'
import type { SitesSeen } from './sites-seen.ts'

export interface NewException {
  readonly id: string
  readonly orderId: string | null
  readonly siteId: string | null
  readonly cause: ExceptionCause
  readonly openedAt: EpochMs
  readonly dueAt: EpochMs | null
  /** Names the cause within its order or channel, e.g. 'short-pick/SKU-1': the same key open twice is one exception. */
  readonly key: string
}

export interface ExceptionQuery extends PageRequest {
  readonly seen: SitesSeen
  readonly view: 'open' | 'mine' | 'unassigned' | 'due-soon' | 'snoozed' | 'closed'
  readonly group: ExceptionGroup | null
  readonly owner: string
  readonly now: EpochMs
  readonly search: string
  readonly sort: 'due' | 'opened' | 'reason' | 'order' | 'customer' | 'owner'
  readonly descending: boolean
}

/** Enough of an open exception to know it again. */
export interface OpenException {
  readonly id: string
  readonly openedAt: EpochMs
  readonly dueAt: EpochMs | null
}

export interface ExceptionTable {
  /** Opens each; one already open under the same (order, key) only gets the new evidence; a closed one reopens as a regression. */
  open(exceptions: readonly NewException[]): Promise<void>
  get(id: string): Promise<ExceptionRecord | null>
  /** Those of them that are known and seen there, in any order. */
  byIds(ids: readonly string[], seen: SitesSeen): Promise<ExceptionRecord[]>
  ofOrder(orderId: string): Promise<ExceptionRecord[]>
  /** Open or snoozed ones of these reasons, the oldest first. */
  openOf(reasons: readonly ExceptionReason[], limit: number): Promise<ExceptionRecord[]>
  /** All open ones that are seen there, the earliest due first. */
  openAt(now: EpochMs, seen: SitesSeen): Promise<OpenException[]>
  list(query: ExceptionQuery): Promise<SearchedPage<ExceptionRecord>>
  /** Of these reasons, closed ones too, opened since then, the newest first. */
  openedSince(reasons: readonly ExceptionReason[], since: EpochMs, limit: number): Promise<ExceptionRecord[]>
  /**
   * Closes what is open or snoozed of the order, but for these keys; null = all reasons but those that outlive it.
   * Returns how many.
   */
  close(
    orderId: string,
    reasons: readonly ExceptionReason[] | null,
    by: string,
    at: EpochMs,
    stays?: readonly string[],
  ): Promise<number>
  /** Closes what is open or snoozed of these; returns how many. */
  closeById(ids: readonly string[], by: string, at: EpochMs): Promise<number>
  /** Closed ones of these are open again, as if they had never been closed. */
  reopen(ids: readonly string[]): Promise<void>
  /** What a person dismissed is over: should it come back, it is reported again. */
  forgetAccepted(id: string): Promise<void>
  assign(id: string, owner: string | null): Promise<boolean>
  snooze(id: string, until: EpochMs | null): Promise<boolean>
  /** How many each tab of the queue shows; due-soon = due within an hour. */
  counts(
    owner: string,
    now: EpochMs,
    seen: SitesSeen,
  ): Promise<{
    views: Record<'open' | 'mine' | 'unassigned' | 'due-soon' | 'snoozed', number>
    groups: Record<ExceptionGroup, number>
  }>
  /** Open or snoozed ones per order, for those of `orderIds` that have any. */
  countByOrders(orderIds: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** Open ones per reason. */
  countOpen(now: EpochMs, seen: SitesSeen): Promise<ReadonlyMap<ExceptionReason, number>>
}
