import type { Refused } from '../../../shared/contract/procedure.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { type MessageCode, type MessageParameters, message } from '../../../shared/messages/message.ts'
import { say } from '../../../shared/messages/say.ts'

/** An expected refusal of a command: its transaction is rolled back and the person reads why. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly why: Message
  constructor(why: Message) {
    super(say('en', why))
    this.why = why
  }
}

/** @throws {Refusal} always */
export function refuse<Code extends MessageCode>(code: Code, ...args: MessageParameters<Code>): never {
  throw new Refusal(message(code, ...args))
}

/** The answer to a call whose `work` may refuse outside of a command's transaction. */
export async function orRefused<T>(work: () => Promise<T>): Promise<T | Refused> {
  try {
    return await work()
  } catch (fault) {
    if (fault instanceof Refusal) return { kind: 'refused', message: fault.why }
    throw fault
  }
}
