import type { Rule } from '../../../shared/rules/document.ts'
import type { StoredDraft } from '../../../shared/rules/draft.ts'
import { mergeRules, type Overlap, type Side } from '../../../shared/rules/merge.ts'
import type { RuleDraft } from './rule-draft.ts'
import type { LocalDraft } from './use-rule-draft.ts'

/** The draft as the control room has it, with the rules of its base. */
export interface RemoteDraft {
  readonly revision: number
  readonly draft: StoredDraft | null
  readonly base: readonly Rule[]
}

export interface Meeting {
  readonly local: LocalDraft
  /** Changed here and elsewhere: what was changed here stands. */
  readonly overlaps: readonly Overlap[]
}

/**
 * One person's draft in this browser meets the one that the control room has, changed from elsewhere. What was not
 * changed here is as it is there; what was changed on both sides is merged on what was exchanged last.
 */
export function meet(local: LocalDraft, remote: RemoteDraft): Meeting {
  const theirs: RuleDraft | null = remote.draft && { ...remote.draft, base: remote.base }
  const synced = { revision: remote.revision, draft: theirs }
  const { draft: mine } = local
  if (!local.isDirty || mine === null)
    return { local: { draft: theirs, synced, isDirty: false }, overlaps: [] }
  if (theirs === null) return { local: { ...local, synced }, overlaps: [] }
  const base = local.synced?.draft?.rules ?? mine.base
  const { rules, overlaps } = mergedForMe(base, mine.rules, theirs.rules)
  const newest = mine.baseVersion > theirs.baseVersion ? mine : theirs
  return {
    local: { draft: { ...newest, name: mine.name || theirs.name, rules }, synced, isDirty: true },
    overlaps,
  }
}

/** Where both changed the same, mine stands. */
export function mergedForMe(base: readonly Rule[], mine: readonly Rule[], theirs: readonly Rule[]) {
  const chosen = new Map<string, Side>()
  const shown: Overlap[] = []
  for (;;) {
    const { rules, overlaps } = mergeRules(base, mine, theirs, chosen)
    if (overlaps.length === 0) return { rules, overlaps: shown }
    for (const overlap of overlaps) {
      chosen.set(overlap.key, 'mine')
      shown.push(overlap)
    }
  }
}
