import type { Message } from '../messages/definition.ts'
import { knownMessage } from '../messages/known-message.ts'

/** What speaks against a site or a service in a few words, one of SITE_REFUSALS and SERVICE_REFUSALS. */
export function refusalMessage(reason: string): Message {
  return knownMessage('notChosen.brief', reason)
}
