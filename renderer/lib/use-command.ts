import { useCallback, useState } from 'react'
import { uuidv7 } from '../../shared/lib/uuid.ts'
import type { Message } from '../../shared/messages/definition.ts'
import { type AreaTexts } from '../../shared/messages/say.ts'
import { connection, random } from './client.ts'
import { askToConfirm } from './confirmation.ts'
import type { Client } from './connection.ts'
import { useMessages, useSay } from './messages.ts'
import { roomClock } from './room-clock.ts'
import { type CommandCall, type CommandOutcome, sendCommand } from './send-command.ts'
import { useSession } from './session.ts'
import { useToasts } from './toasts.ts'

export interface Command<I, O> {
  /** Sends it under a fresh command id. A "no" is also said in a toast, so callers only handle `done`. */
  run(input: I): Promise<CommandOutcome<O> & { readonly commandId: string }>
  /** True from sending to the answer, also while waiting for the connection: disable the control meanwhile. */
  busy: boolean
}

/** A way out that needs more than the command itself. */
const LEAD_ONLY = 'refusals.exceptions.leadOnly'

function failureText(texts: AreaTexts<'commandResult'>, failure: { code: string; message: string }): string {
  const { code, message } = failure
  return code === 'FORBIDDEN' || code === 'STORE_FULL' || code === 'NOT_FOUND' || code === 'NOT_SIGNED_IN'
    ? texts[code]
    : texts.other({ message })
}

/** Why somebody else would have to confirm; null = nobody is asked. */
function asksFor(outcome: CommandOutcome<unknown>): Message | null {
  if (!useSession.getState().canAsk) return null
  if (outcome.kind === 'failed' && outcome.code === 'FORBIDDEN') return outcome.why
  return outcome.kind === 'refused' && outcome.message.code === LEAD_ONLY ? outcome.message : null
}

/** `useCommand((client) => client.orders.hold)` */
export function useCommand<I, O>(pick: (client: Client) => CommandCall<I, O>): Command<I, O> {
  const [running, setRunning] = useState(0)
  const inWords = useSay()
  const texts = useMessages('commandResult')
  const say = useToasts((toasts) => toasts.say)
  const call = pick(connection.client)

  const run = useCallback(
    async (input: I) => {
      setRunning((count) => count + 1)
      try {
        const id = uuidv7(roomClock.now(), random)
        let outcome = await sendCommand(connection, call, id, input)
        for (let why = asksFor(outcome); why !== null; why = asksFor(outcome)) {
          const confirmedBy = await askToConfirm(why)
          if (confirmedBy === null) break
          outcome = await sendCommand(connection, call, id, input, confirmedBy)
        }
        if (outcome.kind === 'refused') say('risk', inWords(outcome.message))
        if (outcome.kind === 'failed') say('blocked', failureText(texts, outcome))
        return { ...outcome, commandId: id }
      } finally {
        setRunning((count) => count - 1)
      }
    },
    [call, inWords, texts, say],
  )
  return { run, busy: running > 0 }
}
