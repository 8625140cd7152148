import { findAction } from './catalogue/actions.ts'
import type { ParsedNode, ParsedRule } from './parse-rule.ts'

/** A channel that a rule names, and where. */
interface Reference {
  readonly path: string
  readonly id: string
}

/** Channels that a rule names in its conditions and actions. */
export function channelReferences(parsed: ParsedRule): readonly Reference[] {
  const references: Reference[] = []
  collect(parsed.when, references)
  parsed.actions.forEach((action, i) => {
    for (const { name, kind } of findAction(action.code)?.args ?? []) {
      const id: unknown = kind === 'channel' ? Reflect.get(action, name) : null
      if (typeof id === 'string') references.push({ path: `actions.${i}.${name}`, id })
    }
  })
  return references
}

function collect(node: ParsedNode, into: Reference[]): void {
  if (node.kind === 'group') {
    for (const child of node.children) collect(child, into)
    return
  }
  for (const test of node.tests) {
    if (test.field !== 'order.channel' || test.kind !== 'in') continue
    for (const id of test.values) into.push({ path: `${node.path}.value`, id })
  }
}
