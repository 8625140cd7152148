import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { channelEvents } from '../../../main/app/inbound/channel-events.ts'
import type { Connector, PushOutcome } from '../../../main/app/ports/channel.ts'
import { drainOnce } from '../../../main/channels/sync/drain.ts'
import type { CarrierService } from '../../../shared/domain/carrier.ts'
import type { CarrierAccount, CarrierKind } from '../../../shared/domain/carrier-account.ts'
import type { Channel } from '../../../shared/domain/channel.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { DAY_MS } from '../../../shared/lib/clock.ts'
import { type Random, seededRandom } from '../../../shared/lib/random.ts'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import { anAccount } from '../../support/carrier-accounts.ts'
import { MONDAY_MORNING } from '../../support/engine-builders.ts'
import { merchantInstance } from '../../support/merchant-instance.ts'
import { merchantRules } from '../../support/merchant-rules.ts'
import { openWorkroom, SHOP, type Workroom } from '../../support/workroom.ts'

/** Orders taken in by one transaction, as a page of a channel is. */
const PAGE = 200
/** Different orders; more are the same ones again under other ids. */
const DISTINCT = 20_000
const SITES = 10
const SKUS = 1_000

export interface LiveRoom {
  readonly workroom: Workroom
  /** Of its file. */
  readonly path: string
  /** The next `count` orders as channels send them, not yet stored. */
  next(count: number): Order[]
  /** Stored as received. */
  take(orders: readonly Order[]): Promise<void>
  /** Every channel is sent what waits for it; returns how many figures of stock. */
  tell(): Promise<number>
  close(): Promise<void>
}

/**
 * The control room's own use cases over a durable SQLite file: a merchant with 10 sites, 1,000 products, 60,000 rates,
 * 50 rules and four channels, each of which may be written to and takes whatever it is told. `accounts`: carriers have
 * accounts, which are asked what they would not take of each order.
 */
export async function openLiveRoom(
  seed: number,
  {
    dir,
    expected,
    accounts,
  }: { readonly dir: string | null; readonly expected: number; readonly accounts: boolean },
): Promise<LiveRoom> {
  const folder = mkdtempSync(join(dir ?? tmpdir(), 'switchyard-live-'))
  const random = seededRandom(seed)
  const { world, orders } = merchantInstance(random, {
    sites: SITES,
    skus: SKUS,
    orders: DISTINCT,
    scarcity: 3 * Math.ceil(expected / DISTINCT),
  })
  const channels = [...world.channelPriority].map(([id, priority]): Channel => ({ ...SHOP, id, priority }))
  const path = join(folder, 'store.db')
  const workroom = await openWorkroom(world, () => null, path, null)
  const { room } = workroom
  const { rules } = merchantRules(seededRandom(seed + 1), {
    ...world,
    siteIds: world.sites.map(({ id }) => id),
    channelIds: channels.map(({ id }) => id),
  })
  await room.store.write(async (tx) => {
    for (const channel of channels) await tx.channels.put(channel)
    if (accounts) for (const account of carrierAccounts(world.services)) await tx.carrierAccounts.put(account)
    await tx.ruleSets.publish({ version: 1, publishedAt: room.clock.now(), author: '', note: '', rules })
  })
  const deps = { ...room, events: channelEvents(room.commands) }
  const made = orderMaker(orders, seededRandom(seed + 2))
  return {
    workroom,
    path,
    next: (count) => Array.from({ length: count }, () => made()),
    async take(orders) {
      for (let at = 0; at < orders.length; at += PAGE)
        await room.store.write((tx) => tx.orders.insert(orders.slice(at, at + PAGE), room.clock.now()))
    },
    async tell() {
      workroom.wait(1_000)
      let figures = 0
      const connector = takesAll((count) => (figures += count))
      for (const { id } of channels)
        while ((await drainOnce(deps, id, connector, new AbortController().signal)).kind !== 'empty') {}
      return figures
    },
    async close() {
      await workroom.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What labels are bought by, one kind for each of the instance's carriers that goes to a door. */
const BOUGHT_BY: Readonly<Record<string, { readonly kind: CarrierKind; readonly product: string }>> = {
  colissimo: { kind: 'colissimo', product: 'DOM' },
  chronopost: { kind: 'chronopost', product: '1' },
  dhl: { kind: 'dpd', product: '101' },
  gls: { kind: 'gls', product: 'PARCEL' },
}

function carrierAccounts(services: readonly CarrierService[]): CarrierAccount[] {
  return services.flatMap(({ carrierId, serviceId }) => {
    const by = BOUGHT_BY[carrierId]
    if (by === undefined) return []
    return [anAccount(by.kind, carrierId, [], { products: [{ serviceId, product: by.product }] })]
  })
}

/** Each order once more under other ids and for a buyer of its own, in the order in which it was placed. */
function orderMaker(orders: readonly Order[], random: Random): () => Order {
  let n = 0
  return () => {
    const order = orders[n % orders.length] as Order
    const placedAt = MONDAY_MORNING - DAY_MS + n * 40
    n += 1
    return {
      ...order,
      id: uuidv7(placedAt, random),
      externalId: `gid-${n}`,
      reference: `#${100_000 + n}`,
      placedAt,
      destination: {
        ...order.destination,
        name: `Buyer ${n}`,
        street: [`${n} rue de la Gare`],
        city: 'Town',
        phone: '+33612345678',
        email: `buyer-${n}@example.com`,
      },
    }
  }
}

/** A channel that takes every figure at once, and is told nothing else. */
function takesAll(heard: (figures: number) => void): Connector {
  const never = () => Promise.reject(new Error('Only stock is told here'))
  return {
    kind: SHOP.kind,
    check: never,
    pullOrders: never,
    mapOrder: () => {
      throw new Error('Orders do not come from here')
    },
    readStock: never,
    async pushStock(items) {
      await nextTurn()
      heard(items.length)
      return items.map((): PushOutcome => ({ kind: 'done' }))
    },
    pushFulfillment: never,
    hasFulfillment: never,
    pushCancel: never,
    hasCancel: never,
    pushRefund: never,
    hasRefund: never,
  }
}
