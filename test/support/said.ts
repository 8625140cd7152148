import { expect } from 'vitest'
import type { Message } from '../../shared/messages/definition.ts'
import { say } from '../../shared/messages/say.ts'

/** Matches a message that says this in English: `toEqual({ kind: 'refused', problem: said('…') })`. */
export function said(text: string | RegExp): Message {
  return expect.toSatisfy(
    (found: Message) => {
      const words = say('en', found)
      return typeof text === 'string' ? words === text : text.test(words)
    },
    `says ${String(text)}`,
  ) as Message
}
