import type { Language } from '../../shared/lib/language.ts'
import type { Area } from '../../shared/messages/catalogue.ts'
import { type AreaTexts, textsOf } from '../../shared/messages/say.ts'
import { useSession } from './session.ts'

/** The texts of an area in the language of the person at the screen. */
export function useMessages<A extends Area>(area: A): AreaTexts<A> {
  return textsOf(area, useLanguage())
}

export function useLanguage(): Language {
  return useSession((session) => session.language)
}
