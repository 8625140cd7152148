import { type AreaTexts, textsOf } from '../../shared/messages/say.ts'

type Words = AreaTexts<'commandWords'>['words']

/** By what people look for a command, in English and in French: whoever works in one may think in the other. */
export function wordsOf(pick: (words: Words) => string): string {
  return `${pick(textsOf('commandWords', 'en').words)} ${pick(textsOf('commandWords', 'fr').words)}`
}
