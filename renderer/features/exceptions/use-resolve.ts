import { useCallback, useState } from 'react'
import type { z } from 'zod'
import type { ExceptionRow, Resolution, resolutionArgs } from '../../../shared/contract/exceptions.ts'
import type { ResolutionCode } from '../../../shared/domain/exceptions/resolution-codes.ts'
import { useSay } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useUndo } from '../../lib/use-undo.ts'
import { NEEDS_ANSWERS } from './common-causes.ts'

export type ResolutionArgs = z.infer<typeof resolutionArgs>

export const NO_ANSWERS: ResolutionArgs = {
  address: null,
  stock: null,
  note: '',
  choice: null,
  byHand: null,
  point: null,
  mapping: null,
}

/** A way out that asks something first. */
export interface Question {
  row: ExceptionRow
  code: ResolutionCode
  choice: string | null
}

/**
 * Carries ways out through: at once, or after the answers to a question; the toast that tells of one offers to take
 * it back where that can be. `onSettled` is called when one is done, so that the queue moves to the next row.
 */
export function useResolve(onSettled: () => void) {
  const [question, setQuestion] = useState<Question | null>(null)
  const inWords = useSay()
  const say = useToasts((toasts) => toasts.say)
  const { run, busy } = useCommand((client) => client.exceptions.resolve)
  const undo = useUndo()

  const carryOut = useCallback(
    async (row: ExceptionRow, code: ResolutionCode, args: ResolutionArgs) => {
      const outcome = await run({ exceptionId: row.record.id, code, args })
      if (outcome.kind !== 'done') return
      setQuestion(null)
      const { sentence, undo: steps } = outcome.value
      say('done', inWords(sentence), undo(outcome.commandId, steps))
      onSettled()
    },
    [run, say, inWords, onSettled, undo],
  )

  const start = useCallback(
    (row: ExceptionRow, { code, choice, disabled }: Pick<Resolution, 'code' | 'choice' | 'disabled'>) => {
      if (disabled !== null) return
      if (NEEDS_ANSWERS.has(code)) setQuestion({ row, code, choice })
      else void carryOut(row, code, { ...NO_ANSWERS, choice })
    },
    [carryOut],
  )

  return { start, busy, question, carryOut, closeQuestion: () => setQuestion(null) }
}

export type Resolve = ReturnType<typeof useResolve>
