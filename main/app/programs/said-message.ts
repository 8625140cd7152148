import type { SaidMessage } from '../../../shared/contract/programs.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { say } from '../../../shared/messages/say.ts'

/** In English: programs go by the code, and their logs are read by developers. */
export function saidMessage(message: Message): SaidMessage {
  return { code: message.code, text: say('en', message) }
}
