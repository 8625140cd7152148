import type { Language, Translated } from '../../shared/lib/language.ts'
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

/** Texts of one area in every language. A language that lacks a text, or has one more, does not compile. */
export function defineMessages<const En extends MessageTree>(texts: {
  en: En & SameShape<En>
  fr: NoInfer<SameShape<En>>
}): Translated<SameShape<En>> {
  return texts
}

/** The texts in the language of the person at the screen. */
export function useMessages<T>(texts: Translated<T>): T {
  return texts[useLanguage()]
}

export function useLanguage(): Language {
  return useSession((session) => session.language)
}
