import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CommandContext } from '../../../../main/app/commands/command.ts'
import { decideByFit } from '../../../../main/app/decide/decide-by-fit.ts'
import { WorldCache } from '../../../../main/app/decide/world-cache.ts'
import type { Tx } from '../../../../main/app/ports/store.ts'
import { CARRIER_FAULTS } from '../../../../main/carriers/carrier-faults.ts'
import { NO_FAILURES } from '../../../../main/engine/site-failure.ts'
import type { World } from '../../../../main/engine/world.ts'
import { RATE_UNIT } from '../../../../shared/domain/exchange-rate.ts'
import type { Order } from '../../../../shared/domain/order.ts'
import { POLICY } from '../../../../shared/domain/policy.ts'
import { SURCHARGES } from '../../../../shared/domain/surcharge.ts'
import { WORKSPACE } from '../../../../shared/domain/workspace.ts'
import { type Random, seededRandom } from '../../../../shared/lib/random.ts'
import { aWorld, MONDAY_MORNING } from '../../../support/engine-builders.ts'
import { merchantInstance } from '../../../support/merchant-instance.ts'
import { merchantRules } from '../../../support/merchant-rules.ts'
import { openWorkroom, SHOP } from '../../../support/workroom.ts'

const CHANGES_A_MERCHANT = 24

type Change = (context: CommandContext, world: World, random: Random) => Promise<void>

/** Something of every kind that decisions are made from, and nothing but that. */
const CHANGES: Readonly<Record<string, Change>> = {
  async product({ tx }, { products }, random) {
    const one = oneOf(products, random)
    await tx.products.put([{ ...one, weightG: 100 + Math.floor(random() * 9_000), flags: ['fragile'] }])
  },
  async newProduct({ tx }, { products, sites }, random) {
    const sku = `A-NEW-${Math.floor(random() * 1_000)}`
    await tx.products.put([{ ...oneOf(products, random), sku }])
    await tx.stock.putLevels([{ siteId: oneOf(sites, random).id, sku, onHand: 5, safety: 0 }])
  },
  async lessProducts({ tx }) {
    const bare = (await tx.products.all()).filter(({ sku }) => sku.startsWith('A-NEW'))
    await tx.stock.removeLevels(await tx.stock.bySkus(bare.map(({ sku }) => sku)))
    await tx.products.removeUnused(bare.map(({ sku }) => sku))
  },
  async site({ tx }, { sites }, random) {
    await tx.sites.put([
      { ...oneOf(sites, random), handlingCentsPerOrder: Math.floor(random() * 900), workdays: [1, 2, 4] },
    ])
  },
  async closedSite({ tx }, { sites }, random) {
    await tx.sites.put([{ ...oneOf(sites, random), outage: { reason: 'flood', since: 0, until: null } }])
  },
  async newSite({ tx }, { sites, products }, random) {
    const id = `A-SITE-${Math.floor(random() * 3)}`
    await tx.sites.put([{ ...oneOf(sites, random), id }])
    await tx.stock.putLevels(
      products.slice(0, 5).map(({ sku }) => ({ siteId: id, sku, onHand: 9, safety: 1 })),
    )
  },
  async rules({ tx }, world, random) {
    const { version } = await tx.ruleSets.current()
    const { rules } = merchantRules(random, {
      ...world,
      siteIds: (await tx.sites.all()).map(({ id }) => id),
      channelIds: [...world.channelPriority.keys()],
    })
    await tx.ruleSets.publish({ version: version + 1, publishedAt: 0, author: '', note: '', rules })
  },
  async rates({ tx }, { rates }, random) {
    const { carrierId } = oneOf(rates, random)
    await tx.carriers.replaceRates(
      rates
        .filter((one) => one.carrierId === carrierId)
        .map((one) => ({ ...one, priceCents: one.priceCents + Math.floor(random() * 400) })),
    )
  },
  async otherPlaces({ tx }, { rates }, random) {
    const { carrierId, serviceId } = oneOf(rates, random)
    const card = rates.filter((one) => one.carrierId === carrierId && one.serviceId === serviceId)
    const some = card.filter(() => random() < 0.6)
    await tx.carriers.replaceRates([
      ...some,
      ...some
        .slice(0, 9)
        .map((one) => ({ ...one, postcodePrefix: `${one.postcodePrefix}1`, priceCents: 90 })),
      ...card
        .slice(0, 9)
        .map((one) => ({ ...one, originSiteId: 'A-SITE-1', country: 'BE', postcodePrefix: '' })),
    ])
  },
  async service({ tx }, { services }, random) {
    await tx.carriers.putServices([{ ...oneOf(services, random), pickupDays: [2, 3], maxWeightG: 4_000 }])
  },
  async suspension({ tx }, { services }, random) {
    const { carrierId } = oneOf(services, random)
    const id = `018f3a2e-0000-7000-8000-00000000000${Math.floor(random() * 9)}`
    await tx.carriers.putSuspension({
      id,
      carrierId,
      serviceId: null,
      zones: [],
      reason: 'strike',
      from: 0,
      until: null,
    })
  },
  async surcharges({ tx }, _world, random) {
    const cents = Math.floor(random() * 300)
    await tx.settings.put(SURCHARGES, [{ kind: 'remote', service: null, zones: ['FR-30'], cents }])
  },
  async policy({ tx }, _world, random) {
    const policy = await tx.settings.get(POLICY)
    await tx.settings.put(POLICY, { ...policy, maxFulfillments: 1 + Math.floor(random() * 3) })
  },
  async currency({ tx }, _world, random) {
    const settings = await tx.settings.get(WORKSPACE)
    await tx.settings.put(WORKSPACE, { ...settings, currency: random() < 0.5 ? 'EUR' : 'CHF' })
    const rateBillionths = RATE_UNIT / 2 + Math.floor(random() * RATE_UNIT)
    await tx.exchangeRates.put([
      { base: 'EUR', currency: 'CHF', on: '2026-11-01', rateBillionths, source: 'typed' },
    ])
  },
  async reserves({ tx }, { products }, random) {
    await tx.stock.replaceReserves([
      { channelId: SHOP.id, siteId: null, sku: oneOf(products, random).sku, quantity: 3 },
    ])
  },
  async channel({ tx }, _world, random) {
    await tx.channels.put({
      ...SHOP,
      id: `shop-${Math.floor(random() * 3)}`,
      priority: random() < 0.5 ? 0 : 9,
    })
  },
}

/** A new merchant, with each kind of change in an order of its own. */
async function compare(seed: number): Promise<void> {
  const random = seededRandom(seed)
  const { world, orders } = merchantInstance(random, {
    sites: 3,
    skus: 12,
    orders: 30,
    scarcity: 0.8,
    cells: 3,
  })
  const { room, close } = await openWorkroom(world)
  try {
    const kept = new WorldCache(CARRIER_FAULTS)
    const names = Array.from({ length: CHANGES_A_MERCHANT }, () => oneOf(Object.keys(CHANGES), random))
    for (const [step, name] of ['', ...names].entries()) {
      if (name !== '') await room.commands.system('orders.decide', changing(name, world, random))
      const decisions = await decideBy(kept, orders)
      expect(decisions, names.slice(0, step).join()).toEqual(
        await decideBy(new WorldCache(CARRIER_FAULTS), orders),
      )
    }
  } finally {
    await close()
  }

  function decideBy(worlds: WorldCache, some: readonly Order[]) {
    return room.store.read(async (tx) => {
      const skus = [...new Set(some.flatMap(({ lines }) => lines.map(({ sku }) => sku)))]
      const view = await worlds.view(tx, MONDAY_MORNING, [...skus, 'A-NEW-1'])
      const { siteIds } = view.world.context
      const levels = siteIds.map((_, site) => skus.map((sku) => freeOf(view.world, sku, site)))
      return { siteIds, levels, decisions: decideByFit(some, view, MONDAY_MORNING, NO_FAILURES) }
    })
  }
}

function changing(name: string, world: World, random: Random) {
  return async (context: CommandContext) => {
    await CHANGES[name]?.(context, world, random)
    context.newWorld()
  }
}

type Prepared = Awaited<ReturnType<WorldCache['view']>>['world']

function freeOf({ stock, skuIndex }: Prepared, sku: string, site: number): number {
  const at = skuIndex.get(sku)
  return at === undefined ? 0 : stock.free(at, site)
}

function oneOf<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)] as T
}

describe('a world that is patched after each change', () => {
  it.each([1, 2])('decides exactly as one that is prepared anew: merchant %i', compare)
})

it('is not the old one again because somebody read while it changed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-worlds-'))
  const { room, close } = await openWorkroom(
    aWorld({ stock: [] }),
    () => null,
    join(folder, 'store.db'),
    null,
  )
  try {
    const { store, worlds, commands, clock } = room
    const cutoff = (tx: Tx) =>
      worlds.view(tx, clock.now(), []).then(({ world }) => world.world.sites[0]?.cutoff)
    const before = await store.read(cutoff)
    await store.read(async (tx) => {
      // What it sees of the file is from now on what was there now.
      await tx.sites.all()
      await commands.system('orders.decide', async (context) => {
        const [site] = await context.tx.sites.all()
        if (site) await context.tx.sites.put([{ ...site, cutoff: site.cutoff - 60 }])
        context.newWorld()
      })
      expect(await cutoff(tx)).toBe(before)
    })
    expect(await store.read(cutoff)).toBe((before ?? 0) - 60)
  } finally {
    await close()
    rmSync(folder, { recursive: true, force: true })
  }
})
