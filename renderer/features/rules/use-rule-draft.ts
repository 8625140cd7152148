import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Rule } from '../../../shared/rules/document.ts'
import { changesBetween, type DraftStep, draftStep, type RuleDraft } from './rule-draft.ts'

interface DraftStore {
  /** null = nothing was changed. */
  readonly draft: RuleDraft | null
  /** Changes the draft, which begins with the version given when there is none yet. */
  apply(published: { version: number; rules: readonly Rule[] }, step: DraftStep): void
  set(draft: RuleDraft | null): void
}

/** Kept in the browser: a draft outlives a reload and an outage. */
export const useRuleDraft = create<DraftStore>()(
  persist(
    (set) => ({
      draft: null,
      apply: ({ version, rules }, step) =>
        set(({ draft }) => {
          const { baseVersion, base, rules: before } = draft ?? { baseVersion: version, base: rules, rules }
          const after = draftStep(before, step)
          return {
            draft: changesBetween(base, after).length === 0 ? null : { baseVersion, base, rules: after },
          }
        }),
      set: (draft) => set({ draft }),
    }),
    { name: 'switchyard-rule-draft', version: 1 },
  ),
)
