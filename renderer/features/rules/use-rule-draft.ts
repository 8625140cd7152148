import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { changesBetween } from '../../../shared/rules/changes.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { type DraftStep, draftStep, type RuleDraft } from './rule-draft.ts'

/** What one person has here of the draft that the control room keeps. */
export interface LocalDraft {
  /** null = nothing was changed. */
  readonly draft: RuleDraft | null
  /** As it was exchanged last; null = never. */
  readonly synced: { readonly revision: number; readonly draft: RuleDraft | null } | null
  /** It was changed here since. */
  readonly isDirty: boolean
}

/** What was sent to be published and is not answered yet: it goes out again with the same id until it is. */
export interface Publication {
  readonly commandId: string
  readonly baseVersion: number
  readonly rules: readonly Rule[]
  readonly note: string
}

interface DraftStore extends LocalDraft {
  readonly publication: Publication | null
  /** Whose it is; null = of whoever comes first: an earlier version of the program kept it for the browser. */
  readonly owner: string | null
  /** Drafts of others who work in this browser. */
  readonly shelf: Readonly<Record<string, LocalDraft>>
  readonly past: readonly (RuleDraft | null)[]
  readonly future: readonly (RuleDraft | null)[]
  /** Changes the draft, which begins with the version given when there is none yet. */
  apply(published: { version: number; rules: readonly Rule[] }, step: DraftStep): void
  set(draft: RuleDraft | null): void
  undo(): void
  redo(): void
  /** From now on it is this person's. */
  sitDown(owner: string): void
  publish(publication: Publication | null): void
  /** What the exchange with the control room made of it. */
  exchanged(local: LocalDraft): void
}

const NOTHING: LocalDraft = { draft: null, synced: null, isDirty: false }
const MOST_UNDONE = 100

/** Kept in the browser too, so that it is written without a line; `draft-exchange.ts` brings it to the control room. */
export const useRuleDraft = create<DraftStore>()(
  persist(
    (set) => ({
      ...NOTHING,
      owner: null,
      shelf: {},
      publication: null,
      past: [],
      future: [],
      apply: ({ version, rules }, step) =>
        set((state) => {
          const { draft } = state
          const begun = draft ?? { baseVersion: version, base: rules, rules, name: '', isShared: false }
          const after = draftStep(begun.rules, step)
          return changed(state, { ...begun, rules: after })
        }),
      set: (draft) => set((state) => changed(state, draft)),
      undo: () => set((state) => stepped(state, 'past', 'future')),
      redo: () => set((state) => stepped(state, 'future', 'past')),
      sitDown: (owner) =>
        set((state) => {
          if (state.owner === owner) return {}
          if (state.owner === null) return { owner }
          const { draft, synced, isDirty } = state
          const { [owner]: own = NOTHING, ...shelf } = state.shelf
          return {
            ...own,
            owner,
            shelf: { ...shelf, [state.owner]: { draft, synced, isDirty } },
            past: [],
            future: [],
          }
        }),
      publish: (publication) => set({ publication }),
      exchanged: (local) => set(local),
    }),
    {
      name: 'switchyard-rule-draft',
      version: 2,
      partialize: ({ draft, synced, isDirty, owner, shelf, publication }) => ({
        draft,
        synced,
        isDirty,
        owner,
        shelf,
        publication,
      }),
      migrate: (stored) => takenOver(stored as { draft: RuleDraft | null }),
    },
  ),
)

/** What version 1 kept for the browser: it had no name, and the control room does not know it yet. */
export function takenOver({ draft }: { draft: RuleDraft | null }) {
  const named = draft && { ...draft, name: '', isShared: false }
  return { draft: named, synced: null, isDirty: draft !== null, owner: null, shelf: {}, publication: null }
}

/** The last draft of one side comes back, and the one at hand goes to the other. */
function stepped(
  state: Pick<DraftStore, 'draft' | 'past' | 'future'>,
  from: 'past' | 'future',
  to: 'past' | 'future',
): Partial<DraftStore> {
  const last = state[from].at(-1)
  if (last === undefined) return {}
  return {
    draft: last,
    [from]: state[from].slice(0, -1),
    [to]: [...state[to], state.draft],
    isDirty: true,
  }
}

function changed(
  { draft, past }: Pick<DraftStore, 'draft' | 'past'>,
  next: RuleDraft | null,
): Pick<DraftStore, 'draft' | 'past' | 'future' | 'isDirty'> {
  const isEmpty = next !== null && changesBetween(next.base, next.rules).length === 0 && next.name === ''
  return {
    draft: isEmpty ? null : next,
    past: [...past, draft].slice(-MOST_UNDONE),
    future: [],
    isDirty: true,
  }
}
