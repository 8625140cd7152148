import type { OutboxKind, OutboxMessage, OutboxPayload } from '../../../shared/domain/outbox-message.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import type { Page, PageRequest } from './page.ts'

/** What a channel sent, kept as it came. Unique on (channel, externalId). */
export interface InboxItem {
  readonly channelId: string
  readonly externalId: string
  /** The channel's own version mark: its updated-at text or a hash; same mark = nothing new. */
  readonly version: string
  /** '' = no longer kept. */
  readonly payload: string
  readonly receivedAt: EpochMs
  readonly state: 'new' | 'done' | 'rejected'
  /** Why it was rejected, for a person. */
  readonly problem: Message | null
}

export interface InboxTable {
  /** Stores new items and new versions as `new`; returns how many of each and how many were known already. */
  put(
    items: readonly Pick<InboxItem, 'channelId' | 'externalId' | 'version' | 'payload' | 'receivedAt'>[],
  ): Promise<{
    added: number
    changed: number
    known: number
  }>
  /** `new` items, oldest first; null = of all channels. */
  pending(channelId: string | null, limit: number): Promise<InboxItem[]>
  settle(
    channelId: string,
    externalId: string,
    state: 'done' | 'rejected',
    problem: Message | null,
  ): Promise<void>
  get(channelId: string, externalId: string): Promise<InboxItem | null>
  recent(channelId: string, limit: number): Promise<InboxItem[]>
}

interface OutboxEntry {
  readonly id: string
  readonly channelId: string
  /** Idempotency key sent to the channel; for stock also the coalescing key: a pending row of the same key is replaced. */
  readonly key: string
  readonly orderId: string | null
  readonly createdAt: EpochMs
  readonly notBefore: EpochMs
  readonly attempts: number
  /**
   * sending: handed over, answer not seen; looked up before it is tried again. unreadable: it cannot leave until it is
   * written anew.
   */
  readonly state: 'pending' | 'sending' | 'done' | 'refused' | 'unreadable'
  readonly problem: Message | null
}

/** What must leave for a channel. */
export type OutboxItem = OutboxEntry & OutboxMessage

/** What it says is not known: no longer kept, or unreadable by `fault`. */
export interface BlankItem extends OutboxEntry {
  readonly kind: OutboxKind
  readonly payload: null
  readonly fault: string | null
}

export type KeptItem = OutboxItem | BlankItem

export type NewOutboxItem = Pick<
  OutboxEntry,
  'id' | 'channelId' | 'key' | 'orderId' | 'createdAt' | 'notBefore'
> &
  OutboxMessage

export interface OutboxTable {
  /** Same (channel, key): a pending stock row takes the new payload; any other kind is left as it is. */
  enqueue(items: readonly NewOutboxItem[]): Promise<void>
  /**
   * Marks `sending` and returns the next items due, oldest first, one kind at a time: of stock figures and all else what
   * has been due the longest. An item whose order has an earlier unsettled item waits. `stuck` items (found in `sending`
   * at start) come with attempts > 0. At most `limit` of them, of stock figures `stockLimit` (without it the same). Those
   * that cannot be read come as blanks, to be settled as such.
   */
  claim(channelId: string, now: EpochMs, limit: number, stockLimit?: number): Promise<KeptItem[]>
  /** These ended alike; a stock figure put back gives way to a newer one of its key. */
  settle(
    ids: readonly string[],
    outcome:
      | { state: 'done' }
      | { state: 'refused' | 'unreadable'; problem: Message }
      | { state: 'pending'; notBefore: EpochMs; problem: Message },
  ): Promise<void>
  /**
   * Items found in `sending` when the program starts: back to pending with attempts kept, so that they are looked up.
   * `notBefore`: when nothing of whoever sent them can be under way any more; absent = now.
   */
  recover(notBefore?: EpochMs): Promise<number>
  /** The last item of this key that the channel accepted: what it was sent last. */
  lastDone(channelId: string, key: string): Promise<KeptItem | null>
  get(id: string): Promise<KeptItem | null>
  /** An unreadable item gets this text and is ready to be sent at once. */
  rewrite(id: string, message: OutboxMessage, now: EpochMs): Promise<void>
  /** Unsettled items per channel. */
  waiting(): Promise<ReadonlyMap<string, number>>
  /** Whether the channel has an unsettled item, however many there are. */
  isWaiting(channelId: string): Promise<boolean>
  ofOrder(orderId: string): Promise<KeptItem[]>
  /** Unsettled items of a channel, the oldest first. */
  list(channelId: string, page: PageRequest): Promise<Page<KeptItem>>
  /** Unsettled items of a channel by kind: how many, and since when the oldest waits. */
  backlog(channelId: string): Promise<{ kind: OutboxKind; count: number; since: EpochMs }[]>
  /** By these keys of stock, what the channel was told last, or is to be told. */
  latestStock(
    channelId: string,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, OutboxPayload<'stock'>>>
  /** Which of these keys of stock have an unsettled item. */
  waitingStock(channelId: string, keys: readonly string[]): Promise<ReadonlySet<string>>
  /** Pending items (of these ids; null = all) are due now; returns how many there are. */
  hurry(channelId: string, ids: readonly string[] | null, now: EpochMs): Promise<number>
}

/** State of a connector that survives restarts: cursor, token buckets, last success. The connector parses it. */
export interface SyncStateTable {
  get(channelId: string, key: string): Promise<unknown>
  put(channelId: string, key: string, value: unknown): Promise<void>
  /** What each channel has under this key, by channel. */
  ofAll(key: string): Promise<ReadonlyMap<string, unknown>>
}
