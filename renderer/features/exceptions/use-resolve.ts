import { useCallback, useState } from 'react'
import type { z } from 'zod'
import type {
  ExceptionRow,
  Resolution,
  ResolutionCode,
  resolutionArgs,
} from '../../../shared/contract/exceptions.ts'
import { useLanguage } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { NEEDS_ANSWERS } from './common-causes.ts'

export type ResolutionArgs = z.infer<typeof resolutionArgs>

const NO_ANSWERS: ResolutionArgs = { address: null, stock: null, note: '' }

/** A way out that asks something first. */
export interface Question {
  row: ExceptionRow
  code: ResolutionCode
}

/**
 * Carries ways out through: at once, or after the answers to a question. `onSettled` hears when one is done, so
 * that the queue goes on to the next row.
 */
export function useResolve(onSettled: () => void) {
  const [question, setQuestion] = useState<Question | null>(null)
  const language = useLanguage()
  const say = useToasts((toasts) => toasts.say)
  const command = useCommand((client) => client.exceptions.resolve)
  const { run } = command

  const carryOut = useCallback(
    async (row: ExceptionRow, code: ResolutionCode, args: ResolutionArgs) => {
      const outcome = await run({ exceptionId: row.record.id, code, args })
      if (outcome.kind !== 'done') return
      setQuestion(null)
      say('done', outcome.value.sentence[language])
      onSettled()
    },
    [run, say, language, onSettled],
  )

  const start = useCallback(
    (row: ExceptionRow, resolution: Pick<Resolution, 'code' | 'disabled'>) => {
      if (resolution.disabled !== null) return
      if (NEEDS_ANSWERS.has(resolution.code)) setQuestion({ row, code: resolution.code })
      else void carryOut(row, resolution.code, NO_ANSWERS)
    },
    [carryOut],
  )

  return { start, busy: command.busy, question, carryOut, closeQuestion: () => setQuestion(null) }
}

export type Resolve = ReturnType<typeof useResolve>
