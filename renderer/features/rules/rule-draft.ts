import type { Rule, Stage } from '../../../shared/rules/document.ts'

/** Changes that are not published yet, and what they were made on. */
export interface RuleDraft {
  readonly baseVersion: number
  readonly base: readonly Rule[]
  readonly rules: readonly Rule[]
}

export type DraftStep =
  | { readonly kind: 'put'; readonly rule: Rule }
  | { readonly kind: 'add'; readonly rules: readonly Rule[] }
  | { readonly kind: 'remove'; readonly id: string }
  /** Back to where it was; at the end when its neighbours are gone. */
  | { readonly kind: 'restore'; readonly rule: Rule; readonly index: number }
  /** Up (-1) or down (1) among the rules of its stage. */
  | { readonly kind: 'move'; readonly id: string; readonly by: -1 | 1 }
  /** Before or after another rule of its stage. */
  | {
      readonly kind: 'place'
      readonly id: string
      readonly where: 'before' | 'after'
      readonly other: string
    }
  | { readonly kind: 'switch'; readonly ids: readonly string[]; readonly enabled: boolean }
  | { readonly kind: 'replace'; readonly rules: readonly Rule[] }

/** The rules after a step. Pure; a step about a rule that is not there changes nothing. */
export function draftStep(rules: readonly Rule[], step: DraftStep): readonly Rule[] {
  switch (step.kind) {
    case 'put':
      return rules.map((rule) => (rule.id === step.rule.id ? step.rule : rule))
    case 'add':
      return [...rules, ...step.rules]
    case 'remove':
      return rules.filter((rule) => rule.id !== step.id)
    case 'restore':
      return rules.some((rule) => rule.id === step.rule.id)
        ? rules
        : [...rules.slice(0, step.index), step.rule, ...rules.slice(step.index)]
    case 'move': {
      const rule = rules.find((each) => each.id === step.id)
      if (!rule) return rules
      const peers = ofStage(rules, rule.stage)
      const other = peers[peers.indexOf(rule) + step.by]
      if (!other) return rules
      return place(rules, rule, step.by < 0 ? 'before' : 'after', other)
    }
    case 'place': {
      const rule = rules.find((each) => each.id === step.id)
      const other = rules.find((each) => each.id === step.other)
      return rule && other && rule !== other ? place(rules, rule, step.where, other) : rules
    }
    case 'switch':
      return rules.map((rule) => (step.ids.includes(rule.id) ? { ...rule, enabled: step.enabled } : rule))
    case 'replace':
      return step.rules
  }
}

function place(rules: readonly Rule[], rule: Rule, where: 'before' | 'after', other: Rule): readonly Rule[] {
  const rest = rules.filter((each) => each !== rule)
  const at = rest.indexOf(other) + (where === 'after' ? 1 : 0)
  return [...rest.slice(0, at), rule, ...rest.slice(at)]
}

export function ofStage(rules: readonly Rule[], stage: Stage): readonly Rule[] {
  return rules.filter((rule) => rule.stage === stage)
}

export type RuleChange =
  | { readonly kind: 'added' | 'changed' | 'switched-on' | 'switched-off' | 'moved'; readonly rule: Rule }
  | { readonly kind: 'removed'; readonly rule: Rule }

/** What publishing would change, rule by rule; a rule that was both changed and moved counts once. */
export function changesBetween(base: readonly Rule[], rules: readonly Rule[]): readonly RuleChange[] {
  const before = new Map(base.map((rule) => [rule.id, rule]))
  const after = new Set(rules.map((rule) => rule.id))
  const moved = movedIds(
    base.filter((rule) => after.has(rule.id)).map((rule) => rule.id),
    rules.filter((rule) => before.has(rule.id)).map((rule) => rule.id),
  )
  const changes: RuleChange[] = []
  for (const rule of rules) {
    const old = before.get(rule.id)
    if (!old) changes.push({ kind: 'added', rule })
    else if (!isSame({ ...old, enabled: rule.enabled }, rule)) changes.push({ kind: 'changed', rule })
    else if (old.enabled !== rule.enabled)
      changes.push({ kind: rule.enabled ? 'switched-on' : 'switched-off', rule })
    else if (moved.has(rule.id)) changes.push({ kind: 'moved', rule })
  }
  for (const rule of base) if (!after.has(rule.id)) changes.push({ kind: 'removed', rule })
  return changes
}

/** The fewest ids that must be taken out and put elsewhere to get from one order to the other. */
function movedIds(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const placeBefore = new Map(before.map((id, place) => [id, place]))
  const places = after.map((id) => placeBefore.get(id) ?? 0)
  const kept = new Set(longestRise(places))
  return new Set(after.filter((id) => !kept.has(placeBefore.get(id) ?? 0)))
}

/** The longest rising subsequence. */
function longestRise(values: readonly number[]): readonly number[] {
  const best: number[][] = []
  for (const value of values) {
    const longest = best
      .filter((rise) => (rise.at(-1) ?? -1) < value)
      .reduce<number[]>((most, rise) => (rise.length > most.length ? rise : most), [])
    best.push([...longest, value])
  }
  return best.reduce<number[]>((most, rise) => (rise.length > most.length ? rise : most), [])
}

/**
 * My changes put on top of a newer version: what I changed, added or removed is mine, all else is theirs, and
 * order is theirs. `both` are rules that the others changed as well: mine stands for them.
 */
export function rebase(
  draft: RuleDraft,
  theirs: readonly Rule[],
): { rules: readonly Rule[]; both: readonly Rule[] } {
  const base = new Map(draft.base.map((rule) => [rule.id, rule]))
  const mine = new Map(draft.rules.map((rule) => [rule.id, rule]))
  const theirIds = new Set(theirs.map((rule) => rule.id))
  const both: Rule[] = []
  const kept = theirs.flatMap((rule) => {
    const old = base.get(rule.id)
    const own = mine.get(rule.id)
    if (old && !own) return isSame(old, rule) ? [] : [rule]
    if (!old || !own || isSame(old, own)) return [rule]
    if (!isSame(old, rule)) both.push(own)
    return [own]
  })
  const added = draft.rules.filter(
    (rule) => !theirIds.has(rule.id) && (!base.has(rule.id) || !isSame(base.get(rule.id) ?? rule, rule)),
  )
  return { rules: [...kept, ...added], both }
}

export function isSame(a: Rule, b: Rule): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
