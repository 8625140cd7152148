import { type Rule, STAGES, type Stage } from './document.ts'
import { mergeOrder } from './merge-order.ts'
import { parseRule } from './parse-rule.ts'

export const RULE_FIELDS = [
  'name',
  'enabled',
  'stage',
  'when',
  'actions',
  'validity',
  'stopsStage',
  'folder',
] as const
export type RuleField = (typeof RULE_FIELDS)[number]

export type Side = 'mine' | 'theirs'

/** Where both sides changed the same thing differently; `key` names it, whichever side is whose. */
export type Overlap = { readonly key: string } & (
  | {
      readonly kind: 'rule'
      /** null = all of the rule at once: either side's fields alone work, both together do not. */
      readonly field: RuleField | null
      /** null = both added it. */
      readonly base: Rule | null
      readonly mine: Rule
      readonly theirs: Rule
    }
  /** One side removed what the other changed; null on the side that removed it. */
  | {
      readonly kind: 'removed'
      readonly base: Rule
      readonly mine: Rule | null
      readonly theirs: Rule | null
    }
  /** The rules of a stage were put into orders that cannot both be. */
  | { readonly kind: 'order'; readonly stage: Stage }
)

export interface Merge {
  /** Whole even with overlaps: where nothing was chosen, theirs stands. By stage, and in its order. */
  readonly rules: readonly Rule[]
  /** Those that nothing was chosen for. */
  readonly overlaps: readonly Overlap[]
}

const NOTHING_CHOSEN: ReadonlyMap<string, Side> = new Map()

/**
 * Three-way merge of rule sets by rule id and by field of a rule, and within lists of conditions and actions that kept
 * their length by place. What one side changed is in the result; what both changed alike too; what they changed
 * differently is an overlap. Symmetric where nothing overlaps. Rules that work on both sides work in the result.
 */
export function mergeRules(
  base: readonly Rule[],
  mine: readonly Rule[],
  theirs: readonly Rule[],
  choices: ReadonlyMap<string, Side> = NOTHING_CHOSEN,
): Merge {
  const overlaps: Overlap[] = []
  const choose = (overlap: Overlap): Side | null => {
    const side = choices.get(overlap.key) ?? null
    if (side === null) overlaps.push(overlap)
    return side
  }
  const [olds, mines, others] = [byId(base), byId(mine), byId(theirs)]
  const merged = new Map<string, Rule>()
  for (const id of new Set([...olds.keys(), ...mines.keys(), ...others.keys()])) {
    const rule = mergeRule(olds.get(id) ?? null, mines.get(id) ?? null, others.get(id) ?? null, choose)
    if (rule !== null) merged.set(id, rule)
  }
  const lists = { base: idsOf(base), mine: idsOf(mine), theirs: idsOf(theirs) }
  const rules = STAGES.flatMap((stage) => {
    const ids = [...merged].flatMap(([id, rule]) => (rule.stage === stage ? [id] : []))
    const order = mergeOrder(
      ids,
      lists,
      () => choose({ kind: 'order', key: `order ${stage}`, stage }) ?? 'theirs',
    )
    return order.flatMap((id) => merged.get(id) ?? [])
  })
  return { rules, overlaps }
}

/** null = nothing was chosen yet. */
type Choose = (overlap: Overlap) => Side | null

/** null = it is gone. */
function mergeRule(base: Rule | null, mine: Rule | null, theirs: Rule | null, choose: Choose): Rule | null {
  if (isEqual(mine, theirs)) return mine
  if (isEqual(mine, base)) return theirs
  if (isEqual(theirs, base)) return mine
  if (mine === null || theirs === null) {
    if (base === null) return mine ?? theirs
    return choose({ kind: 'removed', key: base.id, base, mine, theirs }) === 'mine' ? mine : theirs
  }
  let isOpen = false
  const chosen = (field: RuleField): Rule => {
    const side = choose({ kind: 'rule', key: `${mine.id} ${field}`, field, base, mine, theirs })
    if (side === null) isOpen = true
    return side === 'mine' ? mine : theirs
  }
  const fields = RULE_FIELDS.map((field): [RuleField, unknown] => {
    const value = mergeValue(base?.[field], mine[field], theirs[field])
    return [field, value === OVERLAP ? chosen(field)[field] : value]
  })
  const merged = { ...theirs, ...Object.fromEntries(fields) } as Rule
  if (!isBroken(merged) || isBroken(mine) || isBroken(theirs)) return merged
  if (isOpen) return theirs
  return choose({ kind: 'rule', key: mine.id, field: null, base, mine, theirs }) === 'mine' ? mine : theirs
}

function isBroken(rule: Rule): boolean {
  return parseRule(rule).kind === 'quarantined'
}

const OVERLAP = Symbol('overlap')

/** Lists of one length are merged place by place, and a group of conditions by its list. */
function mergeValue(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (isEqual(mine, theirs)) return mine
  if (isEqual(mine, base)) return theirs
  if (isEqual(theirs, base)) return mine
  if (isGroup(base) && isGroup(mine) && isGroup(theirs)) {
    const match = mergeValue(base.match, mine.match, theirs.match)
    const children = mergeValue(base.children, mine.children, theirs.children)
    return match === OVERLAP || children === OVERLAP ? OVERLAP : { ...theirs, match, children }
  }
  if (!Array.isArray(base) || !Array.isArray(mine) || !Array.isArray(theirs)) return OVERLAP
  if (base.length !== mine.length || base.length !== theirs.length) return OVERLAP
  const merged = base.map((value: unknown, i) =>
    isEntry(value) ? mergeValue(value, mine[i], theirs[i]) : OVERLAP,
  )
  return merged.includes(OVERLAP) ? OVERLAP : merged
}

/** Conditions, groups and actions, not the values within them. */
function isEntry(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('kind' in value || 'code' in value)
}

function isGroup(value: unknown): value is { match: unknown; children: unknown } {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'group'
}

function isEqual(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

function byId(rules: readonly Rule[]): ReadonlyMap<string, Rule> {
  return new Map(rules.map((rule) => [rule.id, rule]))
}

function idsOf(rules: readonly Rule[]): readonly string[] {
  return rules.map(({ id }) => id)
}
