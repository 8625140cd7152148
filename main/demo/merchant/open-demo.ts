import { z } from 'zod'
import type { StoredDocument } from '../../../shared/domain/settings/stored-document.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import type { Clock } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import { cancelOrder } from '../../app/commands/cancel-order.ts'
import { resumeCarrier, suspendCarrier } from '../../app/commands/carriers.ts'
import type { Commands } from '../../app/commands/command.ts'
import { setLevel } from '../../app/commands/stock.ts'
import { importContents } from '../../app/import/import-contents.ts'
import type { Figures } from '../../app/notify/figures.ts'
import type { Store } from '../../app/ports/store.ts'
import type { Session } from '../../app/services/control-room-port.ts'
import { DEMO_CHANNELS } from './channels.ts'
import type { MerchantHand } from './day.ts'
import { loadMerchant } from './load-merchant.ts'
import { Marketplace } from './marketplace.ts'
import { ownSkuMappings } from './own-skus.ts'
import { livePastWeek } from './past-orders.ts'
import { type DemoServer, startDemoServers } from './servers.ts'

export interface DemoDeps {
  readonly store: Store
  readonly figures: Figures
  readonly commands: Commands
  readonly clock: Clock
  readonly random: Random
  readonly newId: () => string
  /** The project's resources folder. */
  readonly resources: string
  /** A new workspace begins with a week of orders behind it. */
  readonly hasPast: boolean
}

export interface DemoWorkspace {
  readonly servers: readonly DemoServer[]
  readonly market: Marketplace
  readonly hand: MerchantHand
}

const DEMO_SESSION: Session = { actor: 'demo', role: 'manager', language: 'en' }
const IS_DEMO: StoredDocument<boolean> = {
  key: 'other/demo',
  stored: z.boolean().catch(false),
  defaults: false,
}

export function isDemo(store: Store): Promise<boolean> {
  return store.read((tx) => tx.settings.get(IS_DEMO))
}

/**
 * Fills an empty workspace with the demo merchant, or finds it there from an earlier run, and starts its shops.
 * Shops of an earlier run are gone with it: their orders that have not left are cancelled here.
 */
export async function openDemo(deps: DemoDeps): Promise<DemoWorkspace> {
  const { store, commands, clock, random } = deps
  if (await isDemo(store)) await forgetOldOrders(commands)
  else {
    await fill(deps)
    if (deps.hasPast) await livePastWeek(deps)
  }
  const products = await store.read((tx) => tx.products.all())
  const available = await store.read((tx) =>
    deps.figures.availableUnits(
      tx,
      products.map(({ sku }) => sku),
    ),
  )
  const known = await store.read((tx) => tx.orders.countByChannel(0, 'every-site'))
  const servers = await startDemoServers({
    clock,
    random,
    products,
    available: (channelId, sku) => available.get(channelId)?.get(sku) ?? 0,
    known: (channelId) => known.get(channelId) ?? 0,
  })
  await commands.system('demo.connect', async (context) => {
    for (const { channel } of servers) await context.tx.channels.put(channel)
    context.newWorld()
    context.touch('channels', 'demo')
  })
  const skus = shuffled(
    products.map(({ sku }) => sku),
    random,
  )
  return { servers, market: new Marketplace(servers, skus, random), hand: handOf(deps) }
}

async function fill({ commands, clock, resources }: DemoDeps): Promise<void> {
  const contents = await loadMerchant(resources, clock.now())
  await commands.system('demo.fill', async (context) => {
    for (const { channel } of DEMO_CHANNELS) await context.tx.channels.put({ ...channel, url: null })
    await importContents(context, contents)
    await context.tx.skuMappings.put(ownSkuMappings())
    await context.tx.settings.put(WORKSPACE, {
      ...WORKSPACE.defaults,
      merchantName: 'Maison Aubrac',
      timeZone: 'Europe/Paris',
      autoReleaseMinutes: 2,
    })
    await context.tx.settings.put(IS_DEMO, true)
  })
}

const OPEN_STATES = ['received', 'allocated', 'released', 'packed', 'on-hold', 'backordered'] as const

async function forgetOldOrders(commands: Commands): Promise<void> {
  for (let left = true; left; ) {
    left = await commands.system('demo.forget', async (context) => {
      const { rows } = await context.tx.orders.list({
        seen: 'every-site',
        offset: 0,
        limit: 200,
        search: '',
        states: OPEN_STATES,
        channelIds: DEMO_CHANNELS.map(({ channel }) => channel.id),
        siteIds: [],
        sort: 'placed',
        descending: false,
      })
      for (const { order } of rows) {
        await cancelOrder(context, order)
        await context.tx.exceptions.close(order.id, null, 'demo.forget', context.now)
      }
      return rows.length > 0
    })
  }
}

function handOf({ store, commands, newId }: DemoDeps): MerchantHand {
  const call = <I>(input: I) => ({ commandId: newId(), input })
  return {
    async suspendCarrier(carrierId, reason) {
      const input = { carrierId, serviceId: null, zones: [], reason, until: null }
      const outcome = await commands.run('carriers.suspend', DEMO_SESSION, call(input), suspendCarrier)
      if (outcome.kind === 'refused') return async () => {}
      const { suspensionId } = outcome.value
      return async () => {
        await commands.run('carriers.resume', DEMO_SESSION, call({ suspensionId }), resumeCarrier)
      }
    },
    async popularSku(but) {
      const levels = await store.read((tx) => tx.stock.all())
      const reserved = new Map<string, number>()
      for (const { sku, reserved: units } of levels) {
        if (!but.has(sku)) reserved.set(sku, (reserved.get(sku) ?? 0) + units)
      }
      const [most] = [...reserved].sort((a, b) => b[1] - a[1])
      if (!most) throw new Error('The demo has no stock')
      return most[0]
    },
    async countDown(sku, left) {
      const levels = await store.read((tx) => tx.stock.bySkus([sku]))
      for (const [i, { siteId, reserved }] of levels.entries()) {
        const onHand = reserved + (i === 0 ? left : 0)
        const input = { siteId, sku, onHand, safety: 0, expectedOnHand: null }
        await commands.run('stock.setLevel', DEMO_SESSION, call(input), setLevel)
      }
    },
  }
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
