import type { CommandContext } from '../commands/command.ts'
import { needChannel } from '../commands/need-channel.ts'
import { refuse } from '../commands/refusal.ts'
import { ChannelError, type Connector } from '../ports/channel.ts'
import type { AppServices } from '../services/app-services.ts'
import { claim, judge, keepOwnership, type Ownership } from './owner.ts'

const ASK_MS = 15_000

/**
 * This program works the shop from now on: it is written to the shop before the command, and the other program stops
 * when it looks next. @throws {Refusal} the shop has no place to be told, or does not answer
 */
export async function takeOver(
  services: AppServices,
  channelId: string,
): Promise<(context: CommandContext) => Promise<Record<string, never>>> {
  const ownership = await tellShop(services, channelId)
  return async (context) => {
    await needChannel(context, channelId)
    await keepOwnership(context.tx, channelId, ownership)
    context.touch('channels')
    return {}
  }
}

async function tellShop(services: AppServices, channelId: string): Promise<Ownership> {
  const connector = await writingConnector(services, channelId)
  if (connector?.readOwner === undefined || connector.writeOwner === undefined)
    refuse('refusals.owner.noPlace')
  const signal = AbortSignal.timeout(ASK_MS)
  try {
    const there = await connector.readOwner(signal)
    const { owner, ownership } = claim(there, services.program, services.clock.now())
    await connector.writeOwner(owner, signal)
    return ownership
  } catch (fault) {
    if (!(fault instanceof ChannelError)) throw fault
    refuse('refusals.owner.notStored')
  }
}

/** The other program that works a shop, kept so that screens name it; null = none, or the shop does not say. */
export async function otherOwner(services: AppServices, channelId: string): Promise<string | null> {
  const connector = await writingConnector(services, channelId)
  if (connector?.readOwner === undefined) return null
  try {
    const there = await connector.readOwner(AbortSignal.timeout(ASK_MS))
    const known = judge(null, there, services.program, services.clock.now())
    if (known?.kind !== 'other') return null
    await services.commands.system('channels.checkOwner', async ({ tx, touch }) => {
      await keepOwnership(tx, channelId, known)
      touch('channels')
    })
    return known.name
  } catch (fault) {
    if (fault instanceof ChannelError) return null
    throw fault
  }
}

async function writingConnector(services: AppServices, channelId: string): Promise<Connector | null> {
  const channel = await services.store.read((tx) => tx.channels.get(channelId))
  const connect = channel === null ? null : services.connectors[channel.kind]
  const secrets = channel === null ? null : await services.secrets.get(channel.id)
  if (channel === null || connect === null || secrets === null) return null
  return connect(channel, secrets, { mayWrite: true, startsCounting: false })
}
