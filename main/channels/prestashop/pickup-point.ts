import type { OrderRequests } from '../../../shared/domain/order.ts'
import { clipped } from '../../../shared/lib/clipped.ts'

interface Address {
  readonly alias: string
  readonly company: string
  readonly address2: string
  readonly other: string
}

const POINT_ID =
  /\b(?:id|n°|no\.?|num[ée]ro|code|relais|relay|point|pick-?up|locker|shop)\b[^\p{L}\d]{0,4}((?:[A-Z]{2}-)?\d{4,10})\b/iu

/**
 * Modules keep the chosen collection point in tables of their own, which no webservice shows; many also make it the
 * order's delivery address, with its number in one of its lines. Only of an order that goes to a point: a number may
 * be a door's code. null = none is given.
 */
export function pickupPointIn({
  alias,
  company,
  address2,
  other,
}: Address): NonNullable<OrderRequests['pickupPoint']> | null {
  const id = [other, alias, address2, company].map((line) => POINT_ID.exec(line)?.[1]).find(Boolean)
  return id === undefined ? null : { id, name: clipped(company.trim() || alias.trim(), 255) }
}
