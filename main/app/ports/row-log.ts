import type {
  FollowedGroup,
  FollowedKind,
  FollowPosition,
  GroupKey,
} from '../../../shared/contract/following.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'

/** Which orders a copy holds. */
export interface CopyScope {
  /** Orders with a part at this site, and those that are at none yet; null = of all sites. */
  readonly siteId: string | null
  /** Of numbers, those that are leased to it. */
  readonly deviceId: string
  /** Those that have ended before then are left out of the first filling. */
  readonly endedSince: EpochMs
}

/**
 * What changed, and the rows as they are: how another program keeps a copy. Rows that change together are one group,
 * such as an order with its lines and fulfilments, and are always told together.
 */
export interface RowLog {
  /** Up to where everything can be read now. */
  head(): Promise<FollowPosition>
  /** The last change that was written, seen as a whole or not. */
  newest(): Promise<{ tx: number; no: number }>
  /**
   * The groups that changed after it, each once, the next `limit` changes; null = the position is not of this store, or of
   * a time that is not remembered any more: a copy of it is filled anew.
   */
  changedAfter(
    position: FollowPosition,
    limit: number,
  ): Promise<{ keys: GroupKey[]; position: FollowPosition; isEnd: boolean } | null>
  /** As they are now; outside of the scope or deleted = without rows. */
  groups(keys: readonly GroupKey[], scope: CopyScope): Promise<FollowedGroup[]>
  /** Ids of one kind after `after`, ascending, of the scope. */
  ids(kind: FollowedKind, after: string, limit: number, scope: CopyScope): Promise<string[]>
  /** Makes these groups what they are there. */
  put(groups: readonly FollowedGroup[]): Promise<void>
  /** Every group that was changed here, in a copy: none of them is what the hub has. */
  changedHere(): Promise<GroupKey[]>
  /** What was noted after `mark`, and of these groups, is what the hub has; null = of all. */
  forgetChanges(mark: number, keys: readonly GroupKey[] | null): Promise<void>
  /** Changes beyond the newest `kept` are forgotten, at most `limit`; how many were. */
  prune(kept: number, limit: number): Promise<number>
}
