import { ChannelError, type PushOutcome } from '../../app/ports/channel.ts'
import { UncertainWrite } from '../../remote/http.ts'
import { Paced } from './rate-limit.ts'

/** Runs the calls of one push and says how it ended; what is not a fault of the channel is a bug and is thrown on. */
export async function outcomeOf(push: () => Promise<PushOutcome>): Promise<PushOutcome> {
  try {
    return await push()
  } catch (error) {
    return failureOf(error)
  }
}

/** A fault of the channel as the outcome of a push. @throws whatever is none */
export function failureOf(error: unknown): PushOutcome {
  if (error instanceof UncertainWrite) return { kind: 'ambiguous', problem: error.problem }
  if (!(error instanceof ChannelError)) throw error
  if (error instanceof Paced) return { kind: 'later', afterMs: error.afterMs, problem: error.problem }
  switch (error.kind) {
    case 'retry':
      return { kind: 'retry', afterMs: error.afterMs, problem: error.problem }
    case 'unauthorised':
      return { kind: 'unauthorised', problem: error.problem }
    case 'protocol':
      return { kind: 'refused', problem: error.problem }
  }
}
