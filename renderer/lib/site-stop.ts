import { create } from 'zustand'

interface SiteStop {
  /** The site that somebody is about to close or to open again, wherever they asked for it; null = nobody is. */
  readonly siteId: string | null
  ask(siteId: string | null): void
}

export const useSiteStop = create<SiteStop>()((set) => ({ siteId: null, ask: (siteId) => set({ siteId }) }))
