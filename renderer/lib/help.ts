import { create } from 'zustand'

export const HELP_TABS = ['keys', 'screens', 'rules'] as const
export type HelpTab = (typeof HELP_TABS)[number]

interface HelpStore {
  /** The part that is open; null = closed. */
  readonly tab: HelpTab | null
  show(tab: HelpTab | null): void
}

/** The help is one, wherever it is opened from. */
export const useHelp = create<HelpStore>()((set) => ({ tab: null, show: (tab) => set({ tab }) }))
