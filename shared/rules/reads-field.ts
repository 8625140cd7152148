import type { Field } from './catalogue/field.ts'
import { findField } from './catalogue/fields.ts'
import { type ParsedNode, parseRule } from './parse-rule.ts'

/** Whether a condition of the stored rule asks for such a field; false for a rule that cannot be read. */
export function readsField(stored: unknown, isAsked: (field: Field) => boolean): boolean {
  const asks = (node: ParsedNode): boolean =>
    node.kind === 'group'
      ? node.children.some(asks)
      : node.tests.some(({ field: code }) => {
          const field = findField(code)
          return field !== null && isAsked(field)
        })
  const read = parseRule(stored)
  return read.kind === 'valid' && asks(read.parsed.when)
}
