import type { Order } from '../../../shared/domain/order.ts'
import { clipped } from '../../../shared/lib/clipped.ts'

/** What one answer of a carrier about its points is good for. */
export function pointArea({ destination }: Pick<Order, 'destination'>, product: string | null): string {
  const { country, postcode } = destination
  return clipped(`${country} ${postcode} ${product ?? ''}`.trim().toUpperCase(), 120)
}
