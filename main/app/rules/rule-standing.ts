import type { RuleAlert, RuleStanding } from '../../../shared/contract/rules.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { RuleSet } from '../../../shared/rules/document.ts'
import type { RuleOutcomes } from '../../../shared/rules/draft.ts'
import type { Tx } from '../ports/store.ts'
import { recentOutcomes } from './rule-outcomes.ts'

/** How the version in force does beside the one before it. */
export async function ruleStanding(tx: Tx): Promise<RuleStanding> {
  const ruleSet = await tx.ruleSets.current()
  const since = await recentOutcomes(tx, ruleSet, ruleSet.publishedAt)
  const previous = ruleSet.version > 1 ? ruleSet.version - 1 : null
  const before = previous === null ? null : await tx.ruleOutcomes.get(previous)
  return {
    version: ruleSet.version,
    publishedAt: ruleSet.publishedAt,
    author: ruleSet.author,
    previous,
    since: shareOf(since),
    before: before && shareOf(before),
    alerts: before === null ? [] : alertsOf(ruleSet, before, since),
  }
}

function shareOf({ orders, exceptions, rules }: RuleOutcomes): RuleStanding['since'] {
  return { orders, exceptions, hits: Object.values(rules).reduce((sum, { hits }) => sum + hits, 0) }
}

/** Fewer orders than this tell nothing about a rule. */
const ENOUGH = 8

/**
 * Rules that fired and would have fired `ENOUGH` times by now and did not once, and rules most of whose orders wait
 * for a person, unless they did before.
 */
function alertsOf({ rules }: RuleSet, before: RuleOutcomes, since: RuleOutcomes): RuleAlert[] {
  return rules.flatMap(({ id: ruleId, name, enabled, actions }): RuleAlert[] => {
    const old = before.rules[ruleId] ?? { hits: 0, exceptions: 0 }
    const now = since.rules[ruleId] ?? { hits: 0, exceptions: 0 }
    const expected = before.orders === 0 ? 0 : Math.floor((old.hits * since.orders) / before.orders)
    if (enabled && now.hits === 0 && expected >= ENOUGH)
      return [{ ruleId, name, kind: 'silent', orders: expected, exceptions: 0 }]
    const meansTo = actions.some(({ code }) => code === 'hold')
    const isMost = now.hits >= ENOUGH && now.exceptions * 2 > now.hits
    if (!isMost || meansTo || old.exceptions * 2 > old.hits) return []
    return [{ ruleId, name, kind: 'to-exceptions', orders: now.hits, exceptions: now.exceptions }]
  })
}

/** What `ruleSet`, which another takes the place of, made of its last orders is kept to compare with. */
export async function keepOutcomes(tx: Tx, ruleSet: RuleSet, since: EpochMs): Promise<void> {
  if (ruleSet.version > 0)
    await tx.ruleOutcomes.put(ruleSet.version, await recentOutcomes(tx, ruleSet, since))
}
