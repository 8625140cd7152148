import { isConnected, WAIT_DAYS } from '../../../shared/domain/channel.ts'
import { ENDING_HOLDS } from '../../../shared/domain/order-standing.ts'
import { DAY_MS } from '../../../shared/lib/clock.ts'
import { cancelOrder } from '../commands/cancel-order.ts'
import type { Commands } from '../commands/command.ts'

const GROUP = 200

/**
 * Cancels here what has waited for its channel longer than the channel's setting, so that its units are for sale
 * again; the channel is notified nothing, and the order comes back by itself when its hold ends there.
 */
export async function endWaits(commands: Commands): Promise<void> {
  await commands.system('orders.endWaits', async (context) => {
    const { tx, now } = context
    for (const channel of await tx.channels.all()) {
      if (!isConnected(channel)) continue
      const before = now - (channel.waitDays ?? WAIT_DAYS) * DAY_MS
      const waiting = await tx.standings.waitingSince(channel.id, ENDING_HOLDS, before, GROUP)
      // A hold with a known end counts as waiting from that time on.
      const ended = waiting.filter(({ standing }) => (standing.hold?.until ?? 0) < before)
      const records = await tx.orders.byIds(ended.flatMap(({ orderId }) => orderId ?? []))
      for (const { order, state } of records) {
        const standing = ended.find(({ orderId }) => orderId === order.id)
        if (state !== 'on-hold' || standing === undefined) continue
        await cancelOrder(context, order)
        await tx.exceptions.close(order.id, null, 'wait-ended', now)
        await tx.standings.put([{ ...standing, holders: [], ended: 'wait' }])
        context.about(order.id)
      }
    }
  })
}
