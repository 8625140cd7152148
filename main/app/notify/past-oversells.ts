import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import type { Tx } from '../ports/store.ts'

const OF_LATE_MS = 90 * DAY_MS
const MOST = 1_000

/**
 * For each order of the channel of late that was sold more than there was: the smallest buffer of the channel that would
 * have prevented it, in units; ascending. As much less as it lacked would have been on offer.
 */
export async function buffersWanted(tx: Tx, channelId: string, now: EpochMs): Promise<number[]> {
  const reasons = ['out-of-stock', 'partial-stock', 'oversold-at-channel'] as const
  const opened = await tx.exceptions.openedSince(reasons, now - OF_LATE_MS, MOST)
  const orders = await tx.orders.byIds(opened.flatMap(({ orderId }) => orderId ?? []))
  const ofChannel = new Set(orders.flatMap(({ order }) => (order.channelId === channelId ? [order.id] : [])))
  const byOrder = new Map<string, number>()
  for (const { orderId, cause } of opened) {
    if (orderId === null || !ofChannel.has(orderId)) continue
    byOrder.set(orderId, Math.max(byOrder.get(orderId) ?? 0, lacking(cause)))
  }
  return [...byOrder.values()].filter((units) => units > 0).toSorted((a, b) => a - b)
}

function lacking(cause: ExceptionCause): number {
  switch (cause.reason) {
    case 'out-of-stock':
    case 'partial-stock':
    case 'oversold-at-channel':
      return Math.max(0, ...cause.lines.map(({ wanted, found }) => wanted - found))
    default:
      return 0
  }
}
