import type { Sku } from '../../../shared/domain/product.ts'
import type { MovementKind, StockMovement } from '../../../shared/domain/stock-movement.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { SitesSeen } from './sites-seen.ts'

/** Who changes something in a transaction; the command that it is carried out by says so before it does anything. */
export interface ChangedBy {
  actor: string
  /** null = the program by itself. */
  commandId: string | null
  at: EpochMs
}

/** Why figures are put. */
export type MovementCause = Pick<StockMovement, 'kind'> &
  Partial<Pick<StockMovement, 'reason' | 'note' | 'orderId'>>

/** What is empty or null does not narrow. */
export interface MovementSearch {
  readonly seen: SitesSeen
  readonly sku: Sku | null
  /** Part of a SKU or product name, any case. */
  readonly search: string
  readonly siteId: string | null
  readonly kind: MovementKind | null
  /** Those before this number. */
  readonly before: number | null
  readonly limit: number
}

/**
 * Every change of stock on hand, written by whatever changes it: a level's figure is that after its last movement, and
 * each movement goes on from the one before. Only ever added to; old ones are pruned.
 */
export interface MovementTable {
  /** The newest first. */
  search(wanted: MovementSearch): Promise<StockMovement[]>
}
