import type { PickupPoint } from '../../../shared/domain/order.ts'
import { clipped } from '../../../shared/lib/clipped.ts'

const POINT =
  /\b(?:relais|relay|parcel ?shop|service ?point|paketshop|packstation|locker|pick-?up|pudo|point)\b[^\p{L}\d]{0,4}(?:(?:n°|no\.?|num[ée]ro|id|code)[^\p{L}\d]{0,3})?((?:[A-Z]{2}-)?\d{3,10})\b/iu

/**
 * The collection point that stands in lines of an address, as plug-ins write it that have no field for it: 'Point
 * relais 012345'. `company` is what the place is called. Only of an order that goes to a point. null = none is given.
 */
export function pointInAddress(
  company: string | null | undefined,
  ...lines: readonly (string | null | undefined)[]
): PickupPoint | null {
  const id = [...lines, company].map((line) => POINT.exec(line ?? '')?.[1]).find(Boolean)
  return id === undefined ? null : { id, name: clipped(company?.trim() ?? '', 255) }
}
