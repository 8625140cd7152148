import type { FieldTest } from '../../../shared/rules/catalogue/test.ts'
import type { ParsedNode } from '../../../shared/rules/parse-rule.ts'
import type { CompiledRules } from '../rules/compile.ts'

/** What rules ask by which a site can become barred, or free again. */
const BARRING: readonly string[] = ['source.exclude-sites', 'source.send-to', 'source.splits']

/** How many units of a SKU can leave a site before rules may say otherwise of it. */
export interface StockSteps {
  /** `free`: units there, reserves for channels aside; `pack`: units that an order takes at once. At least 1. */
  next(site: number, free: number, pack: number): number
}

/** null = no rule that can bar a site reads what sites have. */
export function stockSteps(rules: CompiledRules, sites: ReadonlyMap<string, number>): StockSteps | null {
  const breaks = new Map<number, number[]>()
  const covers = new Set<number>()
  const barring = rules.programs.source.rules.filter(
    ({ rule, parsed }) => rule.stopsStage || parsed.actions.some(({ code }) => BARRING.includes(code)),
  )
  for (const test of barring.flatMap(({ parsed }) => testsOf(parsed.when))) {
    const site = test.subject === null ? undefined : sites.get(test.subject)
    if (site === undefined) continue
    if (test.field === 'stock.covers') covers.add(site)
    if ((test.field !== 'stock.least' && test.field !== 'stock.most') || test.kind !== 'ranges') continue
    const found = test.ranges.flatMap(({ from, to }) => [from, to + 1]).filter(Number.isFinite)
    breaks.set(site, [...(breaks.get(site) ?? []), ...found])
  }
  if (breaks.size === 0 && covers.size === 0) return null
  return {
    next(site, free, pack) {
      let below = Number.NEGATIVE_INFINITY
      for (const at of breaks.get(site) ?? []) if (at <= free && at > below) below = at
      if (covers.has(site) && pack <= free) below = Math.max(below, pack)
      return below === Number.NEGATIVE_INFINITY ? Math.max(1, free) : free - below + 1
    },
  }
}

function testsOf(node: ParsedNode): readonly FieldTest[] {
  return node.kind === 'condition' ? node.tests : node.children.flatMap(testsOf)
}
