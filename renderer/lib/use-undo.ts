import { useCallback } from 'react'
import { useMessages } from './messages.ts'
import { type ToastNext, useToasts } from './toasts.ts'
import { useCommand } from './use-command.ts'

/** Takes a command back by its id; what became of that is said. */
export function useTakeBack(): (commandId: string) => Promise<void> {
  const texts = useMessages('commandResult')
  const say = useToasts((toasts) => toasts.say)
  const { run } = useCommand((client) => client.exceptions.undo)
  return useCallback(
    async (commandId) => {
      const outcome = await run({ commandId })
      if (outcome.kind !== 'done') return
      const { changed, skipped } = outcome.value
      say(
        skipped.length === 0 ? 'neutral' : 'risk',
        texts.takenBack({ done: changed.length, left: skipped.length }),
      )
    },
    [run, say, texts],
  )
}

/** What the toast of a command offers: to take it back where it left a way, else the word that it is for good. */
export function useUndo(): (commandId: string, steps: readonly unknown[]) => ToastNext {
  const verbs = useMessages('verbs')
  const takeBack = useTakeBack()
  return useCallback(
    (commandId, steps) =>
      steps.length === 0 ? 'final' : { label: verbs.undo, isUndo: true, run: () => void takeBack(commandId) },
    [verbs, takeBack],
  )
}
