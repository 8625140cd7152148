import { findAction } from './catalogue/actions.ts'
import type { Naming } from './catalogue/field.ts'
import { findField } from './catalogue/fields.ts'
import type { ParsedNode, ParsedRule } from './parse-rule.ts'

/** Something of the workspace that a rule names, and where. */
interface Reference {
  readonly path: string
  readonly id: string
}

/** Channels that a rule names in its conditions and actions. */
export function channelReferences(parsed: ParsedRule): readonly Reference[] {
  const references = valuesOf(parsed.when, 'channel')
  parsed.actions.forEach((action, i) => {
    for (const { name, kind } of findAction(action.code)?.args ?? []) {
      const id: unknown = kind === 'channel' ? Reflect.get(action, name) : null
      if (typeof id === 'string') references.push({ path: `actions.${i}.${name}`, id })
    }
  })
  return references
}

/** SKUs that a rule names in its conditions, each as often as it is named. */
export function skuReferences(parsed: ParsedRule): readonly Reference[] {
  return valuesOf(parsed.when, 'sku')
}

function valuesOf(node: ParsedNode, of: Naming): Reference[] {
  if (node.kind === 'group') return node.children.flatMap((child) => valuesOf(child, of))
  return node.tests.flatMap((test) => {
    const type = findField(test.field)?.type
    if (type === undefined || type.kind === 'number' || type.kind === 'truth' || type.of !== of) return []
    if (test.kind === 'ranges' || test.kind === 'starts') return []
    return test.values.map((id) => ({ path: `${node.path}.value`, id }))
  })
}
