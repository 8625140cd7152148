import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { RuleOutcomes, StoredDraft } from '../../../shared/rules/draft.ts'
import type { DraftComment } from '../../../shared/rules/draft-comment.ts'

export interface KeptDraft {
  /** Of the person: the id, or the name where nobody signs in. */
  readonly owner: string
  readonly author: string
  /** Grows with every change; 0 = there is none. */
  readonly revision: number
  readonly updatedAt: EpochMs
  readonly draft: StoredDraft
}

/** Rule drafts, one a person. */
export interface RuleDraftTable {
  get(owner: string): Promise<KeptDraft | null>
  /** Those that others may see, of the last changed first. */
  shared(): Promise<KeptDraft[]>
  put(draft: KeptDraft): Promise<void>
  /** With what was said of it. */
  remove(owner: string): Promise<void>
  /** What people said of a draft, the earliest first. */
  comments(owner: string): Promise<DraftComment[]>
  comment(owner: string, comment: DraftComment): Promise<void>
  /** Takes back what this author said; false: there is no such comment. */
  uncomment(commentId: string, author: string): Promise<boolean>
}

/** What each rule set made of its last orders before another took its place. */
export interface RuleOutcomeTable {
  get(version: number): Promise<RuleOutcomes | null>
  put(version: number, outcomes: RuleOutcomes): Promise<void>
}
