import type { AnnouncedReturn } from '../../../shared/domain/announced-return.ts'
import type { Page, PageRequest } from './page.ts'
import type { SitesSeen } from './sites-seen.ts'

/** Returns that are expected, with those that are over. */
export interface AnnouncedReturnTable {
  insert(announced: AnnouncedReturn): Promise<void>
  get(id: string): Promise<AnnouncedReturn | null>
  /** Compare-and-set: replaces what is known of one that is open; false when it no longer is. */
  updateOpen(announced: AnnouncedReturn): Promise<boolean>
  /** Oldest first. */
  ofOrder(orderId: string): Promise<AnnouncedReturn[]>
  /** Newest first. `search`: words of the order, or part of the number of its parcel; '' = any. */
  list(
    query: PageRequest & { readonly isOpen: boolean; readonly search: string; readonly seen: SitesSeen },
  ): Promise<Page<AnnouncedReturn>>
}
