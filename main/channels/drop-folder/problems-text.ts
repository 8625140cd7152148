import { LANGUAGES } from '../../../shared/lib/language.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { say } from '../../../shared/messages/say.ts'
import { problemMessage } from '../../app/csv/csv-problem.ts'
import { type OrderFile, wholeOrders } from './order-file.ts'

/** What stands beside a rejected file: what is wrong, line by line, in every language, and what to do. */
export function problemsText(name: string, file: OrderFile): string {
  const { problems, problemCount } = file
  const count = problemCount - problems.length
  const head = [
    message('dropFolder.problemsHead', { file: name, problems: problemCount, taken: wholeOrders(file) }),
    message('dropFolder.problemsRemedy'),
  ]
  const listed = problems.map(problemMessage)
  const more = count > 0 ? [message('dropFolder.problemsMore', { count })] : []
  return LANGUAGES.flatMap((language) => {
    const lines = (messages: readonly Message[]) => messages.map((one) => say(language, one))
    return [...lines(head), '', ...lines([...listed, ...more]), '']
  }).join('\n')
}

const IN_A_SENTENCE = 3

/** The same in a sentence, for the exception. */
export function problemsMessage(file: string, { problems, problemCount }: OrderFile): Message {
  const shown = problems.slice(0, IN_A_SENTENCE).map(problemMessage)
  return message('dropFolder.fileProblems', { problems: shown, more: problemCount - shown.length, file })
}
