import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Role } from '../../shared/domain/role.ts'
import { SCREEN_LANGUAGES, type ScreenLanguage } from '../../shared/lib/language.ts'

export type Theme = 'system' | 'light' | 'dark'

interface Session {
  language: ScreenLanguage
  theme: Theme
  /** Who the shell says is at this screen, and what they may do; the server checks every command anyway. */
  actor: string
  role: Role
  /** Nobody is signed in at this window though people do: scans and keys go to the sign-in screen. */
  isLocked: boolean
  /** Somebody is signed in, so that somebody else may confirm what the role does not allow. */
  canAsk: boolean
  /** What this station calls itself on labels and in the journal; '' until named. */
  station: string
  /** The site whose clock, cut-off and lists come first; null = all sites. */
  siteId: string | null
  /** Whether single letters act; off for those who need the keyboard for something else. */
  singleKeys: boolean
  /** Whether an exception that comes due is heard. */
  sounds: boolean
  setLanguage(language: ScreenLanguage): void
  setTheme(theme: Theme): void
  setSite(siteId: string | null): void
  setStation(station: string): void
  setSingleKeys(singleKeys: boolean): void
  setSounds(sounds: boolean): void
  setPerson(person: { actor: string; role: Role; isLocked: boolean; canAsk: boolean }): void
}

/** Preferences of this screen, kept in the browser; the person and the role come from the shell on connecting. */
export const useSession = create<Session>()(
  persist(
    (set) => ({
      language: preferredLanguage(),
      theme: 'system',
      actor: '',
      role: 'packer',
      isLocked: false,
      canAsk: false,
      station: '',
      siteId: null,
      singleKeys: true,
      sounds: true,
      setLanguage: (language) => set({ language }),
      setTheme: (theme) => set({ theme }),
      setSite: (siteId) => set({ siteId }),
      setStation: (station) => set({ station }),
      setSingleKeys: (singleKeys) => set({ singleKeys }),
      setSounds: (sounds) => set({ sounds }),
      setPerson: (person) => set(person),
    }),
    {
      name: 'switchyard-session',
      version: 1,
      partialize: ({ language, theme, station, siteId, singleKeys, sounds }) => ({
        language,
        theme,
        station,
        siteId,
        singleKeys,
        sounds,
      }),
    },
  ),
)

function preferredLanguage(): ScreenLanguage {
  const wanted = globalThis.navigator?.language?.slice(0, 2).toLowerCase()
  return SCREEN_LANGUAGES.find((language) => language === wanted) ?? 'en'
}
