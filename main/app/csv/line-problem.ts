import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CsvProblem } from './csv-problem.ts'

/** What is wrong on a line of the one file that a person uploaded. */
export interface LineProblem {
  readonly line: number | null
  readonly message: Message
}

export function lineProblem({ line, column, value, expected }: CsvProblem): LineProblem {
  const where = [column, value].filter((part) => part !== null).join(' ')
  return {
    line,
    message:
      where === ''
        ? message('csv.wholeExpected', { expected })
        : message('csv.valueExpected', { where, expected }),
  }
}
