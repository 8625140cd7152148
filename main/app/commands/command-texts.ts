import { isCommandType } from '../../../shared/contract/commands.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message, plainMessage } from '../../../shared/messages/message.ts'

/**
 * What a stored entry says; its bare type where an older version wrote one that is gone. A type without its text in
 * shared/messages/<language>/commands.ts does not compile here.
 */
export function commandText(type: string): Message {
  return isCommandType(type) ? message(`commands.${type}`) : plainMessage(type)
}
