import type { ReturnStage } from '../../../shared/domain/return-stage.ts'
import type { Page, PageRequest } from './page.ts'
import type { SitesSeen } from './sites-seen.ts'

export interface ReturnListQuery extends PageRequest {
  /** At least one. */
  readonly stages: readonly ReturnStage[]
  /** Words of the order, part of the number of its parcel or of the channel's return; '' = any. */
  readonly search: string
  readonly sort: 'at' | 'order' | 'customer' | 'stage'
  readonly descending: boolean
  readonly seen: SitesSeen
}

/** `reported`: an exception by which a channel asks; `announced`: expected here; `taken`: came back, or was refused. */
export interface ListedReturn {
  readonly kind: 'reported' | 'announced' | 'taken'
  readonly id: string
  readonly orderId: string
  readonly stage: ReturnStage
}

/** Returns of every origin as one list; each is in it once. */
export interface ReturnListTable {
  page(query: ReturnListQuery): Promise<Page<ListedReturn>>
  /** How many are in each stage; stages without any are left out. */
  counts(seen: SitesSeen): Promise<ReadonlyMap<ReturnStage, number>>
}
