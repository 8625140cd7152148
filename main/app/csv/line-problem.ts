import type { Bilingual } from '../../../shared/contract/procedure.ts'
import type { CsvProblem } from './csv-problem.ts'

/** What is wrong on a line of the one file that a person put up. */
export interface LineProblem {
  readonly line: number | null
  readonly message: Bilingual
}

export function lineProblem({ line, column, value, expected }: CsvProblem): LineProblem {
  const where = [column, value].filter((part) => part !== null).join(' ')
  return {
    line,
    message: {
      en: `${where === '' ? '' : `${where}: `}expected ${expected.en}`,
      fr: `${where === '' ? '' : `${where} : `}attendu ${expected.fr}`,
    },
  }
}
