import { definitionOf } from './catalogue.ts'
import type { Message } from './definition.ts'
import { plainMessage } from './message.ts'

/**
 * The text of a group by a key that another version may have written; the key itself where this version has none.
 * Only for texts without arguments.
 */
export function knownMessage(group: string, key: string): Message {
  const code = `${group}.${key}`
  return typeof definitionOf(code) === 'string' ? { code, args: {} } : plainMessage(key)
}
