import type { KeptItem, NewOutboxItem } from '../../main/app/ports/sync-tables.ts'
import type { Clock, EpochMs } from '../../shared/lib/clock.ts'

export type StockItem = Pick<Extract<NewOutboxItem, { kind: 'stock' }>, 'channelId' | 'key' | 'payload'>

/** A cancellation or refund of ours that its channel may have carried out, by which it puts units back on sale. */
interface GivenBack {
  readonly channelId: string
  readonly orderId: string
  readonly since: EpochMs
}

/** One more change of what may be sold. */
interface Change {
  readonly number: number
  readonly at: EpochMs
}

interface Owed {
  since: EpochMs
  /** Item under way with an earlier figure; null = none is. */
  underWay: string | null
  /** A newer figure came while one was under way. */
  renewedAt: EpochMs | null
}

/** Which stock figures have been decided here and are not yet known to stand at their channel, and since when. */
export class FiguresOwed {
  readonly #clock: Clock
  readonly #owed = new Map<string, Owed>()
  readonly #keys = new Map<string, string>()
  readonly #said = new Map<string, number>()
  readonly #givenBack = new Map<string, GivenBack>()
  /** By SKU ('' = all of them), each change that some channel may not have a figure of yet. */
  readonly #changes = new Map<string, Change[]>()
  #lastChange = 0
  /** Up to which change each channel's figures are in its outbox. */
  readonly #figured = new Map<string, number>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** What channels may sell of these SKUs may be another figure; null = of all. */
  changed(skus: readonly string[] | null): void {
    this.#lastChange += 1
    for (const sku of skus ?? ['']) {
      const changes = this.#changes.get(sku) ?? []
      changes.push({ number: this.#lastChange, at: this.#clock.now() })
      this.#changes.set(sku, changes)
    }
  }

  /** All that has changed has its figure in the channel's outbox. */
  figured(channelId: string): void {
    this.#figured.set(channelId, this.#lastChange)
  }

  owed({ channelId, key, payload }: StockItem): void {
    const name = `${channelId} ${key}`
    const since = this.unfiguredSince(channelId, payload.sku) ?? this.#clock.now()
    this.#said.set(name, payload.available)
    const known = this.#owed.get(name)
    if (known === undefined) this.#owed.set(name, { since, underWay: null, renewedAt: null })
    else if (known.underWay !== null) known.renewedAt ??= since
  }

  claimed(items: readonly KeptItem[]): void {
    for (const { id, kind, channelId, key, orderId } of items) {
      if ((kind === 'cancel' || kind === 'refund') && orderId !== null && !this.#givenBack.has(id))
        this.#givenBack.set(id, { channelId, orderId, since: this.#clock.now() })
      if (kind !== 'stock') continue
      const name = `${channelId} ${key}`
      this.#keys.set(id, name)
      const known = this.#owed.get(name)
      if (known !== undefined) {
        known.underWay = id
        known.renewedAt = null
      }
    }
  }

  told(itemId: string): void {
    this.#givenBack.delete(itemId)
    const name = this.#keys.get(itemId)
    const known = name === undefined ? undefined : this.#owed.get(name)
    this.#keys.delete(itemId)
    if (name === undefined || known?.underWay !== itemId) return
    if (known.renewedAt === null) this.#owed.delete(name)
    else this.#owed.set(name, { since: known.renewedAt, underWay: null, renewedAt: null })
  }

  putBack(itemId: string): void {
    const known = this.#owed.get(this.#keys.get(itemId) ?? '')
    this.#keys.delete(itemId)
    if (known?.underWay !== itemId) return
    known.underWay = null
    known.renewedAt = null
  }

  /** The program starts: what was under way waits again. */
  recovered(): void {
    this.#keys.clear()
    for (const known of this.#owed.values()) {
      known.underWay = null
      known.renewedAt = null
    }
  }

  /** The figure that was last put into the outbox; null = none ever was. */
  said(channelId: string, sku: string): number | null {
    return this.#said.get(`${channelId} stock/${sku}`) ?? null
  }

  /** What the channel may have put back on sale because of us, before we hear that it did. */
  givenBack(channelId: string): GivenBack[] {
    return [...this.#givenBack.values()].filter((one) => one.channelId === channelId)
  }

  /** Since when the channel's figure of a SKU may be out of date; null = it is not. */
  since(channelId: string, sku: string): EpochMs | null {
    const owed = this.#owed.get(`${channelId} stock/${sku}`)?.since ?? null
    return owed ?? this.unfiguredSince(channelId, sku)
  }

  /** Since when a change waits whose figure has not been computed for the channel; null = none does. */
  unfiguredSince(channelId: string, sku: string): EpochMs | null {
    const figured = this.#figured.get(channelId) ?? 0
    const waiting = [sku, ''].flatMap(
      (name) => this.#changes.get(name)?.find(({ number }) => number > figured)?.at ?? [],
    )
    return waiting.length === 0 ? null : Math.min(...waiting)
  }
}
