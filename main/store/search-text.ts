/** Lower case without accents, so that 'elodie' finds 'Élodie'. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** What is searched of one row: its parts folded, on one line. */
export function searchText(parts: readonly (string | null)[]): string {
  return fold(parts.filter((part) => part !== null && part !== '').join(' '))
}

/** LIKE patterns, one a word, all of which must match; `\` is the escape character. */
export function searchPatterns(search: string): string[] {
  return fold(search)
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
}
