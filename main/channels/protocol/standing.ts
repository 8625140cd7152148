import type { OrderStanding } from '../../../shared/domain/order-standing.ts'

/** A standing of which the payload says only this much: work, nothing left or called off, nothing held. */
export function standing(said: Partial<OrderStanding>): OrderStanding {
  return { state: '', meaning: 'ship', hold: null, cancelRequested: false, lines: null, ...said }
}
