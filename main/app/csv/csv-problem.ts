import { type Language, plural, type Translated } from '../../../shared/lib/language.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { bilingualMessage, message } from '../../../shared/messages/message.ts'
import { say } from '../../../shared/messages/say.ts'

/** Something in a file that keeps it from being used, worded so that a person can fix it. */
export interface CsvProblem {
  /** As the person knows it, e.g. 'orders.csv'. */
  readonly file: string
  /** 1 is the header; of a row over several lines the first; null = the file as a whole. */
  readonly line: number | null
  /** null = the row or the file as a whole. */
  readonly column: string | null
  /** As found, shortened to 80 characters; null = not a matter of a value. */
  readonly value: string | null
  readonly expected: Translated<string>
}

/** Something that was left aside and does no harm. */
export type CsvWarning = { readonly file: string } & (
  | { readonly kind: 'unknown-column'; readonly column: string }
  | { readonly kind: 'unknown-skus'; readonly rows: number; readonly example: string }
  | { readonly kind: 'quarantined-rule'; readonly name: string; readonly why: Translated<string> }
)

const MAX_VALUE_LENGTH = 80

export function shortened(value: string): string {
  return value.length > MAX_VALUE_LENGTH ? `${value.slice(0, MAX_VALUE_LENGTH - 1)}…` : value
}

/** One line for a person. */
export function problemMessage({ file, line, column, value, expected: wanted }: CsvProblem): Message {
  const place = placeOf(file, line === null ? null : String(line), column)
  const expected = bilingualMessage(wanted)
  if (value === null) return message('csv.expected', { place, expected })
  if (value === '') return message('csv.foundNothing', { place, expected })
  return message('csv.found', { place, value, expected })
}

function placeOf(file: string, line: string | null, column: string | null): Message {
  if (line !== null && column !== null) return message('csv.inCell', { file, line, column })
  if (line !== null) return message('csv.inLine', { file, line })
  if (column !== null) return message('csv.inColumn', { file, column })
  return message('csv.inFile', { file })
}

export function problemSentence(problem: CsvProblem, language: Language): string {
  return say(language, problemMessage(problem))
}

export function warningSentence(warning: CsvWarning, language: Language): string {
  switch (warning.kind) {
    case 'unknown-column':
      return {
        en: `${warning.file}: column ${warning.column} is not used`,
        fr: `${warning.file} : la colonne ${warning.column} n’est pas utilisée`,
      }[language]
    case 'unknown-skus':
      return {
        en: `${warning.file}: ${plural('en', warning.rows, '# row names', '# rows name')} a SKU that products.csv lacks, left aside (${warning.example})`,
        fr: `${warning.file} : ${plural('fr', warning.rows, '# ligne nomme', '# lignes nomment')} un article absent de products.csv, non retenu (${warning.example})`,
      }[language]
    case 'quarantined-rule':
      return {
        en: `${warning.file}: the rule “${warning.name}” is not used: ${warning.why.en}`,
        fr: `${warning.file} : la règle « ${warning.name} » n’est pas utilisée : ${warning.why.fr}`,
      }[language]
  }
}
