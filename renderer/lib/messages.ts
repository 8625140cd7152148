import type { Language } from '../../shared/lib/language.ts'
import type { Area } from '../../shared/messages/catalogue.ts'
import type { Message } from '../../shared/messages/definition.ts'
import { type AreaTexts, say, textsOf } from '../../shared/messages/say.ts'
import { useSession } from './session.ts'

/** The texts of an area in the language of the person at the screen. */
export function useMessages<A extends Area>(area: A): AreaTexts<A> {
  return textsOf(area, useLanguage())
}

/** Puts messages into words for the person at the screen. */
export function useSay(): (message: Message) => string {
  const language = useLanguage()
  return (message) => say(language, message)
}

export function useLanguage(): Language {
  return useSession((session) => session.language)
}
