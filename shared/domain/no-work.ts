import { z } from 'zod'
import type { Message } from '../messages/definition.ts'
import { noWork } from '../messages/en/no-work.ts'
import { message, messageSchema } from '../messages/message.ts'

/** Why what a channel sent is never work here. */
export type NoWork = keyof typeof noWork

const noWorkCode = z.enum(Object.keys(noWork) as [NoWork, ...NoWork[]])

export function noWorkMessage(why: NoWork): Message {
  return message(`noWork.${why}`)
}

/** What is kept of why an order is no work. Earlier versions kept '' for nothing, the code alone, or an English text. */
export const storedWhy = z.union([
  z.literal('').transform(() => null),
  noWorkCode.transform(noWorkMessage),
  messageSchema.nullable(),
])
