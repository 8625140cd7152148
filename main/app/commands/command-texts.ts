import { type CommandType, isCommandType } from '../../../shared/contract/commands.ts'
import type { Bilingual } from '../../../shared/contract/procedure.ts'
import { message } from '../../../shared/messages/message.ts'
import { say } from '../../../shared/messages/say.ts'

/** What a stored entry says; its bare type where an older version wrote one that is gone. */
export function commandText(type: string): Bilingual {
  return isCommandType(type) ? textOf(type) : { en: type, fr: type }
}

/** A type without its text in shared/messages/<language>/commands.ts does not compile here. */
function textOf(type: CommandType): Bilingual {
  const text = message(`commands.${type}`)
  return { en: say('en', text), fr: say('fr', text) }
}
