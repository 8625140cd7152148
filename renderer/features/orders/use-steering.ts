import type { UndoStep } from '../../../shared/contract/undo-step.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import type { Client } from '../../lib/connection.ts'
import { useSay } from '../../lib/messages.ts'
import type { CommandCall } from '../../lib/send-command.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useUndo } from '../../lib/use-undo.ts'

/** A change of an order by a person: what was done is said, with its undo, and `onDone` follows; a "no" leaves all as it is. */
export function useSteering<I>(
  pick: (
    client: Client,
  ) => CommandCall<I, { readonly sentence: Message; readonly undo: readonly UndoStep[] }>,
  onDone: () => void,
): { steer: (input: I) => Promise<void>; busy: boolean } {
  const { run, busy } = useCommand(pick)
  const inWords = useSay()
  const say = useToasts((toasts) => toasts.say)
  const undo = useUndo()
  async function steer(input: I) {
    const outcome = await run(input)
    if (outcome.kind !== 'done') return
    say('done', inWords(outcome.value.sentence), undo(outcome.commandId, outcome.value.undo))
    onDone()
  }
  return { steer, busy }
}
