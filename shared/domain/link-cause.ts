import type { Message } from '../messages/definition.ts'
import type { MessageCode } from '../messages/message.ts'
import type { LinkState } from './channel.ts'
import type { ChannelTrouble } from './channel-trouble.ts'

type Troubled = Extract<LinkState, { cause: Message }>

/** Why a link is not as it should be, in a few words for within a sentence; the connector's where we have none. */
export function linkCause(link: Troubled): Message {
  return 'trouble' in link && link.trouble !== undefined ? inOurWords(link.trouble) : link.cause
}

function inOurWords({ code, ...args }: ChannelTrouble): Message {
  const named: MessageCode = `linkTroubles.${code}`
  return { code: named, args: args as Message['args'] }
}
