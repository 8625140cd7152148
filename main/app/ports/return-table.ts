import type { ReturnRecord } from '../../../shared/domain/return.ts'

export interface ReturnTable {
  insert(record: ReturnRecord): Promise<void>
  get(id: string): Promise<ReturnRecord | null>
  /** Replaces what is known of a stored return. */
  update(record: ReturnRecord): Promise<void>
  /** It was recorded by mistake. */
  remove(id: string): Promise<void>
  /** Oldest first. */
  ofOrder(orderId: string): Promise<ReturnRecord[]>
}
