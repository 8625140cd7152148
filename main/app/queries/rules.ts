import type { RuleRow } from '../../../shared/contract/rules.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import type { RuleSet } from '../../../shared/rules/document.ts'
import type { Tx } from '../ports/store.ts'

export async function currentRules(tx: Tx, now: EpochMs): Promise<{ ruleSet: RuleSet; rows: RuleRow[] }> {
  const ruleSet = await tx.ruleSets.current()
  const hits = await tx.ruleSets.hitsSince(now - 7 * DAY_MS)
  return { ruleSet, rows: await rowsOf(tx, ruleSet, hits) }
}
