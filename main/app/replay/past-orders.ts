import type { ReplayPeriod } from '../../../shared/contract/replay.ts'
import { serviceKey } from '../../../shared/domain/carrier.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import { CHOICE_TAGS, type Order, type OrderId } from '../../../shared/domain/order.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { instantOfLocal } from '../../../shared/lib/zoned.ts'
import { type PreparedWorld, withChanges, withStock } from '../../engine/prepare/prepared-world.ts'
import type { World } from '../../engine/world.ts'
import type { DecidingView, WorldCache } from '../decide/world-cache.ts'
import type { Tx } from '../ports/store.ts'

/** An order as it came in, without what people chose for it since. */
export interface PastOrder {
  readonly order: Order
  readonly receivedAt: EpochMs
}

/** Past orders and the world as it would stand without them. */
export interface Past {
  /** Earliest received first. */
  readonly orders: readonly PastOrder[]
  readonly cancelled: number
  readonly view: DecidingView
  /** Shipping and handling of the orders as they were really decided. */
  readonly decidedCents: ReadonlyMap<OrderId, number>
  /** Today's, with what these orders took put back, and the suspensions that were in force meanwhile. */
  readonly world: PreparedWorld
}

/** The most that are kept in memory at once. */
export const MOST_AT_ONCE = 20_000

const SLICE = 200
const CHOICES: readonly string[] = Object.values(CHOICE_TAGS)

/** Orders of the period, those decided last first; `most`: not more of them. */
export async function pastIds(
  tx: Tx,
  period: ReplayPeriod,
  most: number,
): Promise<{ readonly ids: readonly OrderId[]; readonly isCapped: boolean }> {
  const { timeZone } = await tx.settings.get(WORKSPACE)
  const found =
    period.kind === 'last'
      ? await tx.decisions.recent(0, Math.min(period.orders, most))
      : await tx.decisions.recent(instantOfLocal(period.date, 0, timeZone), most + 1)
  return { ids: found.slice(0, most), isCapped: found.length > most }
}

/**
 * Reads orders for a replay and what they took. Stock and loads are today's plus what these orders took: so a unit
 * that came in meanwhile is there from the first order on, and one that left otherwise is missing from the first on.
 * Reads in slices, with `pause` between them; what it returns after `signal` aborted is of no use. Writes nothing.
 */
export async function readPast(
  tx: Tx,
  worlds: WorldCache,
  ids: readonly OrderId[],
  now: EpochMs,
  { pause, signal }: { pause: () => Promise<void>; signal: AbortSignal | undefined },
): Promise<Past> {
  const { timeZone } = await tx.settings.get(WORKSPACE)
  const orders: PastOrder[] = []
  const taken = new Taken()
  let cancelled = 0
  for (let at = 0; at < ids.length && !signal?.aborted; at += SLICE) {
    const slice = ids.slice(at, at + SLICE)
    for (const { order, state, receivedAt } of await tx.orders.byIds(slice)) {
      if (state === 'cancelled') cancelled += 1
      else orders.push({ order: asItCame(order), receivedAt })
    }
    for (const one of await tx.fulfillments.byOrders(slice)) taken.add(one)
    await pause()
  }
  orders.sort((a, b) => a.receivedAt - b.receivedAt || (a.order.id < b.order.id ? -1 : 1))

  const skus = [...new Set(orders.flatMap(({ order }) => order.lines.map(({ sku }) => sku)))]
  const view = await worlds.view(tx, now, skus)
  const first = orders[0]?.receivedAt ?? now
  const from = localDateOf(first - DAY_MS, timeZone)
  const levels = (await tx.stock.bySkus(skus)).map((level) => ({
    ...level,
    reserved: level.reserved - taken.units(level.siteId, level.sku),
  }))
  const suspensions = await tx.carriers.suspensions(first)
  const same = suspensions.length === view.world.world.suspensions.length
  const world = withChanges(withStock(view.world, levels), {
    siteLoad: taken.fromSites(await tx.fulfillments.siteLoad(from)),
    serviceLoad: taken.fromServices(await tx.fulfillments.serviceLoad(from)),
    ...(same ? {} : { suspensions }),
  })
  return { orders, cancelled, view, world, decidedCents: taken.cents }
}

function asItCame(order: Order): Order {
  const { chosen: _, ...came } = order
  return came.tags.some((tag) => CHOICES.includes(tag))
    ? { ...came, tags: came.tags.filter((tag) => !CHOICES.includes(tag)) }
    : came
}

/** Units, orders a day and parcels a day that fulfilments took. */
class Taken {
  readonly #units = new Map<string, number>()
  readonly #orders = new Map<string, number>()
  readonly #parcels = new Map<string, number>()

  readonly cents = new Map<OrderId, number>()

  add({
    orderId,
    shippingCents,
    handlingCents,
    siteId,
    state,
    allocations,
    parcels,
    promise,
    ...service
  }: Fulfillment): void {
    if (state === 'cancelled') return
    this.cents.set(orderId, (this.cents.get(orderId) ?? 0) + shippingCents + handlingCents)
    for (const { sku, quantity } of allocations) count(this.#units, `${siteId} ${sku}`, quantity)
    count(this.#orders, `${siteId} ${promise.shipOn}`, 1)
    count(this.#parcels, `${serviceKey(service)} ${promise.shipOn}`, parcels.length)
  }

  units(siteId: string, sku: string): number {
    return this.#units.get(`${siteId} ${sku}`) ?? 0
  }

  fromSites(loads: World['siteLoad']): World['siteLoad'] {
    return loads.map((load) => ({
      ...load,
      orders: Math.max(0, load.orders - (this.#orders.get(`${load.siteId} ${load.date}`) ?? 0)),
    }))
  }

  fromServices(loads: World['serviceLoad']): World['serviceLoad'] {
    return loads.map((load) => ({
      ...load,
      parcels: Math.max(0, load.parcels - (this.#parcels.get(`${load.service} ${load.date}`) ?? 0)),
    }))
  }
}

function count(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}
