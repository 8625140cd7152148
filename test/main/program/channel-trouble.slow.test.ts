import { rmSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Fault } from '../../../main/demo/channel-server/misbehaviour.ts'
import type { LinkState } from '../../../shared/domain/channel.ts'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import { say } from '../../../shared/messages/say.ts'
import { basket } from '../../support/channels/storefront.ts'
import { availableUnits } from '../../support/figures.ts'
import { connectShop } from '../../support/program/connect-shop.ts'
import { fillHome, newHome, withStore } from '../../support/program/merchant-home.ts'
import { type Program, type ProgramClient, startProgram } from '../../support/program/program.ts'
import { openShops, type Shops } from '../../support/program/shops.ts'

const SKUS = ['A', 'B']
const SLOW = { timeout: 120_000, interval: 100 }
const call = <I>(input: I) => ({ commandId: uuidv7(Date.now(), Math.random), input })

let home: string
let shops: Shops
let program: Program
let client: ProgramClient
beforeEach(async () => {
  home = newHome()
  await fillHome(home, SKUS, 400)
  shops = await openShops(SKUS, 1_200)
  program = await startProgram({ home, env: { SWITCHYARD_SECRET_KEY: 'a passphrase' } })
  client = (await program.connect()).client
  for (const shop of [shops.shopify, shops.woocommerce]) await connectShop(client, shop)
  await expect.poll(waiting, SLOW).toEqual({ shopify: 0, woocommerce: 0 })
})
afterEach(async () => {
  await program.kill()
  await shops.close()
  rmSync(home, { recursive: true, force: true })
})

async function channels() {
  const rows = await client.channels.list({})
  return Object.fromEntries(rows.map((row) => [row.channel.id, row]))
}

async function waiting(): Promise<Record<string, number>> {
  const rows = await client.channels.list({})
  return Object.fromEntries(rows.map((row) => [row.channel.id, row.waiting]))
}

async function hurry() {
  for (const channelId of ['shopify', 'woocommerce']) await client.channels.syncNow(call({ channelId }))
}

async function ordersOf(channelId: string): Promise<number> {
  await hurry()
  return (await client.orders.list({ channelIds: [channelId] })).total
}

type Trouble = { name: string; fault: Fault | 'offline'; says: RegExp }

const TROUBLES: readonly Trouble[] = [
  {
    name: '500',
    fault: { kind: 'error', status: 500, handled: false },
    says: /has a fault of its own \(HTTP 500\)/,
  },
  { name: '429', fault: { kind: 'throttle', retryAfterSeconds: 6 }, says: /slow down \(HTTP 429\)/ },
  {
    name: 'a web page',
    fault: { kind: 'html', status: 200 },
    says: /answered with a web page instead of data/,
  },
  { name: 'a cut line', fault: { kind: 'reset', handled: false }, says: /connection to .* broke/i },
  { name: 'nobody there', fault: 'offline', says: /cannot be reached \(ECONNREFUSED\)/ },
]

it('a channel that answers 500, 429, HTML or nothing leaves the other alone, and catches up', async () => {
  const { shopify, woocommerce } = shops
  let sold = 0
  for (const { name, fault, says } of TROUBLES) {
    const began = Date.now()
    if (fault === 'offline') await shopify.goOffline()
    else shopify.misbehaviour.often(fault)
    for (const { shop } of [shopify, woocommerce])
      for (let i = 0; i < 3; i += 1) shop.checkout(basket({ A: 1, B: 1 }))
    sold += 3

    await expect.poll(() => ordersOf('woocommerce'), { ...SLOW, message: name }).toBe(sold)
    await expect
      .poll(async () => (await hurry().then(channels))['shopify']?.link.kind, { ...SLOW, message: name })
      .toMatch(/degraded|offline/)
    const { shopify: sick, woocommerce: well } = await channels()
    const link = sick?.link as Extract<LinkState, { kind: 'degraded' | 'offline' }>
    expect(say('en', link.cause)).toMatch(says)
    expect(link.since).toBeGreaterThanOrEqual(began)
    expect(well?.link).toEqual({ kind: 'online' })
    await expect.poll(async () => (await waiting())['shopify'], { ...SLOW, message: name }).toBeGreaterThan(0)

    await shopify.comeBack()
    shopify.misbehaviour.calm()
    await expect.poll(() => ordersOf('shopify'), { ...SLOW, message: name }).toBe(sold)
    await expect.poll(waiting, SLOW).toEqual({ shopify: 0, woocommerce: 0 })
    expect((await channels())['shopify']?.link).toEqual({ kind: 'online' })
  }
  expect((await client.exceptions.list({})).total).toBe(0)

  await expect
    .poll(async () => (await client.orders.list({ states: ['released'] })).total, SLOW)
    .toBe(2 * sold)
  await expect.poll(waiting, SLOW).toEqual({ shopify: 0, woocommerce: 0 })
  expect(await program.stop()).toBe(0)
  await withStore(home, (store) =>
    store.read(async (tx) => {
      expect(await tx.stock.ledgerDifferences()).toEqual([])
      expect(await tx.stock.demandDifferences()).toEqual([])
      const available = await availableUnits(tx, SKUS)
      for (const { channel, shop } of [shopify, woocommerce])
        expect(new Map(SKUS.map((sku) => [sku, shop.available(sku)]))).toEqual(available.get(channel.id))
    }),
  )
})
