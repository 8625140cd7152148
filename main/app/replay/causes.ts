import type { ReplayCause } from '../../../shared/contract/replay.ts'
import type { RuleVerdict } from '../../../shared/domain/explanation.ts'
import type { Rule } from '../../../shared/rules/document.ts'

/**
 * The rules that say something else of an order than before, in the order of the draft; dropped ones last. A rule
 * that one side did not get to is no cause, and neither is one of `followers` that sees other parcels: what made
 * the parcels others is the cause.
 */
export function causesOf(
  before: readonly RuleVerdict[],
  after: readonly RuleVerdict[],
  followers: ReadonlySet<string>,
): ReplayCause[] {
  const old = new Map(before.map((verdict) => [verdict.ruleId, verdict]))
  const kept = new Set(after.map(({ ruleId }) => ruleId))
  const dropped = before.filter(({ ruleId }) => !kept.has(ruleId))
  return [
    ...after.flatMap((verdict) => causeOf(old.get(verdict.ruleId) ?? null, verdict)),
    ...dropped.flatMap((verdict) => causeOf(verdict, null)),
  ].filter(({ ruleId, how }) => how === 'acts-otherwise' || !followers.has(ruleId))
}

/** Rules about parcels that are the same in both sets: they follow the sites that others choose. */
export function followersOf(published: readonly Rule[], draft: readonly Rule[]): ReadonlySet<string> {
  const old = new Map(published.map((rule) => [rule.id, JSON.stringify(rule)]))
  const same = draft.filter((rule) => rule.stage === 'ship' && old.get(rule.id) === JSON.stringify(rule))
  return new Set(same.map(({ id }) => id))
}

function causeOf(before: RuleVerdict | null, after: RuleVerdict | null): ReplayCause[] {
  const { ruleId, ruleName: name } = after ?? before ?? { ruleId: '', ruleName: '' }
  if (before?.skipped === 'not-reached' || after?.skipped === 'not-reached') return []
  const did = before?.matched === true
  const does = after?.matched === true
  if (does && !did) return [{ ruleId, name, how: 'matches-now' }]
  if (did && !does) return [{ ruleId, name, how: 'no-longer' }]
  const isSame = JSON.stringify(before?.effects) === JSON.stringify(after?.effects)
  return did && does && !isSame ? [{ ruleId, name, how: 'acts-otherwise' }] : []
}
