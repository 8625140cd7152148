import { type ParsedNode, parseRule } from './parse-rule.ts'

/** What a rule set asks of an order's value. */
export interface ValueReads {
  /** In the workspace's currency; insuring goods for what they are worth too. */
  readonly isRead: boolean
  /** Currencies that rules name: the value of every order is converted into them. */
  readonly currencies: ReadonlySet<string>
}

/** Of the rules in force; those that are off or cannot be read ask nothing. */
export function valueReads(stored: readonly unknown[]): ValueReads {
  const currencies = new Set<string>()
  let isRead = false
  const look = (node: ParsedNode): void => {
    if (node.kind !== 'condition') {
      for (const child of node.children) look(child)
      return
    }
    for (const { field, subject } of node.tests)
      if (field === 'order.value') {
        isRead ||= subject === null
        for (const currency of subject ?? []) currencies.add(currency)
      }
  }
  for (const read of stored.map((rule) => parseRule(rule))) {
    if (read.kind === 'quarantined' || !read.parsed.rule.enabled) continue
    look(read.parsed.when)
    isRead ||= read.parsed.actions.some(({ code }) => code === 'ship.insure')
  }
  return { isRead, currencies }
}
