import { MINUTE_MS } from '../../shared/lib/clock.ts'
import type { CommandContext, Commands } from './command.ts'

const GROUP = 500

/** Hands decided orders to picking: from here only a person or a short pick moves them. */
export async function releaseOrders(context: CommandContext, orderIds: readonly string[]): Promise<string[]> {
  const { tx, now } = context
  const moved = await tx.orders.move(orderIds, 'released', now)
  const planned = (await tx.fulfillments.byOrders(moved)).filter(({ state }) => state === 'planned')
  await tx.fulfillments.move(
    planned.map(({ id }) => id),
    'released',
    now,
  )
  context.about(...moved)
  if (moved.length > 0) context.touch('orders')
  return moved
}

/**
 * Releases what has been decided long enough ago, by the workspace's setting; orders with an open exception wait.
 * Returns whether more is due at once.
 */
export async function releaseDue(commands: Commands): Promise<boolean> {
  return commands.system('orders.auto-release', async (context) => {
    const { autoReleaseMinutes } = await context.tx.settings.workspace()
    if (autoReleaseMinutes === null) return false
    const { now } = context
    const before = now - autoReleaseMinutes * MINUTE_MS
    const due = await context.tx.orders.awaitingRelease({ before, now }, GROUP)
    if (due.length === 0) return false
    await releaseOrders(context, due)
    return due.length === GROUP
  })
}
