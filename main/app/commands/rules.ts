import type { Rule } from '../../../shared/rules/document.ts'
import { retryForRules } from '../decide/reallocate.ts'
import { refuseUnsound } from '../rules/rule-check.ts'
import type { CommandContext } from './command.ts'
import type { HandlersOf } from './handler.ts'
import { refuse } from './refusal.ts'

/**
 * Publishes the next immutable version. Blocked orders are reallocated; allocated ones keep their decision and the
 * version it was made with.
 */
export async function publishRules(
  context: CommandContext,
  { baseVersion, rules, note }: { baseVersion: number; rules: Rule[]; note: string },
): Promise<{ version: number }> {
  await refuseUnsound(context.tx, rules)
  const version = baseVersion + 1
  const published = await context.tx.ruleSets.publish({
    version,
    publishedAt: context.now,
    author: context.actor,
    note,
    rules,
  })
  if (!published) {
    const { version: current, author } = await context.tx.ruleSets.current()
    refuse('refusals.rules.publishedMeanwhile', { author, version: current })
  }
  context.newWorld()
  await retryForRules(context)
  context.touch('rules')
  return { version }
}

export const ruleHandlers: HandlersOf<'rules'> = {
  publish: publishRules,
}
