import { describe, expect, it } from 'vitest'
import {
  canMove,
  ORDER_STATES,
  ORDER_TRANSITIONS,
  type OrderState,
  REALLOCATABLE,
} from '../../../shared/domain/order.ts'

function reachable(from: OrderState): Set<OrderState> {
  const seen = new Set<OrderState>([from])
  for (const state of seen) for (const next of ORDER_TRANSITIONS[state]) seen.add(next)
  return seen
}

describe('the life of an order', () => {
  it('can come from received to every state', () => {
    expect([...reachable('received')].sort()).toEqual([...ORDER_STATES].sort())
  })

  it('can end from every state', () => {
    const ends: OrderState[] = ['cancelled', 'returned']
    for (const state of ORDER_STATES) {
      expect(
        ends.some((end) => reachable(state).has(end)),
        state,
      ).toBe(true)
    }
  })

  it('is not reallocated once it has been packed, but for a parcel that is taken apart', () => {
    expect(REALLOCATABLE).not.toContain('packed')
    expect(canMove('shipped', 'received')).toBe(false)
  })

  it('begins again when its channel takes up what was cancelled', () => {
    expect(canMove('cancelled', 'received')).toBe(true)
    expect(REALLOCATABLE).not.toContain('cancelled')
  })
})
