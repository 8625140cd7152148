import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** The printer that is always there; its name is the language's. */
export const VIRTUAL = 'virtual'

/** Chosen once at each station and kept in its browser. */
interface StationSettings {
  /** null = not chosen yet. */
  siteId: string | null
  printerId: string | null
  sound: boolean
  choose(choice: { siteId: string; printerId: string; sound: boolean }): void
}

export const useStationSettings = create<StationSettings>()(
  persist(
    (set) => ({
      siteId: null,
      printerId: null,
      sound: true,
      choose: (choice) => set(choice),
    }),
    { name: 'switchyard-pack-station', version: 1 },
  ),
)
