import type { Message, Value } from '../../messages/definition.ts'
import type { Field } from '../catalogue/field.ts'

/** A field as the beginning of a sentence: 'the weight', 'the distance from Lille'. `subject`: what it is about. */
export function fieldMessage(field: Field, subject: Value): Message {
  return { code: field.label, args: field.subject === null ? {} : { subject } }
}
