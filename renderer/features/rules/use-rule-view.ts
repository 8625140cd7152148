import { create } from 'zustand'

interface RuleView {
  readonly search: string
  /** Folders whose rules are hidden. */
  readonly closed: ReadonlySet<string>
  readonly picked: ReadonlySet<string>
  look(search: string): void
  fold(folder: string): void
  pick(ids: readonly string[], isPicked: boolean): void
  clearPicked(): void
}

/** What is looked for, folded and selected in the list of rules, while the program runs. */
export const useRuleView = create<RuleView>()((set) => ({
  search: '',
  closed: new Set(),
  picked: new Set(),
  look: (search) => set({ search }),
  fold: (folder) =>
    set(({ closed }) => {
      const next = new Set(closed)
      if (!next.delete(folder)) next.add(folder)
      return { closed: next }
    }),
  pick: (ids, isPicked) =>
    set(({ picked }) => {
      const next = new Set(picked)
      for (const id of ids) {
        if (isPicked) next.add(id)
        else next.delete(id)
      }
      return { picked: next }
    }),
  clearPicked: () => set({ picked: new Set() }),
}))
