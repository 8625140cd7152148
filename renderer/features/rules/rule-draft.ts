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
