import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'

/** What a person can be asked instead of changing the file. */
export type FileQuestion = 'date-order' | 'repeated-lines'

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
  readonly expected: Message
}

/** Something said of a file that can be used. */
export interface CsvNote {
  readonly file: string
  /** `attention`: a person should look at it before anything is decided; `note`: it does no harm. */
  readonly kind: 'attention' | 'note'
  readonly what: Message
}

const MAX_VALUE_LENGTH = 80

export function shortened(value: string): string {
  return value.length > MAX_VALUE_LENGTH ? `${value.slice(0, MAX_VALUE_LENGTH - 1)}…` : value
}

/** What would answer a problem without another file; null = nothing. */
export function questionOf({ expected }: CsvProblem): FileQuestion | null {
  if (expected.code === 'csv.dateOrder') return 'date-order'
  return expected.code === 'csv.repeatedLine' ? 'repeated-lines' : null
}

/** One line for a person. */
export function problemMessage({ file, line, column, value, expected }: CsvProblem): Message {
  const place = placeOf(file, line === null ? null : String(line), column)
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

export function noteMessage({ file, what }: CsvNote): Message {
  return message('csv.said', { file, what })
}
