import { readerOf } from '../../../main/engine/rules/readers.ts'
import { directoryOf, missingReferences } from '../../../main/engine/rules/resolve.ts'
import type { RuleContext } from '../../../main/engine/rules/rule-context.ts'
import type { OrderFacts, ShipFacts, SiteFacts } from '../../../shared/rules/catalogue/facts.ts'
import { type FactValue, type FieldTest, holds } from '../../../shared/rules/catalogue/test.ts'
import { type RuleSetEnvelope, STAGES, type Stage } from '../../../shared/rules/document.ts'
import { type ParsedNode, type ParsedRule, parseRule } from '../../../shared/rules/parse-rule.ts'
import { inForce } from '../../../shared/rules/validity.ts'

/** What a fulfilment and an order are asked, all stages at once. */
interface Asked {
  readonly order: OrderFacts
  readonly sites: SiteFacts
  readonly ship: ShipFacts
}

/** One look at the facts: an order's, or with one of its parcels. */
type Look = (test: FieldTest) => FactValue
type Holds = (look: Look) => boolean

/**
 * Rules as their words say them, closures over the catalogue: what the compiled ones must agree with. Returns the ids
 * of the rules that match and are looked at, stage by stage in the order of the list.
 */
export function plainRules(set: RuleSetEnvelope, context: RuleContext, now: number) {
  const directory = directoryOf(context)
  const rules = set.rules.flatMap((stored) => {
    const read = parseRule(stored)
    if (read.kind !== 'valid' || !read.parsed.rule.enabled) return []
    return missingReferences(read.parsed, directory).length > 0 ? [] : [read.parsed]
  })
  const compiled = rules.map(({ rule, when, actions }) => ({ rule, actions, holds: holdsOf(when) }))
  const tagged = (matched: readonly ParsedRule['actions'][number][]) =>
    matched.flatMap((action) => (action.code === 'classify.tag' ? [action.tag] : []))

  return ({ order, sites, ship }: Asked): readonly string[] => {
    const ids: string[] = []
    let tags = order.tags
    const looks = (stage: Stage): readonly Look[] =>
      (stage === 'ship' ? ship.parcels : [undefined]).map((parcel) => (test) => {
        const reader = readerOf(test.field, test.subject, directory.indexesOf(test))
        if (reader.from === 'sites') return reader.read(sites)
        if (reader.from === 'order') return test.field === 'order.tags' ? tags : reader.read(order)
        return parcel === undefined ? Number.NaN : reader.read({ ship, parcel })
      })
    for (const stage of STAGES) {
      const matching: typeof compiled = []
      for (const one of compiled) {
        if (one.rule.stage !== stage || !inForce(one.rule.validity, now, context.timeZone)) continue
        if (!looks(stage).some(one.holds)) continue
        matching.push(one)
        if (one.rule.stopsStage) break
      }
      ids.push(...matching.map(({ rule }) => rule.id))
      if (stage === 'classify') tags = [...tags, ...tagged(matching.flatMap(({ actions }) => actions))]
    }
    return ids
  }
}

function holdsOf(node: ParsedNode): Holds {
  if (node.kind === 'condition') return (look) => node.tests.every((test) => holds(test, look(test)))
  const children = node.children.map(holdsOf)
  if (node.match === 'all') return (look) => children.every((child) => child(look))
  if (node.match === 'any') return (look) => children.some((child) => child(look))
  return (look) => !children.some((child) => child(look))
}
