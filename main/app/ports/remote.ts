import type { ChannelTrouble } from '../../../shared/domain/channel-trouble.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { say } from '../../../shared/messages/say.ts'

/**
 * A call to another system that had no effect there, or that only read.
 * - `retry`: it may work later, after `afterMs` at the earliest
 * - `unauthorised`: the credentials are not taken
 * - `protocol`: it will not work by itself
 */
export class RemoteError extends Error {
  override name = 'RemoteError'
  readonly kind: 'retry' | 'unauthorised' | 'protocol'
  readonly problem: Message
  readonly afterMs: number
  /** What a person can do about it, where the other side itself is not the cause; null = only its kind is known. */
  readonly trouble: ChannelTrouble | null
  constructor(
    kind: 'retry' | 'unauthorised' | 'protocol',
    problem: Message,
    afterMs = 0,
    trouble: ChannelTrouble | null = null,
  ) {
    super(say('en', problem))
    this.problem = problem
    this.trouble = trouble
    this.kind = kind
    this.afterMs = afterMs
  }
}
