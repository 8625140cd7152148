import type { Channel } from '../../../shared/domain/channel.ts'
import type { ExceptionReason } from '../../../shared/domain/exception.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Figures } from '../../app/notify/figures.ts'
import { waitingMessages } from '../../app/notify/untold-stock.ts'
import type { Store, Tx } from '../../app/ports/store.ts'
import type { DemoServer } from './servers.ts'

/** Figures of a finished demo run, and what its own checks found. */
export interface DemoReport {
  readonly orders: number
  readonly fulfillments: number
  readonly split_orders: number
  readonly shipped_orders: number
  readonly shipping_cents: number
  readonly handling_cents: number
  readonly promises_kept: number
  readonly promises_missed: number
  readonly exceptions: Readonly<Partial<Record<ExceptionReason, number>>>
  /** One sentence for each broken invariant; empty = sound. */
  readonly broken: readonly string[]
}

const PAGE = 500

/** Reads the figures and proves the invariants on what the store and the shops hold. */
export async function demoReport(
  store: Store,
  figures: Figures,
  servers: readonly DemoServer[],
  now: EpochMs,
): Promise<DemoReport> {
  return store.read(async (tx) => {
    const totals = await tx.fulfillments.totals(0, 'every-site')
    const exceptions = await tx.exceptions.countOpen(now, 'every-site')
    const states = await tx.orders.countByState(0, 'every-site')
    return {
      orders: [...states.values()].reduce((sum, count) => sum + count, 0),
      fulfillments: totals.fulfillments,
      split_orders: totals.splitOrders,
      shipped_orders: (states.get('shipped') ?? 0) + (states.get('delivered') ?? 0),
      shipping_cents: totals.shippingCents,
      handling_cents: totals.handlingCents,
      promises_kept: totals.promisesKept,
      promises_missed: totals.promisesMissed,
      exceptions: Object.fromEntries(exceptions),
      broken: [
        ...(await oversold(tx)),
        ...(await undecided(tx)),
        ...(await unpushed(tx)),
        ...(await lostOrders(tx, servers)),
        ...(await divergent(tx, figures, servers)),
      ],
    }
  })
}

async function oversold(tx: Tx): Promise<string[]> {
  const taken = (await tx.stock.all()).filter(({ onHand, reserved }) => reserved > onHand || onHand < 0)
  const differences = await tx.stock.ledgerDifferences()
  const demand = await tx.stock.demandDifferences()
  return [
    ...taken.map(
      ({ siteId, sku, onHand, reserved }) => `${sku} at ${siteId}: ${reserved} reserved of ${onHand}`,
    ),
    ...differences.map(
      ({ siteId, sku, stored, actual }) => `${sku} at ${siteId}: ledger says ${stored}, is ${actual}`,
    ),
    ...demand.map(({ sku, stored, actual }) => `${sku}: open demand says ${stored}, is ${actual}`),
  ]
}

/** Every order is decided, or waits with exactly one open exception. */
async function undecided(tx: Tx): Promise<string[]> {
  const broken: string[] = []
  for (let offset = 0; ; offset += PAGE) {
    const { rows } = await tx.orders.list({
      seen: 'every-site',
      offset,
      limit: PAGE,
      search: '',
      states: ['received', 'on-hold', 'backordered'],
      channelIds: [],
      siteIds: [],
      sort: 'reference',
      descending: false,
    })
    const open = await tx.exceptions.countByOrders(rows.map(({ order }) => order.id))
    for (const { order, state } of rows) {
      const count = open.get(order.id) ?? 0
      if (state === 'received' || count !== 1) {
        broken.push(`${order.reference} of ${order.channelId} is ${state} with ${count} open exceptions`)
      }
    }
    if (rows.length < PAGE) return broken
  }
}

async function unpushed(tx: Tx): Promise<string[]> {
  return [...(await waitingMessages(tx))]
    .filter(([, count]) => count > 0)
    .map(([channelId, count]) => `${count} messages for ${channelId} never left`)
}

/** What customers ordered at the shops is here, once each, and nothing else. */
async function lostOrders(tx: Tx, servers: readonly DemoServer[]): Promise<string[]> {
  const received = await tx.orders.countByChannel(0, 'every-site')
  return servers.flatMap(({ channel, shop }) => {
    const placed = shop.orderIds().length
    const here = received.get(channel.id) ?? 0
    return placed === here ? [] : [`${channel.id}: ${placed} orders placed, ${here} here`]
  })
}

/** What each shop would sell now is what we say it may. */
async function divergent(tx: Tx, figures: Figures, servers: readonly DemoServer[]): Promise<string[]> {
  const skus = (await tx.products.all()).map(({ sku }) => sku)
  const available = await figures.availableUnits(tx, skus)
  const differs = ({ channel, shop }: { channel: Channel; shop: DemoServer['shop'] }) =>
    skus.flatMap((sku) => {
      const ours = available.get(channel.id)?.get(sku) ?? 0
      const theirs = shop.available(sku)
      return ours === theirs ? [] : [`${sku} at ${channel.id}: the shop would sell ${theirs}, we say ${ours}`]
    })
  return servers.flatMap(differs)
}
