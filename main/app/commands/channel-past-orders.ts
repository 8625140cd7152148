import { isConnected } from '../../../shared/domain/channel.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { stopPastOrders as stop, wantPastOrders } from '../inbound/past-orders.ts'
import type { CommandContext } from './command.ts'
import type { HandlersOf } from './handler.ts'
import { refuse } from './refusal.ts'

/** Starts reading a channel's past orders, or resumes where it was stopped. */
export async function readPastOrders(
  { tx, now, touch }: CommandContext,
  { channelId, since }: { channelId: string; since: EpochMs },
): Promise<Record<string, never>> {
  const channel = await tx.channels.get(channelId)
  if (!channel || channel.kind === 'csv' || !isConnected(channel)) refuse('refusals.pastOrders.unavailable')
  if (since >= now) refuse('refusals.pastOrders.future')
  await wantPastOrders(tx, channelId, since, now)
  touch('channels')
  return {}
}

/** What was read stays; asked for again, it resumes from there. */
export async function stopPastOrders(
  { tx, now, touch }: CommandContext,
  { channelId }: { channelId: string },
): Promise<Record<string, never>> {
  await stop(tx, channelId, now)
  touch('channels')
  return {}
}

export const pastOrderHandlers: Pick<HandlersOf<'channels'>, 'readPastOrders' | 'stopPastOrders'> = {
  readPastOrders,
  stopPastOrders,
}
