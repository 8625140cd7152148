import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { HOUR_MS } from '../../../shared/lib/clock.ts'
import { BEFORE_RELEASE } from '../decide/reallocate.ts'
import type { MergeableOrders, OrderRecord } from '../ports/order-tables.ts'
import type { Tx } from '../ports/store.ts'
import { companionsOf } from './companions.ts'
import { channelKinds, ordersToMerge } from './merge-orders.ts'

/** Which orders may be merged at all; null = the merchant merges none. */
export async function mergeable(tx: Tx): Promise<MergeableOrders | null> {
  const { mergeWithinHours } = await tx.settings.get(WORKSPACE)
  return mergeWithinHours === null ? null : { withinMs: mergeWithinHours * HOUR_MS, states: BEFORE_RELEASE }
}

/** Of each of these orders how many others of its buyer could go with it and do not yet; those without any are left out. */
export async function companionCounts(
  tx: Tx,
  records: readonly OrderRecord[],
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  const waiting = records.filter(({ state }) => BEFORE_RELEASE.includes(state))
  const which = waiting.length === 0 ? null : await mergeable(tx)
  if (which === null) return counts
  const several = await tx.orders.ofBuyersWithSeveral(
    waiting.map(({ order }) => order),
    which,
  )
  const kinds = several.size === 0 ? new Map() : await channelKinds(tx)
  for (const record of waiting) {
    if (!several.has(record.order.id)) continue
    const others = await ordersToMerge(tx, record, kinds)
    const merged = new Set((await companionsOf(tx, record.order)).map(({ order }) => order.id))
    const count = others.filter(({ order }) => !merged.has(order.id)).length
    if (count > 0) counts.set(record.order.id, count)
  }
  return counts
}
