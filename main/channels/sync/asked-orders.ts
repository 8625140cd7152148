import { ChannelError, type Connector, type PulledOrder } from '../../app/ports/channel.ts'
import type { ChannelEvents } from '../../app/ports/channel-events.ts'
import type { Asked } from '../../app/room.ts'
import { limited } from './call-limit.ts'
import { emptyInbox } from './pull.ts'

/** By the connectors' contract. */
const AT_ONCE = 50
/** Calls of one beat: pulls and pushes get their turn too. */
const CALLS_A_BEAT = 10

interface Question {
  readonly externalIds: readonly string[]
  readonly answer: (how: Asked) => void
}

/** Orders that somebody wants to know of as their channel has them now, until the loop has asked for them. */
export class AskedOrders {
  readonly #waiting = new Map<string, Set<Question>>()
  readonly #left = new Map<Question, number>()

  /** Resolves once the channel's answer for all of them has been taken in, or when it cannot be asked. */
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

  get isEmpty(): boolean {
    return this.#waiting.size === 0
  }

  /** It cannot be asked now: nobody waits for it any longer. */
  giveUp(): void {
    const open = [...this.#left.keys()]
    this.#waiting.clear()
    this.#left.clear()
    for (const { answer } of open) answer('unasked')
  }

  /**
   * Asks for what waits, a bounded number of calls; what the channel says is taken in before its askers hear of it.
   * @returns whether more waits
   * @throws {ChannelError} what was not asked yet waits on
   */
  async answer(
    events: ChannelEvents,
    channelId: string,
    connector: Connector,
    signal: AbortSignal,
  ): Promise<boolean> {
    for (let calls = 0; calls < CALLS_A_BEAT && !this.isEmpty && !signal.aborted; calls += 1) {
      const some = [...this.#waiting.keys()].slice(0, AT_ONCE)
      await events.hear(channelId, await read(connector, some, signal), some)
      await emptyInbox(events, channelId, connector)
      for (const id of some) this.#settle(id)
    }
    return !this.isEmpty
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

async function read(
  connector: Connector,
  externalIds: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, PulledOrder | 'gone'>> {
  if (connector.readOrders === undefined) throw new ChannelError('protocol', 'It cannot be asked by id')
  return connector.readOrders(externalIds, limited(signal))
}
