import type { Clock, EpochMs } from '../../../shared/lib/clock.ts'
import { message } from '../../../shared/messages/message.ts'
import { ChannelError, type Connector, type PulledOrder } from '../../app/ports/channel.ts'
import type { ChannelEvents } from '../../app/ports/channel-events.ts'
import type { Asked } from '../../app/ports/channel-sync.ts'
import { limited } from '../../remote/call-limit.ts'
import { Paced } from '../protocol/rate-limit.ts'
import { emptyInbox } from './pull.ts'

/** The most at once, by the connectors' contract. */
const MOST_AT_ONCE = 50
/** Calls of one round: pulls and pushes get their turn too. */
const CALLS_A_ROUND = 10

interface Question {
  readonly externalIds: readonly string[]
  readonly answer: (how: Asked) => void
}

/** Orders that somebody wants to know of as their channel has them now, until the loop has asked for them. */
export class AskedOrders {
  readonly #waiting = new Map<string, Set<Question>>()
  readonly #left = new Map<Question, number>()
  readonly #clock: Clock
  /** Halved when a call fails: one that is too much for the channel would fail for ever, and ask for the same again. */
  #atOnce = MOST_AT_ONCE
  /** By the channel's own pace. */
  #restsUntil: EpochMs = Number.NEGATIVE_INFINITY

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Resolves once the channel's answer for all of them has been imported, or when it cannot be asked. */
  ask(externalIds: readonly string[]): Promise<Asked> {
    const distinct = [...new Set(externalIds)]
    if (distinct.length === 0) return Promise.resolve('heard')
    return new Promise((answer) => {
      const question: Question = { externalIds: distinct, answer }
      this.#left.set(question, distinct.length)
      for (const id of distinct) {
        const askers = this.#waiting.get(id) ?? new Set()
        this.#waiting.set(id, askers.add(question))
      }
    })
  }

  /** When the next of them may be asked for; null = none waits. */
  get dueAt(): EpochMs | null {
    return this.#waiting.size === 0 ? null : this.#restsUntil
  }

  /** It cannot be asked now: nobody waits for it any longer. */
  giveUp(): void {
    const open = [...this.#left.keys()]
    this.#waiting.clear()
    this.#left.clear()
    for (const { answer } of open) answer('unasked')
  }

  /**
   * Asks for what waits, a bounded number of calls; the channel's answer is imported before the askers learn of it.
   * What the channel's pace, or the bound, leaves unasked waits on, and is no trouble of the link.
   * @throws {ChannelError} what was not asked yet waits on
   */
  async answer(
    events: ChannelEvents,
    channelId: string,
    connector: Connector,
    signal: AbortSignal,
  ): Promise<void> {
    for (let calls = 0; calls < CALLS_A_ROUND && this.#waiting.size > 0 && !signal.aborted; calls += 1) {
      const some = [...this.#waiting.keys()].slice(0, this.#atOnce)
      const answers = await this.#read(connector, some, signal)
      if (answers === null) return
      const heard = [...answers.keys()]
      await events.applyAnswers(channelId, answers, heard)
      await emptyInbox(events, channelId, connector)
      for (const id of heard) this.#settle(id)
    }
  }

  /** null = the channel's pace lets none be asked for now. */
  async #read(
    connector: Connector,
    externalIds: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, PulledOrder | 'gone'> | null> {
    const { readOrders } = connector
    if (readOrders === undefined) throw new ChannelError('protocol', message('channels.cannotAskById'))
    try {
      const answers = await limited(signal, (limit) => readOrders.call(connector, externalIds, limit))
      this.#atOnce = Math.min(MOST_AT_ONCE, this.#atOnce * 2)
      return answers
    } catch (error) {
      if (!(error instanceof Paced)) {
        this.#atOnce = Math.max(1, Math.floor(this.#atOnce / 2))
        throw error
      }
      this.#restsUntil = this.#clock.now() + error.afterMs
      return null
    }
  }

  #settle(externalId: string): void {
    const askers = this.#waiting.get(externalId) ?? []
    this.#waiting.delete(externalId)
    for (const question of askers) {
      const left = (this.#left.get(question) ?? 1) - 1
      this.#left.set(question, left)
      if (left > 0) continue
      this.#left.delete(question)
      question.answer('heard')
    }
  }
}
