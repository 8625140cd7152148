import type { Order } from '../../../shared/domain/order.ts'
import type { OrderKind } from '../../../shared/domain/sellable.ts'

/**
 * A kind of order that a channel takes as a rule, and one of them to ask with. Its lines are exchanged for what is asked
 * about; it is placed now and has no deadline of its own.
 */
export interface UsualOrder {
  readonly kind: OrderKind
  readonly order: Order
}

/** By channel, the most frequent kind first; several may be of one kind, the same object. */
export type UsualOrders = ReadonlyMap<string, readonly UsualOrder[]>
