/** Lower case without accents, so that 'elodie' finds 'Élodie'. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** What is searched of one row: its parts folded, on one line. */
export function searchText(parts: readonly (string | null)[]): string {
  return fold(parts.filter((part) => part !== null && part !== '').join(' '))
}

/** What is looked for, each of which must be found. */
export function searchWords(search: string): string[] {
  return fold(search)
    .split(/\s+/)
    .filter((word) => word !== '')
}

/** LIKE patterns, one a word, all of which must match; `\` is the escape character. */
export function searchPatterns(search: string): string[] {
  return searchWords(search).map(likePattern)
}

export function likePattern(part: string): string {
  return `%${part.replace(/[\\%_]/g, '\\$&')}%`
}

/** A word of so many letters is found anywhere in others; a shorter one where they begin. */
export const PART_LETTERS = 3

/** By what a text is found: every three letters of its words on end, and the one and two with which each begins. */
export function textTokens(text: string): Set<string> {
  const tokens = new Set<string>()
  for (const word of searchWords(text).map(plain)) {
    for (let length = 1; length < PART_LETTERS; length++) tokens.add(word.slice(0, length))
    for (let at = 0; at + PART_LETTERS <= word.length; at++) tokens.add(word.slice(at, at + PART_LETTERS))
  }
  return tokens
}

/** More of a long word tell hardly more. */
const MOST_TOKENS = 16

/**
 * Tokens that every text has in which the word is found; others may have them all, too. Of a name those that do not
 * overlap do: it is as rare by them, and each costs. Of numbers, which look alike, all.
 */
export function wordTokens(word: string): string[] {
  const letters = plain(word)
  if (letters.length <= PART_LETTERS) return [letters]
  const last = letters.length - PART_LETTERS
  const step = /\d/.test(letters) ? 1 : PART_LETTERS
  const tokens = new Set([letters.slice(last)])
  for (let at = 0; at < last && tokens.size < MOST_TOKENS; at += step)
    tokens.add(letters.slice(at, at + PART_LETTERS))
  return [...tokens]
}

/** Quotes and control characters stand for one another: they have a meaning in the index. */
function plain(word: string): string {
  return word.replace(/["'`\\\p{Cc}]/gu, '_')
}
