import type { NearbyPoints } from '../../../shared/domain/nearby-point.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'

/** What carriers told of their pick-up points, by account and area. */
export interface PointTable {
  get(accountId: string, area: string): Promise<NearbyPoints | null>
  /** In place of what was kept of the area; what was kept before `forgetBefore` goes. */
  put(points: NearbyPoints, at: EpochMs, forgetBefore: EpochMs): Promise<void>
}
