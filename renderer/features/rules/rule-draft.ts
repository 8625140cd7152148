import type { Rule, Stage } from '../../../shared/rules/document.ts'

/** Changes that are not published yet, and what they were made on. */
export interface RuleDraft {
  readonly baseVersion: number
  readonly base: readonly Rule[]
  readonly rules: readonly Rule[]
  /** '' = it has none. */
  readonly name: string
  /** Others see it. */
  readonly isShared: boolean
}

export type DraftStep =
  | { readonly kind: 'put'; readonly rule: Rule }
  | { readonly kind: 'add'; readonly rules: readonly Rule[] }
  | { readonly kind: 'remove'; readonly ids: readonly string[] }
  /** Copies, each after what it was made of. */
  | { readonly kind: 'copy'; readonly copies: ReadonlyMap<string, Rule> }
  /** null = into none. They keep their places. */
  | { readonly kind: 'folder'; readonly ids: readonly string[]; readonly folder: string | null }
  /** Back to where they were, first places first; at the end when the neighbours are gone. */
  | { readonly kind: 'restore'; readonly removed: readonly { rule: Rule; index: number }[] }
  /** Up (-1) or down (1) among the rules of its stage. */
  | { readonly kind: 'move'; readonly id: string; readonly by: -1 | 1 }
  /** Before or after another rule of its stage, and into that rule's folder. */
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
      return rules.filter((rule) => !step.ids.includes(rule.id))
    case 'copy':
      return rules.flatMap((rule) => {
        const copy = step.copies.get(rule.id)
        return copy === undefined ? [rule] : [rule, copy]
      })
    case 'folder':
      return rules.map((rule) => (step.ids.includes(rule.id) ? inFolder(rule, step.folder) : rule))
    case 'restore':
      return step.removed.reduce<readonly Rule[]>(
        (all, { rule, index }) =>
          all.some(({ id }) => id === rule.id) ? all : [...all.slice(0, index), rule, ...all.slice(index)],
        rules,
      )
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
      if (!rule || !other || rule === other || rule.stage !== other.stage) return rules
      const moved = inFolder(rule, other.folder ?? null)
      return place(rules, rule, step.where, other).map((each) => (each === rule ? moved : each))
    }
    case 'switch':
      return rules.map((rule) => (step.ids.includes(rule.id) ? { ...rule, enabled: step.enabled } : rule))
    case 'replace':
      return step.rules
  }
}

function inFolder(rule: Rule, folder: string | null): Rule {
  if ((rule.folder ?? null) === folder) return rule
  const { folder: _, ...bare } = rule
  return folder === null ? bare : { ...bare, folder }
}

function place(rules: readonly Rule[], rule: Rule, where: 'before' | 'after', other: Rule): readonly Rule[] {
  const rest = rules.filter((each) => each !== rule)
  const at = rest.indexOf(other) + (where === 'after' ? 1 : 0)
  return [...rest.slice(0, at), rule, ...rest.slice(at)]
}

export function ofStage(rules: readonly Rule[], stage: Stage): readonly Rule[] {
  return rules.filter((rule) => rule.stage === stage)
}
