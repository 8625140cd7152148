import { ORPCError } from '@orpc/server'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import type { RuleSet } from '../../../shared/rules/document.ts'
import type { Tx } from '../ports/store.ts'

const HITS_DAYS = 7

/** The published rules as the editor lists them, with how often each matched. */
export async function currentRules(tx: Tx, now: EpochMs) {
  const { rules, ...head } = await tx.ruleSets.current()
  const hits = await tx.ruleSets.hitsSince(now - HITS_DAYS * DAY_MS)
  return { ...head, rows: rules.map((rule) => ({ rule, hits7Days: hits.get(rule.id) ?? 0 })) }
}

export async function versionOf(tx: Tx, version: number): Promise<RuleSet> {
  const ruleSet = await tx.ruleSets.version(version)
  if (!ruleSet) throw new ORPCError('NOT_FOUND', { data: { what: 'rule set', id: String(version) } })
  return ruleSet
}
