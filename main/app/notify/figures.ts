import { type Channel, isConnected } from '../../../shared/domain/channel.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import {
  type OrderKind,
  type OrderPlace,
  placesOfKinds,
  type SellableSum,
} from '../../../shared/domain/sellable.ts'
import type { Clock } from '../../../shared/lib/clock.ts'
import { SellableStock } from '../../engine/sellable/sellable-stock.ts'
import type { UsualOrders } from '../../engine/sellable/usual-order.ts'
import type { UnfitServices } from '../../engine/unfit-services.ts'
import { writesOf } from '../channel-access/writes.ts'
import type { DecidingView, WorldCache } from '../decide/world-cache.ts'
import { readChannelPlaces } from '../mapping/channel-places.ts'
import { unitsAtPlaces } from '../mapping/place-units.ts'
import type { Tx } from '../ports/store.ts'
import { channelNames } from './channel-names.ts'
import type { ChannelStock } from './channel-stock.ts'
import { figureSum, toldUnits, type Withheld } from './figure-sum.ts'
import { growingBuffer, type SellingSpeed } from './growing-buffer.ts'
import { Recheck } from './recheck.ts'
import { USUAL_KINDS, usualOrders } from './usual-orders.ts'

/** How a channel's figures of one product come about. */
export interface ExplainedFigures {
  readonly channel: Channel
  /** Of each of the channel's SKUs that stand for it. */
  readonly sums: readonly {
    readonly sum: SellableSum
    /** The same for what orders to one place alone could take; none where the channel's go to one. */
    readonly byPlace: readonly { readonly place: OrderPlace; readonly sum: SellableSum }[]
  }[]
  /** What `onlyFor` of the sums speaks of. */
  readonly kinds: readonly OrderKind[]
}

/**
 * What channels may be told of stock: what the engine that decides could ship to them (`main/engine/sellable`), less what
 * waiting orders want and the channel's buffer. Computed when it is asked, by the stock that `tx` sees.
 */
export class Figures {
  readonly #worlds: WorldCache
  readonly #clock: Clock
  readonly #speed: SellingSpeed
  /** Looks at them again when what decides them has changed. */
  readonly recheck: Recheck
  /** What carriers take of usual orders, which only a changed world changes. */
  #asked: { fit: DecidingView['fit']; kinds: string; usual: UsualOrders; unfit: UnfitServices } | null = null

  constructor({ worlds, clock, speed }: { worlds: WorldCache; clock: Clock; speed: SellingSpeed }) {
    this.#worlds = worlds
    this.#clock = clock
    this.#speed = speed
    this.recheck = new Recheck({ figures: this, worlds, clock })
  }

  /**
   * What the channel may sell of these products now, under its own SKUs, in whole packs; nothing of one that is not
   * connected. Of what is no product here is skipped: orders that wait for a mapping name such SKUs.
   */
  async channelStock(tx: Tx, channelId: string, wanted: readonly Sku[]): Promise<ChannelStock[]> {
    if (wanted.length === 0) return []
    const channel = await tx.channels.get(channelId)
    if (channel === null || !isConnected(channel)) return []
    const { sellable, view, demand } = await this.#ask(tx, wanted)
    const { siteIndex, skuIndex } = view.world
    const skus = wanted.filter((sku) => skuIndex.has(sku))
    const placed = (await readChannelPlaces(tx)).get(channelId)?.places ?? []
    const ageMs = await this.#ageMs(tx, channelId)
    return (await channelNames(tx, channelId, skus)).map((name) => {
      const found = sellable.of(channelId, name.sku, name.units)
      const told = toldUnits(found, this.#withheld(channel, name.sku, demand, ageMs), name.units)
      const unitsAt = (siteId: string): number => found.bySite[siteIndex.get(siteId) ?? -1] ?? 0
      const places = unitsAtPlaces({
        placed,
        siteIds: view.world.context.siteIds,
        unitsAt,
        total: told,
        units: name.units,
      })
      return { channelId, ...name, available: told / name.units, places }
    })
  }

  /** Units of each SKU that each channel may sell now, connected or not; `only`: of these channels. */
  async availableUnits(
    tx: Tx,
    skus: readonly Sku[],
    only?: readonly string[],
  ): Promise<ReadonlyMap<string, ReadonlyMap<Sku, number>>> {
    const { sellable, view, demand } = await this.#ask(tx, skus)
    const units = new Map<string, ReadonlyMap<Sku, number>>()
    for (const channel of await tx.channels.all()) {
      if (only !== undefined && !only.includes(channel.id)) continue
      const ageMs = await this.#ageMs(tx, channel.id)
      const told = (sku: Sku): number =>
        !view.world.skuIndex.has(sku)
          ? 0
          : toldUnits(sellable.of(channel.id, sku, 1), this.#withheld(channel, sku, demand, ageMs), 1)
      units.set(channel.id, new Map(skus.map((sku) => [sku, told(sku)])))
    }
    return units
  }

  /**
   * Units of each SKU that orders of the channel to each place could take, were there no others: places share stock, and
   * their figures do not add up. Places of one channel are the same for all SKUs; none where all its orders go to one.
   */
  async unitsByPlace(
    tx: Tx,
    skus: readonly Sku[],
    channelId: string,
  ): Promise<readonly { readonly place: OrderPlace; readonly units: ReadonlyMap<Sku, number> }[]> {
    const channel = await tx.channels.get(channelId)
    if (channel === null) return []
    const { sellable, view, demand, usual } = await this.#ask(tx, skus)
    const ageMs = await this.#ageMs(tx, channelId)
    const known = skus.filter((sku) => view.world.skuIndex.has(sku))
    return placesOfKinds(kindsOf(usual, channelId)).map((place) => ({
      place,
      units: new Map(
        known.map((sku) => [
          sku,
          toldUnits(sellable.of(channelId, sku, 1, place), this.#withheld(channel, sku, demand, ageMs), 1),
        ]),
      ),
    }))
  }

  /** How what every channel may sell of a product comes about. */
  async explain(tx: Tx, sku: Sku): Promise<ExplainedFigures[]> {
    const { sellable, view, demand, usual } = await this.#ask(tx, [sku])
    const levels = await tx.stock.bySkus([sku])
    const reserves = (await tx.stock.reserves()).filter((one) => one.sku === sku)
    const setAsides = (await tx.setAsides.all()).filter((one) => one.sku === sku)
    const explained: ExplainedFigures[] = []
    for (const channel of await tx.channels.all()) {
      const { id: channelId } = channel
      const ageMs = await this.#ageMs(tx, channelId)
      const names = await channelNames(tx, channelId, [sku])
      const kinds = kindsOf(usual, channelId)
      const sums = names.map(({ channelSku, units: pack }) => {
        const sumFor = (place: OrderPlace | null) =>
          figureSum({
            channelId,
            channelSku,
            pack,
            siteIds: view.world.context.siteIds,
            levels,
            reserves,
            setAsides,
            sellable: sellable.of(channelId, sku, pack, place),
            reasons: sellable.reasons(channelId, sku, pack, place),
            withheld: this.#withheld(channel, sku, demand, ageMs),
          })
        return {
          sum: sumFor(null),
          byPlace: placesOfKinds(kinds).map((place) => ({ place, sum: sumFor(place) })),
        }
      })
      explained.push({ channel, sums, kinds })
    }
    return explained
  }

  #withheld({ buffer }: Channel, sku: Sku, demand: ReadonlyMap<Sku, number>, ageMs: number): Withheld {
    const speed = ageMs === 0 ? 0 : this.#speed.of(sku, this.#clock.now())
    return { wanted: demand.get(sku) ?? 0, buffer: growingBuffer(buffer, speed, ageMs) }
  }

  /** Since when the channel has not been told of what changed; 0 = it is told everything. */
  async #ageMs(tx: Tx, channelId: string): Promise<number> {
    if ((await writesOf(tx, channelId)).kind !== 'approved') return 0
    const { since } = await tx.changedStock.countUntold(channelId)
    const waiting = (await tx.outbox.backlog(channelId)).find(({ kind }) => kind === 'stock')
    const now = this.#clock.now()
    return Math.max(0, now - Math.min(since ?? now, waiting?.since ?? now))
  }

  async #ask(tx: Tx, skus: readonly Sku[]) {
    const now = this.#clock.now()
    const view = await this.#worlds.view(tx, now, skus)
    const demand = await tx.stock.openDemand(skus)
    const { usual, unfit } = await this.#usual(tx, view)
    const { world, rules, fit } = view
    const asksServices = world.world.rates.length > 0 && fit.quotesNothing
    const sellable = new SellableStock(world, rules, now, usual, unfit, asksServices)
    return { sellable, view, demand, usual }
  }

  async #usual(tx: Tx, view: DecidingView): Promise<{ usual: UsualOrders; unfit: UnfitServices }> {
    const { fit, world } = view
    const channels = await tx.channels.all()
    const { byChannel } = await tx.settings.get(USUAL_KINDS)
    const kinds = JSON.stringify([byChannel, channels.map(({ id }) => id)])
    if (this.#asked?.fit === fit && this.#asked.kinds === kinds) return this.#asked
    const { sites, currency } = world.world
    const usual = usualOrders(channels, byChannel, sites, currency)
    const orders = [...usual.values()].flatMap((own) => own.map(({ order }) => order))
    const misfits = new Map(orders.map((order) => [order.id, fit.misfits(order)]))
    const unfit: UnfitServices = ({ id }) => misfits.get(id) ?? []
    this.#asked = { fit, kinds, usual, unfit }
    return this.#asked
  }
}

function kindsOf(usual: UsualOrders, channelId: string): OrderKind[] {
  return [...new Set((usual.get(channelId) ?? []).map(({ kind }) => kind))]
}
