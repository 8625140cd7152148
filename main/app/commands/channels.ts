import type { Channel } from '../../../shared/domain/channel.ts'
import { pushAvailability } from '../availability.ts'
import type { CommandContext } from '../command.ts'
import { refuse } from '../refusal.ts'

async function need(context: CommandContext, channelId: string): Promise<Channel> {
  const channel = await context.tx.channels.get(channelId)
  if (!channel) refuse(`There is no channel ${channelId}`, `Il n’y a pas de canal ${channelId}`)
  return channel
}

/** Adds or replaces a channel; its secrets are in the secret store before this runs and never in the journal. */
export async function putChannel(context: CommandContext, channel: Channel): Promise<Record<string, never>> {
  await context.tx.channels.put(channel)
  context.newWorld()
  context.touch('channels', 'settings')
  return {}
}

export async function setPaused(
  context: CommandContext,
  { channelId, paused }: { channelId: string; paused: boolean },
): Promise<Record<string, never>> {
  await context.tx.channels.put({ ...(await need(context, channelId)), paused })
  context.touch('channels')
  return {}
}

/** A new buffer changes what the channel may sell of everything. */
export async function setBuffer(
  context: CommandContext,
  { channelId, buffer }: { channelId: string; buffer: number },
): Promise<Record<string, never>> {
  const { tx, now } = context
  await tx.channels.put({ ...(await need(context, channelId)), buffer })
  const skus = (await tx.products.all()).map(({ sku }) => sku)
  await pushAvailability(tx, skus, now, context.newId)
  context.touch('channels', 'stock')
  return {}
}
