import { useCallback, useState } from 'react'
import type { z } from 'zod'
import type {
  ExceptionRow,
  Resolution,
  ResolutionUndo,
  resolutionArgs,
} from '../../../shared/contract/exceptions.ts'
import type { ResolutionCode } from '../../../shared/domain/exceptions/resolution-codes.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
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
  const texts = useMessages('exceptionQueue')
  const verbs = useMessages('verbs')
  const inWords = useSay()
  const say = useToasts((toasts) => toasts.say)
  const { run, busy } = useCommand((client) => client.exceptions.resolve)
  const { run: takeBack } = useCommand((client) => client.exceptions.undo)

  const undo = useCallback(
    async (what: ResolutionUndo) => {
      const outcome = await takeBack({ undo: what })
      if (outcome.kind !== 'done') return
      const { changed, skipped } = outcome.value
      say(
        skipped.length === 0 ? 'neutral' : 'risk',
        texts.takenBack({ done: changed.length, left: skipped.length }),
      )
    },
    [takeBack, say, texts],
  )

  const carryOut = useCallback(
    async (row: ExceptionRow, code: ResolutionCode, args: ResolutionArgs) => {
      const outcome = await run({ exceptionId: row.record.id, code, args })
      if (outcome.kind !== 'done') return
      setQuestion(null)
      const { sentence, undo: way } = outcome.value
      const action = way === null ? undefined : { label: verbs.undo, isUndo: true, run: () => void undo(way) }
      say('done', inWords(sentence), action)
      onSettled()
    },
    [run, say, inWords, onSettled, verbs, undo],
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
