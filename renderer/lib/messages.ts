import type { Language, Translated } from '../../shared/lib/language.ts'
import type { Area } from '../../shared/messages/catalogue.ts'
import { frenchSpaces } from '../../shared/messages/french-spaces.ts'
import { type AreaTexts, textsOf } from '../../shared/messages/say.ts'
import { useSession } from './session.ts'

/** A text, a sentence made from arguments, or a group of such. */
export interface MessageTree {
  readonly [key: string]: string | ((...args: never[]) => string) | MessageTree
}

/** The same keys and the same arguments, with any text. */
export type SameShape<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer Args) => string
      ? (...args: Args) => string
      : SameShape<T[K]>
}

/**
 * Texts of one area in every language. A language that lacks a text, or has one more, does not compile. French
 * is written with plain spaces and gets the no-break spaces of its typography here.
 */
export function defineMessages<const En extends MessageTree>(texts: {
  en: En & SameShape<En>
  fr: NoInfer<SameShape<En>>
}): Translated<SameShape<En>> {
  return { en: texts.en, fr: frenchTree(texts.fr) }
}

function frenchTree<T extends object>(tree: T): T {
  const entries = Object.entries(tree).map(([key, value]: [string, unknown]) => [key, frenchValue(value)])
  return Object.fromEntries(entries) as T
}

function frenchValue(value: unknown): unknown {
  if (typeof value === 'string') return frenchSpaces(value)
  if (typeof value === 'function') return (...args: unknown[]) => frenchSpaces(String(value(...args)))
  return typeof value === 'object' && value !== null ? frenchTree(value) : value
}

/** The texts of an area, or of a screen that defines its own, in the language of the person at the screen. */
export function useMessages<A extends Area>(area: A): AreaTexts<A>
export function useMessages<T>(texts: Translated<T>): T
export function useMessages(texts: Area | Translated<unknown>): unknown {
  const language = useLanguage()
  return typeof texts === 'string' ? textsOf(texts, language) : texts[language]
}

export function useLanguage(): Language {
  return useSession((session) => session.language)
}
