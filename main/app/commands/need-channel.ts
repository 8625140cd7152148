import type { Channel } from '../../../shared/domain/channel.ts'
import type { CommandContext } from './command.ts'
import { refuse } from './refusal.ts'

/** @throws {Refusal} there is none of that id */
export async function needChannel(context: CommandContext, channelId: string): Promise<Channel> {
  const channel = await context.tx.channels.get(channelId)
  if (!channel) refuse('refusals.unknown.channel', { channel: channelId })
  return channel
}
