import type { Sku } from '../../../shared/domain/product.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { instantOfLocal } from '../../../shared/lib/zoned.ts'
import { dayNumberOfDate, localDateOfDay } from '../../engine/promise/day-number.ts'
import type { DayReceipts } from '../ports/expected-receipt-table.ts'

/** Goods that make stock last so many days end a shortage; fewer are only waited with. */
const LEAST_DAYS = 1
/** Nobody counts on goods that are late by more days. */
const OVERDUE_DAYS = 7

/**
 * When goods come that end the shortage of a SKU; SKUs of which too few are expected are absent. What was to come by
 * today counts from tomorrow on. `receipts` by SKU and day; `perDay`: units that are ordered.
 */
export function nextReceipts(
  receipts: readonly DayReceipts[],
  perDay: ReadonlyMap<Sku, number>,
  now: EpochMs,
  timeZone: string,
): ReadonlyMap<Sku, EpochMs> {
  const today = dayNumberOfDate(localDateOf(now, timeZone))
  const found = new Map<Sku, EpochMs>()
  for (const [sku, own] of Map.groupBy(receipts, (receipt) => receipt.sku)) {
    let units = 0
    for (const { on, units: more } of own) {
      const day = dayNumberOfDate(on)
      if (day < today - OVERDUE_DAYS) continue
      units += more
      if (units < LEAST_DAYS * (perDay.get(sku) ?? 0)) continue
      found.set(sku, instantOfLocal(localDateOfDay(Math.max(day, today + 1)), 0, timeZone))
      break
    }
  }
  return found
}
