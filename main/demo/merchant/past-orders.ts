import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SYSTEM_ACTOR } from '../../../shared/domain/actor.ts'
import { serviceLevel } from '../../../shared/domain/carrier.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Product } from '../../../shared/domain/product.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { type Clock, DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import type { Random } from '../../../shared/lib/random.ts'
import { instantOfLocal } from '../../../shared/lib/zoned.ts'
import { openCommands } from '../../app/commands/command.ts'
import { openDecider } from '../../app/decide/decider.ts'
import { WorldCache } from '../../app/decide/world-cache.ts'
import type { Store, Tx } from '../../app/ports/store.ts'
import { openChanges } from '../../app/services/changes.ts'
import { type PlaceFinder, placeFinder } from '../../app/services/place-finder.ts'
import { pointInAddress } from '../../channels/protocol/point-in-address.ts'
import { DEMO_CHANNELS, type DemoChannel } from './channels.ts'
import { customerOf } from './customers.ts'
import { livePastParcels } from './past-parcels.ts'

const DAYS = 7
const ORDERS_A_DAY = 150
/** Orders come in from this local hour on, for so many hours. */
const FIRST_HOUR = 7
const HOURS = 14
/** What is decided has left when the day ends. */
const LAST_MINUTE = 23 * 60 + 30

interface PastDeps {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly newId: () => string
  /** The project's resources folder. */
  readonly resources: string
}

/**
 * Gives the demo merchant a week behind it: orders that came in, were decided by the rules, and have left. Goods
 * came in each night, so that the stock is the same as before; nothing of it waits for anybody. To be done before the
 * shops are connected, for they know nothing of it. Returns how many.
 */
export async function livePastWeek({ store, clock, random, newId, resources }: PastDeps): Promise<number> {
  const findPlace = placeFinder(await readFile(join(resources, 'geo', 'places.csv'), 'utf8'))
  const { products, levels, timeZone } = await store.read(async (tx) => ({
    products: await tx.products.all(),
    levels: await tx.stock.all(),
    timeZone: (await tx.settings.get(WORKSPACE)).timeZone,
  }))
  let now: EpochMs = 0
  const past = { now: () => now }
  const worlds = new WorldCache()
  const changes = openChanges(store)
  const commands = openCommands({
    store,
    clock: past,
    newId,
    changes,
    onNewWorld: (written, revision) => worlds.changed(written, revision),
  })
  const decider = openDecider({ clock: past, commands, worlds })
  const customers = new Customers(products, findPlace, random, newId)
  const today = localDateOf(clock.now(), timeZone)
  let placed = 0
  for (let ago = DAYS; ago >= 1; ago--) {
    const day = localDateOf(instantOfLocal(today, 12 * 60, timeZone) - ago * DAY_MS, timeZone)
    const ids: string[] = []
    for (let hour = 0; hour < HOURS; hour++) {
      now = instantOfLocal(day, (FIRST_HOUR + hour) * 60, timeZone) + Math.floor(random() * HOUR_MS)
      const orders = Array.from({ length: Math.round(ORDERS_A_DAY / HOURS) }, () => customers.order(now))
      ids.push(...orders.map(({ id }) => id))
      await store.write((tx) => tx.orders.insert(orders, now))
      await decider.decideAll()
    }
    now = Math.min(instantOfLocal(day, LAST_MINUTE, timeZone), clock.now())
    await store.write(async (tx) => {
      Object.assign(tx.changedBy, { actor: SYSTEM_ACTOR, at: now })
      await shipAll(tx, ids, now)
      await livePastParcels(tx, ids, now, clock.now(), random)
      await tx.stock.putLevels(levels, { kind: 'received' })
    })
    worlds.forget()
    placed += ids.length
  }
  return placed
}

/** What was decided has left; what could not be is cancelled. */
async function shipAll(tx: Tx, ids: readonly string[], at: EpochMs): Promise<void> {
  const fulfillments = await tx.fulfillments.byOrders(ids)
  await tx.fulfillments.move(
    fulfillments.map(({ id }) => id),
    'shipped',
    at,
  )
  for (const id of (await tx.exceptions.countByOrders(ids)).keys()) {
    await tx.exceptions.close(id, null, 'demo', at)
  }
  const sent = [...new Set(fulfillments.map(({ orderId }) => orderId))]
  for (const state of ['released', 'packed', 'shipped'] as const) {
    await tx.orders.move(sent, state, at)
  }
  await tx.orders.move(
    ids.filter((id) => !sent.includes(id)),
    'cancelled',
    at,
  )
}

/** The same customers as those of the shops, long before the shops of this run opened. */
class Customers {
  readonly #prices: ReadonlyMap<string, number>
  readonly #skus: readonly string[]
  readonly #findPlace: PlaceFinder
  readonly #random: Random
  readonly #newId: () => string
  readonly #numbers = new Map<string, number>()

  constructor(products: readonly Product[], findPlace: PlaceFinder, random: Random, newId: () => string) {
    this.#prices = new Map(products.map(({ sku, priceCents }) => [sku, priceCents ?? 0]))
    this.#skus = products.map(({ sku }) => sku)
    this.#findPlace = findPlace
    this.#random = random
    this.#newId = newId
  }

  order(receivedAt: EpochMs): Order {
    const demo = this.#channel()
    const { customer, shipTo, lines, shipping, tags } = customerOf(demo, this.#skus, this.#random)
    const number = this.#number(demo)
    const place = this.#findPlace(shipTo.country, shipTo.postcode)
    const point = shipping.code === 'relay' ? pointInAddress(shipTo.company, shipTo.extra) : null
    return {
      id: this.#newId(),
      channelId: demo.channel.id,
      externalId: `past-${number}`,
      reference: `${demo.orderPrefix}${number}`,
      placedAt: receivedAt - MINUTE_MS,
      destination: {
        name: `${customer.firstName} ${customer.lastName}`,
        company: shipTo.company,
        street: [shipTo.street, ...(shipTo.extra === null ? [] : [shipTo.extra])],
        postcode: shipTo.postcode,
        city: shipTo.city,
        country: shipTo.country,
        phone: customer.phone,
        email: customer.email,
        latitude: place?.latitude ?? null,
        longitude: place?.longitude ?? null,
      },
      serviceLevel: serviceLevel.catch('standard').parse(shipping.code),
      ...(point === null ? {} : { requests: { pickupPoint: point } }),
      customerTier: customer.tier ?? '',
      tags: [...tags],
      currency: 'EUR',
      shipBy: null,
      deliverBy: null,
      lines: lines.map(({ sku, quantity }, i) => ({
        id: String(i + 1),
        sku,
        quantity,
        unitPriceCents: this.#prices.get(sku) ?? 0,
      })),
    }
  }

  #channel(): DemoChannel {
    let left = this.#random()
    const chosen = DEMO_CHANNELS.find(({ share }) => (left -= share) < 0) ?? DEMO_CHANNELS[0]
    if (!chosen) throw new Error('The demo has no channels')
    return chosen
  }

  /** Below the numbers that the shops of this run give. */
  #number(demo: DemoChannel): number {
    const next = this.#numbers.get(demo.channel.id) ?? demo.firstNumber - DAYS * ORDERS_A_DAY
    this.#numbers.set(demo.channel.id, next + 1)
    return next
  }
}
