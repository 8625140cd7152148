import { EMPTY_RULE_SET, type Rule, type RuleSet } from '../../../shared/rules/document.ts'
import type { StoredDraft } from '../../../shared/rules/draft.ts'
import { mergeRules } from '../../../shared/rules/merge.ts'
import { retryForRules } from '../decide/reallocate.ts'
import { ownerOf } from '../people/owner-of.ts'
import { refuseUnsound, withoutUnsound } from '../rules/rule-check.ts'
import { keepOutcomes } from '../rules/rule-standing.ts'
import type { CommandContext } from './command.ts'
import type { HandlersOf } from './handler.ts'
import { refuse } from './refusal.ts'

/**
 * Publishes the next immutable version. What others published since `baseVersion` is merged with it. Blocked orders
 * are reallocated; allocated ones keep their decision and the version it was made with.
 */
export async function publishRules(
  context: CommandContext,
  { baseVersion, rules, note }: { baseVersion: number; rules: readonly Rule[]; note: string },
): Promise<{ version: number; isMerged: boolean }> {
  const current = await context.tx.ruleSets.current()
  const isMerged = current.version !== baseVersion
  const wanted = isMerged ? await mergedWith(context, current, baseVersion, rules) : rules
  await refuseUnsound(context.tx, wanted)
  return { version: await putInForce(context, current, wanted, note), isMerged }
}

/** @throws {Refusal} both changed the same thing differently */
async function mergedWith(
  { tx }: CommandContext,
  current: RuleSet,
  baseVersion: number,
  rules: readonly Rule[],
): Promise<readonly Rule[]> {
  const { version, author } = current
  const base = baseVersion === 0 ? EMPTY_RULE_SET : await tx.ruleSets.version(baseVersion)
  if (base === null) refuse('refusals.rules.publishedMeanwhile', { author, version })
  const merge = mergeRules(base.rules, rules, current.rules)
  if (merge.overlaps.length > 0)
    refuse('refusals.rules.overlap', { author, version, count: merge.overlaps.length })
  return merge.rules
}

/** Publishes an earlier version anew; what of it cannot work any more is switched off, and said. */
async function restoreRules(
  context: CommandContext,
  { version, expected, note }: { version: number; expected: number; note: string },
): Promise<{ version: number; switchedOff: string[] }> {
  const { tx } = context
  const current = await tx.ruleSets.current()
  if (current.version !== expected)
    refuse('refusals.rules.publishedMeanwhile', { author: current.author, version: current.version })
  const earlier = await tx.ruleSets.version(version)
  if (earlier === null) refuse('refusals.rules.noVersion', { version })
  const { rules, switchedOff } = await withoutUnsound(tx, earlier.rules)
  return { version: await putInForce(context, current, rules, note), switchedOff }
}

async function putInForce(
  context: CommandContext,
  current: RuleSet,
  rules: readonly Rule[],
  note: string,
): Promise<number> {
  const { tx, now, actor } = context
  await keepOutcomes(tx, current, current.publishedAt)
  const version = current.version + 1
  await tx.ruleSets.publish({ version, publishedAt: now, author: actor, note, rules: [...rules] })
  context.newWorld()
  await retryForRules(context)
  context.touch('rules')
  return version
}

export const ruleHandlers: Omit<HandlersOf<'rules'>, 'pinCase' | 'unpinCase'> = {
  publish: publishRules,
  restore: restoreRules,
  saveDraft: {
    async prepare({ revision, draft }, session) {
      return async (context) => saveDraft(context, ownerOf(session), revision, draft)
    },
    // The rules themselves are many, and journaled when they are published.
    journaled: ({ revision, draft }) => ({ revision, rules: draft?.rules.length ?? null }),
  },
  commentDraft: {
    async prepare({ owner, ruleId, text }, session) {
      const own = ownerOf(session)
      return async ({ tx, actor, now, newId, touch }) => {
        const kept = await tx.ruleDrafts.get(owner ?? own)
        if (kept === null || (kept.owner !== own && !kept.draft.isShared)) refuse('refusals.rules.noDraft')
        await tx.ruleDrafts.comment(kept.owner, { id: newId(), ruleId, author: actor, at: now, text })
        touch('rule-drafts')
        return {}
      }
    },
  },
  async uncommentDraft({ tx, actor, touch }, { commentId }) {
    if (!(await tx.ruleDrafts.uncomment(commentId, actor))) refuse('refusals.rules.noComment')
    touch('rule-drafts')
    return {}
  },
}

/** Nothing is saved when the draft has changed since `revision` was read. */
async function saveDraft(
  { tx, actor, now, touch }: CommandContext,
  owner: string,
  revision: number,
  draft: StoredDraft | null,
): Promise<{ isSaved: boolean; revision: number }> {
  const kept = (await tx.ruleDrafts.get(owner))?.revision ?? 0
  if (kept !== revision) return { isSaved: false, revision: kept }
  touch('rule-drafts')
  if (draft === null) {
    await tx.ruleDrafts.remove(owner)
    return { isSaved: true, revision: 0 }
  }
  // Never a revision that an earlier draft of this person had.
  const next = Math.max(revision + 1, now)
  await tx.ruleDrafts.put({ owner, author: actor, revision: next, updatedAt: now, draft })
  return { isSaved: true, revision: next }
}
