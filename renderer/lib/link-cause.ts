import type { LinkState } from '../../shared/domain/channel.ts'
import type { ChannelTrouble } from '../../shared/domain/channel-trouble.ts'
import type { Message } from '../../shared/messages/definition.ts'
import type { MessageCode } from '../../shared/messages/message.ts'
import { useSay } from './messages.ts'

type Troubled = Extract<LinkState, { cause: Message }>

/** Why a link is not as it should be, in a few words for within a sentence; the connector's where we have none. */
export function useLinkCause(): (link: Troubled) => string {
  const inWords = useSay()
  return (link) =>
    'trouble' in link && link.trouble !== undefined
      ? inWords(troubleMessage(link.trouble))
      : inWords(link.cause)
}

function troubleMessage({ code, ...args }: ChannelTrouble): Message {
  const named: MessageCode = `linkTroubles.${code}`
  return { code: named, args: args as Message['args'] }
}
