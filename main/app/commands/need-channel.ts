import type { Channel } from '../../../shared/domain/channel.ts'
import type { CommandContext } from './command.ts'
import { refuse } from './refusal.ts'

/** @throws {Refusal} there is none of that id */
export async function needChannel(context: CommandContext, channelId: string): Promise<Channel> {
  const channel = await context.tx.channels.get(channelId)
  if (!channel) refuse(`There is no channel ${channelId}`, `Il n’y a pas de canal ${channelId}`)
  return channel
}
