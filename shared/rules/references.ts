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
    if (action.code === 'classify.protect-stock') {
      references.push({ path: `actions.${i}.channelId`, id: action.channelId })
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
