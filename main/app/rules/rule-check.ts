import type { RuleMark } from '../../../shared/contract/rules.ts'
import type { Rule, RuleSetEnvelope } from '../../../shared/rules/document.ts'
import type { RuleFinding } from '../../../shared/rules/finding.ts'
import { parseRule } from '../../../shared/rules/parse-rule.ts'
import { skuReferences } from '../../../shared/rules/references.ts'
import {
  findingMark,
  findingMessage,
  problemsMessage,
  stopsMessage,
} from '../../../shared/rules/sentence/finding-message.ts'
import { findUnsound, lintRules } from '../../engine/rules/lint.ts'
import { refuse } from '../commands/refusal.ts'
import type { Tx } from '../ports/store.ts'
import { ruleContextOf } from './rule-context-of.ts'
import { ruleNames } from './rule-names.ts'
import { unknownCosts } from './unknown-costs.ts'

/** What the lint says of `rules` in this workspace. */
export async function checkRules(tx: Tx, rules: readonly Rule[]): Promise<RuleMark[]> {
  const names = await ruleNames(tx)
  const unsound = new Set((await unsoundRules(tx, rules)).map(keyOf))
  const found = lintRules(envelope(rules), await ruleContextOf(tx), await knownSkus(tx, rules))
  const marks = found.flatMap((finding): RuleMark[] => {
    const { rule, kind: code } = finding
    const head = {
      position: rule.position,
      code,
      weight: unsound.has(keyOf(finding)) ? ('stops' as const) : weightOf(finding),
      mark: findingMark(finding),
      others: othersOf(finding),
    }
    return finding.kind === 'invalid'
      ? finding.problems.map((problem) => ({
          ...head,
          sentence: problemsMessage([problem]),
          path: problem.path,
        }))
      : [{ ...head, sentence: findingMessage(finding, names), path: null }]
  })
  return [...marks, ...(await unknownCosts(tx, rules))]
}

/** @throws {Refusal} a rule that is switched on must not go live: it says which, where and why */
export async function refuseUnsound(tx: Tx, rules: readonly Rule[]): Promise<void> {
  const unsound = await unsoundRules(tx, rules)
  if (unsound.length === 0) return
  const count = new Set(unsound.map(({ rule }) => rule.position)).size
  refuse('refusals.rules.unsound', { count, problems: stopsMessage(unsound) })
}

/** The rules with those switched off that must not go live, and the names of these. */
export async function withoutUnsound(
  tx: Tx,
  rules: readonly Rule[],
): Promise<{ rules: readonly Rule[]; switchedOff: string[] }> {
  const unsound = new Set((await unsoundRules(tx, rules)).map(({ rule }) => rule.position))
  return {
    rules: rules.map((rule, position) => (unsound.has(position) ? { ...rule, enabled: false } : rule)),
    switchedOff: rules.flatMap(({ name }, position) => (unsound.has(position) ? [name] : [])),
  }
}

async function unsoundRules(tx: Tx, rules: readonly Rule[]): Promise<readonly RuleFinding[]> {
  return findUnsound(envelope(rules), await ruleContextOf(tx), await knownSkus(tx, rules))
}

function envelope(rules: readonly Rule[]): RuleSetEnvelope {
  return { version: 0, publishedAt: 0, author: '', note: '', rules: [...rules] }
}

function keyOf({ rule, kind }: RuleFinding): string {
  return `${rule.position} ${kind}`
}

function weightOf({ kind }: RuleFinding): RuleMark['weight'] {
  return kind === 'order-decides' ? 'tells' : 'warns'
}

function othersOf(finding: RuleFinding): number[] {
  switch (finding.kind) {
    case 'never-reached':
    case 'shadowed':
      return finding.by.map(({ position }) => position)
    case 'duplicate':
    case 'contradicting':
    case 'order-decides':
      return finding.other.position === finding.rule.position ? [] : [finding.other.position]
    case 'invalid':
    case 'never-true':
    case 'holds-every-order':
      return []
  }
}

async function knownSkus(tx: Tx, rules: readonly Rule[]): Promise<(sku: string) => boolean> {
  const named = new Set(
    rules.flatMap((rule) => {
      const read = parseRule(rule)
      return read.kind === 'valid' ? skuReferences(read.parsed).map(({ id }) => id) : []
    }),
  )
  const known = new Set((await tx.products.bySkus([...named])).map(({ sku }) => sku))
  return (sku) => known.has(sku)
}
