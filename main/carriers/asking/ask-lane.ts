import { type Clock, type EpochMs } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { waitMs } from '../../remote/backoff.ts'
import { limited } from '../../remote/call-limit.ts'
import type { Rounds } from '../../remote/rounds.ts'

/** One thing that a carrier is asked, written down before. */
export interface Question {
  /** Calls in a row that failed. */
  readonly attempts: number
  /** Asks the carrier and keeps what it says. @throws {RemoteError} */
  ask(signal: AbortSignal): Promise<void>
  /** The carrier will not answer it, however often it is asked. `waitMs`: as after the longest outage. */
  refused(problem: Message, waitMs: number): Promise<void>
  /** The carrier could not be asked; again after `waitMs`. */
  notNow(problem: Message, waitMs: number): Promise<void>
}

/** A kind of question that an account's carrier is asked in the background. */
export interface Asker {
  readonly lookAgainMs: number
  readonly longestWaitMs: number
  /** What is to be asked now, oldest first, at most what one round asks. */
  due(): Promise<readonly Question[]>
  /** After the questions of a round. */
  settle?(): Promise<unknown>
}

/**
 * Asks one account's carrier one kind of question, one call after the other; nothing waits for it. A carrier that is
 * away ends the round, and is asked later each time.
 */
export class AskLane implements Rounds {
  readonly #deps: { readonly clock: Clock; readonly random: Random }
  readonly #asker: Asker

  constructor(deps: { readonly clock: Clock; readonly random: Random }, asker: Asker) {
    this.#deps = deps
    this.#asker = asker
  }

  async runOnce(signal: AbortSignal): Promise<EpochMs> {
    const asker = this.#asker
    for (const question of await asker.due()) {
      if (signal.aborted) break
      const isThere = await this.#ask(question, signal)
      if (!isThere) break
    }
    await asker.settle?.()
    return this.#deps.clock.now() + asker.lookAgainMs
  }

  /** false = the carrier is away. */
  async #ask(question: Question, signal: AbortSignal): Promise<boolean> {
    const { longestWaitMs } = this.#asker
    try {
      await limited(signal, (limit) => question.ask(limit))
      return true
    } catch (error) {
      if (!(error instanceof RemoteError)) throw error
      if (error.kind === 'protocol') {
        await question.refused(error.problem, longestWaitMs)
        return true
      }
      const wait = waitMs(error.afterMs, question.attempts + 1, this.#deps.random, longestWaitMs)
      await question.notNow(error.problem, wait)
      return false
    }
  }
}
