import { isConnected } from '../../../shared/domain/channel.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import { type Clock, type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import { writesOf } from '../channel-access/writes.ts'
import type { WorldCache } from '../decide/world-cache.ts'
import type { Tx } from '../ports/store.ts'
import { type ChannelStock, enqueueStock } from './channel-stock.ts'
import { stockKey } from './outbox-key.ts'
import { USUAL_KINDS, usualStamp } from './usual-orders.ts'
import { whatHoldsNow } from './what-holds-now.ts'

/** Products whose figures are computed in one transaction. */
const AT_ONCE = 500
/** How often it is looked whether time has changed what can be shipped. */
const LOOK_MS = MINUTE_MS / 2

/** What channels may be told now. */
interface Figures {
  channelStock(tx: Tx, channelId: string, skus: readonly Sku[]): Promise<ChannelStock[]>
}

interface Progress {
  /** What held when it began. */
  readonly holds: string
  /** Products looked at; Infinity = all. */
  readonly position: number
}

/**
 * Looks again at what channels were told, once rules, sites, carriers or anything else has changed that decides what can
 * be shipped: by its own command, or because a time has come. Only figures that are others now are told; those of stock
 * that changes are marked by who changes it (`ChangedStockTable`). Kept in memory: a program that starts looks once.
 */
export class Recheck {
  readonly #figures: Figures
  readonly #worlds: WorldCache
  readonly #clock: Clock
  readonly #progress = new Map<string, Progress>()
  /** What time and orders of late change without a command: looked up now and then. */
  #byTime = { at: Number.NEGATIVE_INFINITY, text: '' }

  constructor({ figures, worlds, clock }: { figures: Figures; worlds: WorldCache; clock: Clock }) {
    this.#figures = figures
    this.#worlds = worlds
    this.#clock = clock
  }

  /** Something that the channel was told may no longer hold. */
  async isDue(tx: Tx, channelId: string): Promise<boolean> {
    const channel = await tx.channels.get(channelId)
    if (channel === null || !isConnected(channel)) return false
    if ((await writesOf(tx, channelId)).kind !== 'approved') return false
    const progress = this.#progress.get(channelId)
    return progress?.holds !== (await this.#holds(tx)) || progress.position !== Number.POSITIVE_INFINITY
  }

  /** Puts the next products' figures that have become others into the channel's outbox; false = nothing is left to look at. */
  async lookOn(tx: Tx, channelId: string, now: EpochMs, newId: () => string): Promise<boolean> {
    if (!(await this.isDue(tx, channelId))) return false
    const holds = await this.#holds(tx)
    const begun = this.#progress.get(channelId)
    const position = begun?.holds === holds ? begun.position : 0
    const { products } = (await this.#worlds.view(tx, now, [])).world.world
    const skus = products.slice(position, position + AT_ONCE).map(({ sku }) => sku)
    const stock = await this.#figures.channelStock(tx, channelId, skus)
    await enqueueStock(tx, channelId, await changed(tx, channelId, stock), now, newId)
    const next = position + AT_ONCE
    const isLast = next >= products.length
    this.#progress.set(channelId, { holds, position: isLast ? Number.POSITIVE_INFINITY : next })
    return !isLast
  }

  async #holds(tx: Tx): Promise<string> {
    const now = this.#clock.now()
    const age = now - this.#byTime.at
    if (age < 0 || age >= LOOK_MS) {
      const usual = usualStamp((await tx.settings.get(USUAL_KINDS)).byChannel)
      this.#byTime = { at: now, text: `${whatHoldsNow(await this.#worlds.view(tx, now, []), now)} ${usual}` }
    }
    return `${this.#worlds.revision} ${this.#byTime.text}`
  }
}

/** Figures that differ from what the channel was told last. One that was never told any is told by who adds it. */
async function changed(
  tx: Tx,
  channelId: string,
  stock: readonly ChannelStock[],
): Promise<readonly ChannelStock[]> {
  const told = await tx.outbox.latestStock(
    channelId,
    stock.map(({ channelSku }) => stockKey(channelSku)),
  )
  return stock.filter(({ channelSku, available, places }) => {
    const last = told.get(stockKey(channelSku))
    if (last === undefined) return false
    return last.available !== available || JSON.stringify(last.places ?? null) !== JSON.stringify(places)
  })
}
