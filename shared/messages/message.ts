import { z } from 'zod'
import type { Translated } from '../lib/language.ts'
import type { ArgumentsOf, CodesOf, DefinitionAt, Message } from './definition.ts'
import type { en } from './en.ts'

export type MessageCode = CodesOf<typeof en>

export type MessageArguments<Code extends MessageCode> = ArgumentsOf<DefinitionAt<typeof en, Code>>

/** What `message` takes after the code: nothing where the text has no arguments. */
export type MessageParameters<Code extends MessageCode> = keyof MessageArguments<Code> extends never
  ? []
  : [MessageArguments<Code>]

export function message<Code extends MessageCode>(code: Code, ...args: MessageParameters<Code>): Message {
  return { code, args: (args[0] ?? {}) as Message['args'] }
}

export const PLAIN = 'plain'

/** A text that stays as it is in every language. */
export function plainMessage(text: string): Message {
  return { code: PLAIN, args: { text } }
}

export const BILINGUAL = 'bilingual'

/** A text that stays as it was written in two languages; others show the English. */
export function bilingualMessage(text: Translated<string>): Message {
  return { code: BILINGUAL, args: { en: text.en, fr: text.fr } }
}

/** Any code and any arguments: those of a later version are kept, and shown as far as they can be. */
const coded = z.object({ code: z.string().min(1), args: z.record(z.string(), z.json()) })

/**
 * A message in the contract and in stored JSON. Earlier versions stored a text in its place, in English or in both of
 * their languages: it is read as a message of that text. Only a `Message` is accepted where one is made.
 */
export const messageSchema = z.union([
  coded,
  z.string().transform(plainMessage),
  z.object({ en: z.string(), fr: z.string() }).transform(bilingualMessage),
]) as unknown as z.ZodType<Message, Message>

/** A message in a column of text. */
export function storedMessage(message: Message): string {
  return JSON.stringify(message)
}

/** What `storedMessage` wrote, or the English text of an earlier version. */
export function readStoredMessage(text: string): Message {
  if (!text.startsWith('{"code":')) return plainMessage(text)
  try {
    return messageSchema.safeParse(JSON.parse(text)).data ?? plainMessage(text)
  } catch {
    return plainMessage(text)
  }
}
