import type { Bilingual } from '../../../shared/contract/procedure.ts'
import { needChannel } from '../commands/channels.ts'
import type { CommandContext, Outcome } from '../commands/command.ts'
import { ChannelError, type Connector } from '../ports/channel.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Session } from '../services/control-room-port.ts'
import { claim, judge, keepOwnership } from './owner.ts'

const ASK_MS = 15_000

type Call = { readonly commandId: string; readonly input: { readonly channelId: string } }
type Told =
  | Extract<Outcome<Record<string, never>>, { kind: 'done' }>
  | { kind: 'refused'; message: Bilingual }

/**
 * This program works the shop from now on: the shop is told before the command, and the other program stops when it
 * looks next. Refused where the shop has no place to be told, or does not answer.
 */
export async function takeOver(services: AppServices, session: Session, call: Call): Promise<Told> {
  const { channelId } = call.input
  const connector = await writingConnector(services, channelId)
  if (connector?.readOwner === undefined || connector.writeOwner === undefined)
    return refused(
      'This shop has no place that says who works it: stop the other program by hand',
      'Cette boutique n’a pas d’endroit qui dise qui y travaille : arrêtez l’autre programme à la main',
    )
  const signal = AbortSignal.timeout(ASK_MS)
  try {
    const { owner, ownership } = claim(
      await connector.readOwner(signal),
      services.program,
      services.clock.now(),
    )
    await connector.writeOwner(owner, signal)
    return await services.commands.run(
      'channels.takeOver',
      session,
      call,
      async (context: CommandContext) => {
        await needChannel(context, channelId)
        await keepOwnership(context.tx, channelId, ownership)
        context.touch('channels')
        return {}
      },
    )
  } catch (fault) {
    if (!(fault instanceof ChannelError)) throw fault
    return refused(
      'The shop does not take that down: check the link and the rights of the key',
      'La boutique ne l’enregistre pas : vérifiez la liaison et les droits de la clé',
    )
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
    await services.commands.system('channels.owner', async ({ tx, touch }) => {
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

function refused(en: string, fr: string): Told {
  return { kind: 'refused', message: { en, fr } }
}
