import { ORPCError } from '@orpc/client'
import type { Refused } from '../../shared/contract/procedure.ts'
import type { Proof } from '../../shared/domain/person.ts'
import type { Message } from '../../shared/messages/definition.ts'
import { messageSchema } from '../../shared/messages/message.ts'
import { type Connection, OfflineError } from './connection.ts'

/** A call of the contract that changes state. */
export type CommandCall<I, O> = (args: {
  commandId: string
  input: I
  confirmedBy?: Proof
}) => Promise<{ kind: 'done'; value: O } | Refused>

export type CommandOutcome<O> =
  | { readonly kind: 'done'; readonly value: O }
  /** An expected "no": nothing was changed. */
  | Refused
  /** An unexpected "no". `code` is the contract's (FORBIDDEN, NOT_FOUND, STORE_FULL ...). */
  | {
      readonly kind: 'failed'
      readonly code: string
      readonly message: string
      /** Of FORBIDDEN, in words; null = not said. */
      readonly why: Message | null
    }

/**
 * Sends a command until the control room has answered. When the connection breaks in between, the command goes
 * out again with the same id, so that it is carried out once however often it was sent.
 */
export async function sendCommand<I, O>(
  connection: Pick<Connection, 'whenOnline'>,
  call: CommandCall<I, O>,
  commandId: string,
  input: I,
  /** Whoever confirms what the role of the person signed in does not allow. */
  confirmedBy: Proof | null = null,
): Promise<CommandOutcome<O>> {
  for (;;) {
    await connection.whenOnline()
    try {
      return await call({ commandId, input, ...(confirmedBy !== null && { confirmedBy }) })
    } catch (error) {
      if (error instanceof OfflineError) continue
      if (error instanceof ORPCError)
        return { kind: 'failed', code: error.code, message: error.message, why: whyOf(error.data) }
      throw error
    }
  }
}

function whyOf(data: unknown): Message | null {
  const found = typeof data === 'object' && data !== null && 'why' in data ? data.why : undefined
  return messageSchema.safeParse(found).data ?? null
}
