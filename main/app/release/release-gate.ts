import { isConnected } from '../../../shared/domain/channel.ts'
import type { Order, OrderId } from '../../../shared/domain/order.ts'
import { type Clock, type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import { ownersInDoubt } from '../channel-access/owner.ts'
import type { Asked, Sync } from '../ports/channel-sync.ts'
import type { Store, Tx } from '../ports/store.ts'

/** Information of a channel that is this fresh needs no new request. */
const FRESH_MS = MINUTE_MS
/** A channel that is there but does not answer (it wants us slower, or stumbles) is waited for as long. */
const PATIENCE_MS = 2 * MINUTE_MS
/** How long a person at the screen waits for it. */
const AT_ONCE_MS = 8_000

/** Orders that the channel just reported or does not know, and those it could not be asked about. */
export interface Admitted {
  readonly heard: OrderId[]
  readonly unasked: OrderId[]
}

/**
 * Nothing is released on old information: an order's channel is asked for it by id first, unless it reported it within
 * the last minute and was ours then; before asking, the channel's owner is checked. The answer is imported like any
 * payload, so that the order may no longer be there to be released.
 */
export interface ReleaseGate {
  /** Of these decided orders those that may go now; the others are being asked about and are checked again soon. */
  admit(tx: Tx, orderIds: readonly OrderId[]): Promise<Admitted>
  /** Asks and waits for the answers, a few seconds at most. */
  askNow(store: Store, orderIds: readonly OrderId[]): Promise<Admitted>
}

interface Question {
  readonly since: EpochMs
  readonly answer: Asked | null
  readonly answeredAt: EpochMs
}

export function openReleaseGate({ sync, clock }: { sync: Pick<Sync, 'ask'>; clock: Clock }): ReleaseGate {
  const questions = new Map<OrderId, Question>()

  function isRecent(at: EpochMs, forMs: number): boolean {
    const age = clock.now() - at
    // Negative: the clock was set back.
    return age >= 0 && age < forMs
  }

  /** null = its answer is on its way. */
  function known(orderId: OrderId): Asked | 'never' | null {
    const question = questions.get(orderId)
    if (question === undefined) return 'never'
    if (question.answer !== null) return isRecent(question.answeredAt, FRESH_MS) ? question.answer : 'never'
    return isRecent(question.since, PATIENCE_MS) ? null : 'unasked'
  }

  /** null = the channel cannot be asked. */
  function ask(channelId: string, orders: readonly Order[]): Promise<unknown> | null {
    const asked = sync.ask(
      channelId,
      orders.map(({ externalId }) => externalId),
    )
    if (asked === null) return null
    const question = { since: clock.now(), answer: null, answeredAt: 0 }
    for (const { id } of orders) questions.set(id, question)
    return asked.then((answer) => {
      for (const { id } of orders)
        if (questions.get(id) === question)
          questions.set(id, { since: question.since, answer, answeredAt: clock.now() })
    })
  }

  function forgetOld(): void {
    for (const [id, { since }] of questions)
      if (!isRecent(since, PATIENCE_MS + FRESH_MS)) questions.delete(id)
  }

  async function sorted(tx: Tx, orderIds: readonly OrderId[]) {
    const channels = new Set((await tx.channels.all()).filter(isConnected).map(({ id }) => id))
    const heardAt = new Map((await tx.standings.ofOrders(orderIds)).map((one) => [one.orderId, one.heardAt]))
    const inDoubt = await ownersInDoubt(tx, clock.now())
    const heard: OrderId[] = []
    const old: Order[] = []
    for (const { order } of await tx.orders.byIds(orderIds)) {
      const isFresh =
        isRecent(heardAt.get(order.id) ?? Number.NEGATIVE_INFINITY, FRESH_MS) && !inDoubt.has(order.channelId)
      if (isFresh || !channels.has(order.channelId)) heard.push(order.id)
      else old.push(order)
    }
    return { heard, old: Map.groupBy(old, ({ channelId }) => channelId) }
  }

  return {
    async admit(tx, orderIds) {
      const { heard, old } = await sorted(tx, orderIds)
      const unasked: OrderId[] = []
      for (const [channelId, orders] of old) {
        const toAsk: Order[] = []
        for (const order of orders) {
          const answer = known(order.id)
          if (answer === 'heard') heard.push(order.id)
          else if (answer === 'unasked') unasked.push(order.id)
          else if (answer === 'never') toAsk.push(order)
        }
        if (toAsk.length > 0 && ask(channelId, toAsk) === null) unasked.push(...toAsk.map(({ id }) => id))
      }
      forgetOld()
      return { heard, unasked }
    },
    async askNow(store, orderIds) {
      const { heard, old } = await store.read((tx) => sorted(tx, orderIds))
      const answers = [...old].flatMap(([channelId, orders]) => ask(channelId, orders) ?? [])
      await Promise.race([Promise.all(answers), afterMs(AT_ONCE_MS)])
      const asked = [...old.values()].flat().map(({ id }) => id)
      return {
        heard: [...heard, ...asked.filter((id) => known(id) === 'heard')],
        unasked: asked.filter((id) => known(id) !== 'heard'),
      }
    },
  }
}

function afterMs(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })
}
