import type { Order } from '../../../shared/domain/order.ts'

/** The order with one of CHOICE_TAGS on it. */
export function withTag(order: Order, tag: string): Order {
  return order.tags.includes(tag) ? order : { ...order, tags: [...order.tags, tag] }
}
