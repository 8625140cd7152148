import type { KeptItem, NewOutboxItem } from '../../main/app/ports/sync-tables.ts'
import type { EventLog } from './event-log.ts'
import type { StockItem } from './figures-owed.ts'
import type { TransactionNotes, TransactionWatch } from './mortal-store.ts'

type Transaction =
  | 'page-stored'
  | 'taken-in'
  | 'decided'
  | 'released'
  | 'done-by-a-person'
  | 'coalesced'
  | 'claimed'
  | 'settled'
  | 'remembered'

/** What committed transactions said of messages that must leave. */
export interface OutboxTalk {
  /** Something waits for the channel. */
  waits(channelId: string): void
  /** What channels may sell of these SKUs may have changed; null = of all. */
  changed(skus: readonly string[] | null): void
  /** A stock figure is to be sent. */
  owed(item: StockItem): void
  /** All that has changed has its figure in the channel's outbox. */
  figured(channelId: string): void
  /** A parcel of the order has left. */
  left(orderId: string): void
  claimed(items: readonly KeptItem[]): void
  told(itemId: string): void
  /** It waits for another try. */
  putBack(itemId: string): void
}

/** Tells the transactions of a program with channels from each other, and what they say of messages. */
export function channelTransactions(log: EventLog, talk: OutboxTalk): TransactionWatch<Transaction> {
  return { tables: WATCHED, open: () => new Calls(log, talk) }
}

/** The changes by which a transaction is told from others. */
const WATCHED: Readonly<Record<string, readonly string[]>> = {
  changedStock: ['mark', 'markAll', 'putTold'],
  decisions: ['commit'],
  inbox: ['put', 'settle'],
  journal: ['append'],
  outbox: ['claim', 'enqueue', 'settle'],
  syncState: ['put'],
}

/** Which changes a transaction asked for, by 'table.method'. */
class Calls implements TransactionNotes<Transaction> {
  readonly #log: EventLog
  readonly #talk: OutboxTalk
  readonly #seen = new Set<string>()
  readonly #journal: string[] = []
  readonly #enqueued: NewOutboxItem[] = []
  readonly #changed: (readonly string[] | null)[] = []
  readonly #owed: StockItem[] = []
  readonly #figured: string[] = []
  readonly #waiting = new Set<string>()
  readonly #claimed: KeptItem[] = []
  readonly #told: string[] = []
  readonly #putBack: string[] = []

  constructor(log: EventLog, talk: OutboxTalk) {
    this.#log = log
    this.#talk = talk
  }

  note(name: string, args: readonly unknown[], answer: unknown): void {
    if (name === 'changedStock.putTold') this.#figured.push(args[0] as string)
    if (name === 'changedStock.markAll') this.#changed.push(null)
    if (name === 'changedStock.mark') this.#changed.push([...(args[0] as Iterable<string>)])
    this.#seen.add(name)
    if (name === 'outbox.enqueue')
      for (const item of args[0] as readonly NewOutboxItem[]) {
        this.#enqueued.push(item)
        this.#waiting.add(item.channelId)
        if (item.kind === 'stock') this.#owed.push(item)
      }
    if (name === 'outbox.claim') this.#claimed.push(...(answer as KeptItem[]))
    if (name === 'outbox.settle') {
      const isPending = (args[1] as { state: string }).state === 'pending'
      ;(isPending ? this.#putBack : this.#told).push(...(args[0] as readonly string[]))
    }
    if (name === 'journal.append') this.#journal.push((args[0] as { type: string }).type)
  }

  committed(): void {
    const kinds = this.kinds()
    if (kinds.length > 0) this.#log.add(`committed ${kinds.join(' ')} ${this.#names()}`)
    for (const line of this.#details()) this.#log.detail(line)
    this.#tell()
  }

  /** The points that this transaction is; none = it changed nothing of interest. */
  kinds(): Transaction[] {
    const main = this.#main()
    return [...(main === null ? [] : [main]), ...(this.#owed.length > 0 ? (['coalesced'] as const) : [])]
  }

  #tell(): void {
    const talk = this.#talk
    for (const skus of this.#changed) if (skus?.length !== 0) talk.changed(skus)
    for (const channelId of this.#waiting) talk.waits(channelId)
    for (const { kind, orderId } of this.#enqueued)
      if (kind === 'fulfillment' && orderId !== null) talk.left(orderId)
    if (this.#claimed.length > 0) talk.claimed(this.#claimed)
    for (const id of this.#putBack) talk.putBack(id)
    for (const id of this.#told) talk.told(id)
    for (const item of this.#owed) talk.owed(item)
    for (const channelId of this.#figured) talk.figured(channelId)
  }

  /** Messages to channels that were written, taken out or settled, a line each. */
  #details(): (() => string)[] {
    const item = (did: string) => (one: Pick<KeptItem, 'id' | 'channelId' | 'key' | 'payload'>) => () =>
      `${did} ${one.channelId} ${one.key} ${one.id} ${JSON.stringify(one.payload)}`
    return [
      ...this.#enqueued.map(item('to tell')),
      ...this.#claimed.map(item('telling')),
      ...this.#told.map((id) => () => `told ${id}`),
      ...this.#putBack.map((id) => () => `put back ${id}`),
    ]
  }

  #names(): string {
    return [...this.#journal, ...this.#seen].join(' ')
  }

  #main(): Transaction | null {
    const has = (name: string): boolean => this.#seen.has(name)
    if (has('inbox.put')) return 'page-stored'
    if (has('inbox.settle')) return 'taken-in'
    if (has('decisions.commit')) return 'decided'
    if (has('outbox.claim')) return this.#claimed.length > 0 ? 'claimed' : null
    if (has('outbox.settle')) return 'settled'
    if (this.#journal.includes('orders.releaseDue')) return 'released'
    if (this.#journal.length > 0) return 'done-by-a-person'
    return has('syncState.put') ? 'remembered' : null
  }
}
