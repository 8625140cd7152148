import { useCallback } from 'react'
import { type Language, type ScreenLanguage, sentenceLanguage } from '../../shared/lib/language.ts'
import type { Area } from '../../shared/messages/catalogue.ts'
import type { Message } from '../../shared/messages/definition.ts'
import { type AreaTexts, say, textsOf } from '../../shared/messages/say.ts'
import { useSession } from './session.ts'

/** The texts of an area in the language of the person at the screen; in English where that lacks the area. */
export function useMessages<A extends Area>(area: A): AreaTexts<A> {
  return textsOf(area, useScreenLanguage())
}

/** Puts messages into words for the person at the screen. */
export function useSay(): (message: Message) => string {
  const language = useScreenLanguage()
  return useCallback((message) => say(language, message), [language])
}

/** The language of numbers, dates and texts. */
export function useScreenLanguage(): ScreenLanguage {
  return useSession((session) => session.language)
}

/** The language of sentences that come in two languages. */
export function useLanguage(): Language {
  return sentenceLanguage(useScreenLanguage())
}
