import { afterEach, describe, expect, it } from 'vitest'
import { claim, judge } from '../../../../main/app/channel-access/owner.ts'
import { openCommands } from '../../../../main/app/commands/command.ts'
import { channelEvents } from '../../../../main/app/inbound/channel-events.ts'
import type { Connector } from '../../../../main/app/ports/channel.ts'
import { releaseDue } from '../../../../main/app/release/release.ts'
import { openReleaseGate, type ReleaseGate } from '../../../../main/app/release/release-gate.ts'
import { openChanges } from '../../../../main/app/services/changes.ts'
import { ChannelLoop } from '../../../../main/channels/sync/channel-loop.ts'
import { WORKSPACE } from '../../../../shared/domain/workspace.ts'
import { MINUTE_MS } from '../../../../shared/lib/clock.ts'
import { seededRandom } from '../../../../shared/lib/random.ts'
import { uuidv7 } from '../../../../shared/lib/uuid.ts'
import {
  channelOf,
  prestaShopBench,
  shopifyBench,
  simulatedVendureBench,
  wooCommerceBench,
} from '../../../support/channels/benches.ts'
import type { ChannelBench } from '../../../support/channels/conformance-bench.ts'
import { basket, productForSale } from '../../../support/channels/storefront.ts'
import { LILLE } from '../../../support/engine-builders.ts'
import { freshFigures } from '../../../support/figures.ts'
import { openMemoryStore } from '../../../support/memory-store.ts'
import { said } from '../../../support/said.ts'

/** The shop need not be asked of each order: that is another test's. */
const OPEN_GATE: ReleaseGate = {
  admit: async (_tx, orderIds) => ({ heard: [...orderIds], unasked: [] }),
  askNow: async (_store, orderIds) => ({ heard: [...orderIds], unasked: [] }),
}
const NEVER = new AbortController().signal
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** One program on a shop, with a store of its own; it decides at once and releases by itself. */
async function programOn(bench: ChannelBench, name: string, autoReleaseMinutes = 0) {
  const { clock } = bench
  const connector: Connector = bench.connector
  const store = await openMemoryStore({ clock })
  closing.push(() => store.close())
  const random = seededRandom(name.length)
  const newId = (): string => uuidv7(clock.now(), random)
  const commands = openCommands({ store, clock, newId, changes: openChanges(store), onNewWorld: () => {} })
  const channel = channelOf(connector.kind, bench.url)
  await store.write(async (tx) => {
    await tx.channels.put(channel)
    await tx.settings.put(WORKSPACE, { ...(await tx.settings.get(WORKSPACE)), autoReleaseMinutes })
    await tx.sites.put([LILLE])
    await tx.products.put([
      {
        sku: 'A',
        name: 'A',
        category: null,
        barcode: null,
        weightG: 500,
        dimensions: { lengthMm: 100, widthMm: 100, heightMm: 100 },
        flags: [],
        priceCents: 1990,
      },
    ])
  })
  await store.write((tx) => tx.stock.putLevels([{ siteId: LILLE.id, sku: 'A', onHand: 1000, safety: 0 }]))
  const program = { id: `id-of-${name}`, name }
  const timing = { pollMs: 15_000, outboxMs: 1000 }
  const loop = new ChannelLoop(
    { store, figures: freshFigures(clock), clock, random, events: channelEvents(commands), timing, program },
    channel,
    connector,
  )
  let answered: Promise<unknown> | null = null
  const ask: Parameters<typeof openReleaseGate>[0]['sync']['ask'] = (_channelId, ids) => {
    const asked = loop.ask(ids)
    answered = asked
    return asked
  }
  const gate = openReleaseGate({ sync: { ask }, clock })
  return {
    loop,
    program,
    /** The release timer asks the shop, and runs again as soon as that has answered, whatever the loop does next. */
    async wake() {
      await releaseDue(commands, gate)
      const beat = loop.runOnce(NEVER)
      await answered
      await releaseDue(commands, gate)
      await beat
    },
    async runOnce() {
      await loop.runOnce(NEVER)
      const received = await store.read((tx) => tx.orders.awaitingDecision(100))
      await store.write((tx) =>
        tx.orders.move(
          received.map(({ id }) => id),
          'allocated',
          clock.now() - 1,
        ),
      )
      await releaseDue(commands, OPEN_GATE)
    },
    released: async () =>
      (await store.read((tx) => tx.orders.countByState(0, 'every-site'))).get('released') ?? 0,
    async takeOver() {
      const there = (await connector.readOwner?.(NEVER)) ?? null
      const { owner, ownership } = claim(there, program, clock.now())
      await connector.writeOwner?.(owner, NEVER)
      await store.write((tx) => tx.syncState.put(channel.id, 'owner', ownership))
      loop.hurry()
    },
  }
}

describe.each([
  { name: 'shopify', open: shopifyBench },
  { name: 'woocommerce', open: wooCommerceBench },
  { name: 'prestashop', open: prestaShopBench },
  { name: 'vendure', open: () => simulatedVendureBench() },
])('two programs on one shop of $name', ({ open }) => {
  it('release ten parcels for ten orders, and ten more for ten more after a take-over', async () => {
    const bench = await open()
    closing.push(() => bench.close())
    bench.shop.addProduct(productForSale('A', 1000))
    const one = await programOn(bench, 'warehouse-pc')
    const other = await programOn(bench, 'office-pc')
    const place = (count: number) => {
      for (let n = 0; n < count; n += 1) expect(bench.shop.checkout(basket({ A: 1 })).kind).toBe('placed')
    }
    const both = async (seconds: number) => {
      for (let at = 0; at < seconds; at += 5) {
        await one.runOnce()
        await other.runOnce()
        bench.clock.advance(5000)
      }
    }

    place(10)
    await both(90)
    expect([await one.released(), await other.released()]).toEqual([10, 0])
    expect(other.loop.state).toMatchObject({ kind: 'worked-elsewhere', cause: said('warehouse-pc') })

    await other.takeOver()
    await both(150)
    expect(one.loop.state).toMatchObject({ kind: 'worked-elsewhere', cause: said('office-pc') })
    const before = [await one.released(), await other.released()]
    expect(before[0]).toBe(10)
    place(10)
    await both(120)
    expect([await one.released(), (await other.released()) - (before[1] ?? 0)]).toEqual([10, 10])
    expect(await bench.connector.readOwner?.(NEVER)).toEqual({ ...other.program, epoch: 2 })
  })

  it('release nothing on an old look: a machine that slept through a take-over asks first whose the shop is', async () => {
    const bench = await open()
    closing.push(() => bench.close())
    bench.shop.addProduct(productForSale('A', 1000))
    const one = await programOn(bench, 'laptop', 5)
    const other = await programOn(bench, 'office-pc', 5)
    for (let at = 0; at < 20; at += 5) {
      await one.runOnce()
      bench.clock.advance(5000)
    }
    bench.shop.checkout(basket({ A: 1 }))
    for (let at = 0; at < 60; at += 5) {
      await one.runOnce()
      bench.clock.advance(5000)
    }
    bench.clock.advance(10 * MINUTE_MS)
    await other.takeOver()
    bench.clock.advance(10 * MINUTE_MS)
    await one.wake()
    expect([await one.released(), one.loop.state.kind]).toEqual([0, 'worked-elsewhere'])
  })

  it('that claim a free shop at once leave one of them', async () => {
    const bench = await open()
    closing.push(() => bench.close())
    bench.shop.addProduct(productForSale('A', 1000))
    const one = await programOn(bench, 'warehouse-pc')
    const other = await programOn(bench, 'office-pc')
    for (let n = 0; n < 10; n += 1) bench.shop.checkout(basket({ A: 1 }))
    for (let at = 0; at < 20; at += 1) {
      await Promise.all([one.runOnce(), other.runOnce()])
      bench.clock.advance(5000)
    }
    expect((await one.released()) + (await other.released())).toBe(10)
  })
})

describe('who works a shop', () => {
  const me = { id: 'me', name: 'warehouse-pc' }
  const there = { id: 'other', name: 'office-pc', epoch: 4 }
  it('is claimed with the next epoch, and after a take-over only once the other must have stopped', () => {
    expect(claim(null, me, 1000)).toEqual({
      owner: { ...me, epoch: 1 },
      ownership: { kind: 'claiming', epoch: 1, until: 4000 },
    })
    const { owner, ownership } = claim(there, me, 1000)
    expect([owner.epoch, ownership]).toEqual([5, { kind: 'claiming', epoch: 5, until: 91_000 }])
    expect(judge(ownership, owner, me, 90_999)).toEqual(ownership)
    expect(judge(ownership, owner, me, 91_000)).toEqual({ kind: 'ours', epoch: 5, seenAt: 91_000 })
  })

  it('is the other program as soon as the shop says so, whatever was known', () => {
    for (const before of [null, claim(null, me, 0).ownership, { kind: 'ours' as const, epoch: 3, seenAt: 0 }])
      expect(judge(before, there, me, 7000)).toEqual({ kind: 'other', name: 'office-pc', since: 7000 })
    const before = { kind: 'other' as const, name: 'office-pc', since: 5000 }
    expect(judge(before, there, me, 7000)).toEqual(before)
    expect(judge(before, null, me, 7000)).toBeNull()
  })
})
