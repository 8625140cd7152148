import type { Figures } from '../../main/app/notify/figures.ts'
import type { Recheck } from '../../main/app/notify/recheck.ts'
import type { Store } from '../../main/app/ports/store.ts'
import type { Clock, EpochMs } from '../../shared/lib/clock.ts'
import { MINUTE_MS } from '../../shared/lib/clock.ts'
import { freshFigures } from '../support/figures.ts'
import type { SimulatedChannel } from './channels.ts'
import type { FiguresOwed } from './figures-owed.ts'

/** A figure may be on its way to a channel that answers for so long: Amazon and Mirakl take files, with waits. */
const NEWS_MS = 20 * MINUTE_MS

/** More products than the merchant has. */
const MOST_MARKS = 1_000

/** An address corrected at the channel. */
interface Moved {
  readonly street: string
  readonly at: EpochMs
}

/** A spell in which a channel could not be told anything. */
interface Trouble {
  readonly from: EpochMs
  until: EpochMs
}

/**
 * Watches every sale: one that goes beyond what is there is only excused while the channel's figure was on its way
 * or could not be delivered. Keeps what customers did to their orders, for the comparison at the end.
 */
export class SaleWatch {
  /** What we say that channels may sell. */
  readonly figures: Figures
  readonly #store: Store
  readonly #clock: Clock
  readonly #owed: FiguresOwed
  readonly #troubles = new Map<string, Trouble[]>()
  readonly #cancelled = new Set<string>()
  readonly #unsaid = new Set<string>()
  readonly #putBack = new Map<string, { readonly orderId: string; readonly at: EpochMs }>()
  readonly #moved = new Map<string, Moved>()
  /** Units sold beyond what was there though nothing kept the channel from knowing better. */
  oversold = 0
  readonly findings: string[] = []
  /** Figures that changed without a word to the channel. */
  readonly untold: string[] = []

  constructor(store: Store, clock: Clock, owed: FiguresOwed) {
    this.figures = freshFigures(clock)
    this.#store = store
    this.#clock = clock
    this.#owed = owed
  }

  /** `channelId` null: we are down ourselves. */
  troubled(channelId: string | null, until: EpochMs): void {
    const name = channelId ?? ''
    const list = this.#troubles.get(name) ?? []
    list.push({ from: this.#clock.now(), until })
    this.#troubles.set(name, list)
  }

  /** The channel puts the units back on sale by itself, before we hear of it. */
  cancelledThere(channelId: string, orderId: string, skus: readonly string[]): void {
    this.#cancelled.add(`${channelId} ${orderId}`)
    this.putBackThere(channelId, orderId, skus)
  }

  /** Units of the order are on sale there again, before we hear of it. */
  putBackThere(channelId: string, orderId: string, skus: readonly string[]): void {
    for (const sku of skus) this.#putBack.set(`${channelId} ${sku}`, { orderId, at: this.#clock.now() })
  }

  wasCancelledThere(channelId: string, orderId: string): boolean {
    return this.#cancelled.has(`${channelId} ${orderId}`)
  }

  movedTo(channelId: string, orderId: string, street: string): void {
    this.#moved.set(`${channelId} ${orderId}`, { street, at: this.#clock.now() })
  }

  /** What the customer last corrected; null = it goes where they ordered it to. */
  movedOf(channelId: string, orderId: string): Moved | null {
    return this.#moved.get(`${channelId} ${orderId}`) ?? null
  }

  /**
   * Whatever changes stock puts the new figure into the outbox, in the same transaction; whatever else changes what may
   * be sold has the figures looked at again.
   */
  async checkSaid(recheck: Pick<Recheck, 'isDue'>): Promise<void> {
    const { available, unchecked } = await this.#store.read(async (tx) => {
      const skus = (await tx.products.all()).map(({ sku }) => sku)
      const found = await this.figures.availableUnits(tx, skus)
      const due = new Map<string, ReadonlySet<string>>()
      for (const channelId of found.keys())
        due.set(
          channelId,
          (await recheck.isDue(tx, channelId))
            ? new Set(skus)
            : await tx.changedStock.untoldOf(channelId, skus),
        )
      return { available: found, unchecked: due }
    })
    for (const [channelId, units] of available)
      for (const [sku, ours] of units) {
        const said = this.#owed.said(channelId, sku)
        const name = `${channelId} ${sku}`
        if (said === null || said === ours || this.#unsaid.has(name)) continue
        if (unchecked.get(channelId)?.has(sku)) continue
        this.#unsaid.add(name)
        this.untold.push(`${channelId} was last to be told ${said} of ${sku}, when it became ${ours}`)
      }
  }

  /** `before`: what the channel would have sold of each SKU until this sale. */
  async sold(
    { channel }: Pick<SimulatedChannel, 'channel'>,
    orderId: string,
    lines: readonly { readonly sku: string; readonly quantity: number }[],
    before: ReadonlyMap<string, number>,
  ): Promise<void> {
    const skus = lines.map(({ sku }) => sku)
    const ours = (await this.#store.read((tx) => this.figures.availableUnits(tx, skus))).get(channel.id)
    for (const { sku, quantity } of lines) {
      const there = ours?.get(sku) ?? 0
      if (quantity <= there || (await this.#isExcused(channel.id, sku))) continue
      this.oversold += quantity - there
      this.findings.push(
        `${channel.id} sold ${quantity} of ${sku} in ${orderId} when it showed ${before.get(sku) ?? 0} and ${there} were there`,
      )
    }
  }

  async #isExcused(channelId: string, sku: string): Promise<boolean> {
    const owed = this.#owed.since(channelId, sku)
    if (owed !== null && this.isOnItsWay(channelId, owed)) return true
    const marks = await this.#store.read((tx) => tx.changedStock.untold(channelId, MOST_MARKS))
    const mark = marks.find((one) => one.sku === sku)
    if (mark !== undefined && this.isOnItsWay(channelId, mark.at)) return true
    if (await this.#isGivenBack(channelId, sku)) return true
    const back = this.#putBack.get(`${channelId} ${sku}`)
    if (back === undefined) return false
    const record = await this.#store.read((tx) => tx.orders.byExternalId(channelId, back.orderId))
    return record !== null && record.state !== 'cancelled' && this.isOnItsWay(channelId, back.at)
  }

  /** We have called units of it off there, and have not heard yet that this was done. */
  async #isGivenBack(channelId: string, sku: string): Promise<boolean> {
    const recent = this.#owed.givenBack(channelId).filter(({ since }) => this.isOnItsWay(channelId, since))
    if (recent.length === 0) return false
    const orders = await this.#store.read((tx) => tx.orders.byIds(recent.map(({ orderId }) => orderId)))
    return orders.some(({ order }) => order.lines.some((line) => line.sku === sku))
  }

  /** At `at`, news of `since` may still have been under way: too young, or somebody could not be reached meanwhile. */
  isOnItsWay(channelId: string, since: EpochMs, at: EpochMs = this.#clock.now()): boolean {
    if (at - since <= NEWS_MS) return true
    return ['', channelId].some((name) =>
      (this.#troubles.get(name) ?? []).some(
        (trouble) => trouble.until + NEWS_MS >= since && trouble.from <= at,
      ),
    )
  }
}
