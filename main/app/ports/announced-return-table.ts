import type { AnnouncedReturn } from '../../../shared/domain/announced-return.ts'

/** Returns that are expected, with those that are over. */
export interface AnnouncedReturnTable {
  insert(announced: AnnouncedReturn): Promise<void>
  get(id: string): Promise<AnnouncedReturn | null>
  /** Compare-and-set: replaces what is known of one that is open; false when it no longer is. */
  updateOpen(announced: AnnouncedReturn): Promise<boolean>
  /** Expects one again that was received or cancelled; false when it is open. */
  reopen(announced: AnnouncedReturn): Promise<boolean>
  /** Oldest first. */
  ofOrder(orderId: string): Promise<AnnouncedReturn[]>
}
