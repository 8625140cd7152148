import { rmSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { seededRandom } from '../../../shared/lib/random.ts'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import { basket } from '../../support/channels/storefront.ts'
import { availableUnits } from '../../support/figures.ts'
import { connectShop } from '../../support/program/connect-shop.ts'
import { fillHome, newHome, withStore } from '../../support/program/merchant-home.ts'
import { type Program, type ProgramClient, startProgram } from '../../support/program/program.ts'
import { type OpenShop, openShops, type Shops } from '../../support/program/shops.ts'

const SKUS = ['A', 'B', 'C', 'D', 'E', 'F']
const UNITS = 500
const CRASHES = 3
/** Bought before each. */
const BASKETS = 28
const SITES = ['LILLE', 'LYON', 'BORDEAUX']
const env = { SWITCHYARD_SECRET_KEY: 'a passphrase' }
const random = seededRandom(41)
const newId = () => uuidv7(Date.now(), random)
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

let home: string
let shops: Shops
/** The program under test as it runs now; killing one that has ended does nothing. */
let program: Program | null = null
beforeEach(async () => {
  home = newHome()
  await fillHome(home, SKUS, UNITS)
  shops = await openShops(SKUS, 3 * UNITS)
})
afterEach(async () => {
  await program?.kill()
  await shops.close()
  rmSync(home, { recursive: true, force: true })
})

/** What people at the stations know: it must still be so after any crash. */
interface Stations {
  /** Fulfilments whose shipping was acknowledged. */
  readonly shipped: Set<string>
  /** Fulfilments at hand, with the ids of their commands: sent again with the same ids when no answer came. */
  readonly atHand: Map<string, { pack: string; ship: string }>
}

async function finish(client: ProgramClient, { shipped, atHand }: Stations, fulfillmentId: string) {
  const ids = atHand.get(fulfillmentId) ?? { pack: newId(), ship: newId() }
  atHand.set(fulfillmentId, ids)
  const label = { fulfillmentId, printerId: 'virtual', weightsG: [] }
  await client.packing.pack({ commandId: ids.pack, input: label })
  await labelsSettled(client, fulfillmentId)
  const outcome = await client.packing.ship({ commandId: ids.ship, input: { fulfillmentId } })
  if (outcome.kind !== 'done') {
    // A refusal is an answer: the next try is another command.
    atHand.set(fulfillmentId, { ...ids, ship: newId() })
    return
  }
  atHand.delete(fulfillmentId)
  shipped.add(fulfillmentId)
}

/** Until no label of the parcel is on its way to the printer, five seconds at most. */
async function labelsSettled(client: ProgramClient, fulfillmentId: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const jobs = await client.packing.jobs({ fulfillmentId, printerId: null })
    if (jobs.every(({ state }) => state !== 'queued' && state !== 'sending')) return
    await pause(50)
  }
}

/** A label that was on its way to the printer in a crash may have come out or not: the packer looks, and it is there. */
async function answerForLabels(client: ProgramClient): Promise<void> {
  const { rows } = await client.exceptions.list({})
  for (const { record } of rows)
    if (record.cause.reason === 'print-unknown')
      await client.exceptions.resolve({
        commandId: newId(),
        input: {
          exceptionId: record.id,
          code: 'confirm-printed',
          args: { address: null, stock: null, note: '' },
        },
      })
}

/** Packs and ships what is at hand and what is released. */
async function packAll(client: ProgramClient, stations: Stations): Promise<void> {
  for (const fulfillmentId of stations.atHand.keys()) await finish(client, stations, fulfillmentId)
  for (const siteId of SITES)
    for (const { fulfillment } of await client.packing.queue({ siteId, limit: 20 }))
      await finish(client, stations, fulfillment.id)
}

/** Packers at work and channels hurried, until the program is gone. */
async function workUntilGone(client: ProgramClient, stations: Stations): Promise<void> {
  try {
    for (;;) {
      for (const channelId of ['shopify', 'woocommerce'])
        await client.channels.syncNow({ commandId: newId(), input: { channelId } })
      await packAll(client, stations)
      await pause(50)
    }
  } catch {
    // The connection broke in the middle of something: that is the point.
  }
}

function buy(count: number): void {
  for (let i = 0; i < count; i += 1) {
    const { shop } = random() < 0.5 ? shops.shopify : shops.woocommerce
    const wanted = { [SKUS[Math.floor(random() * SKUS.length)] ?? 'A']: 1 + Math.floor(random() * 3) }
    shop.checkout(basket(wanted))
  }
}

/** Units that left, per order and SKU, as the shop's customers see it. */
function unitsShipped({ shop }: OpenShop): Record<string, number> {
  const units: Record<string, number> = {}
  for (const { orderId, lines } of shop.shipments())
    for (const { sku, quantity } of lines) {
      const key = `${orderId} ${sku}`
      units[key] = (units[key] ?? 0) + quantity
    }
  return units
}

it('killed three times while it pulls, decides, packs and pushes, it loses nothing and doubles nothing', async () => {
  const stations: Stations = { shipped: new Set(), atHand: new Map() }
  const all = [shops.shopify, shops.woocommerce]
  const first = await startProgram({ home, env })
  program = first
  const { client } = await first.connect()
  for (const shop of all) await connectShop(client, shop)
  for (const { misbehaviour } of all) misbehaviour.latencyMs = 20
  await first.kill()

  for (let crash = 0; crash < CRASHES; crash += 1) {
    program = await startProgram({ home, env })
    const screen = await program.connect()
    const working = workUntilGone(screen.client, stations)
    const moment = 150 + random() * 750
    for (let baskets = 0; baskets < BASKETS; baskets += 4) {
      buy(4)
      await pause((moment * 4) / BASKETS)
    }
    await program.kill()
    screen.socket.terminate()
    await working
  }

  for (const { misbehaviour } of all) misbehaviour.calm()
  const ordered = all.reduce((sum, { shop }) => sum + shop.orderIds().length, 0)
  const last = await startProgram({ home, env })
  program = last
  const screen = await last.connect()
  await expect
    .poll(
      async () => {
        for (const { channel } of all)
          await screen.client.channels.syncNow({ commandId: newId(), input: { channelId: channel.id } })
        await answerForLabels(screen.client)
        await packAll(screen.client, stations)
        const channels = await screen.client.channels.list({})
        const { total } = await screen.client.orders.list({ states: ['shipped'] })
        return {
          shipped: total,
          waiting: channels.reduce((sum, { waiting, inbox }) => sum + waiting + inbox, 0),
        }
      },
      { timeout: 120_000, interval: 100 },
    )
    .toEqual({ shipped: ordered, waiting: 0 })
  expect((await screen.client.exceptions.list({})).rows.map(({ record }) => record.cause)).toEqual([])
  screen.socket.terminate()
  expect(await last.stop()).toBe(0)

  expect(ordered).toBe(CRASHES * BASKETS)
  await withStore(home, (store) =>
    store.read(async (tx) => {
      expect(await tx.stock.ledgerDifferences()).toEqual([])
      expect(await tx.stock.demandDifferences()).toEqual([])
      const levels = await tx.stock.all()
      expect(levels.filter(({ reserved }) => reserved !== 0)).toEqual([])
      const fulfillments = new Set<string>()
      for (const { channel, shop } of all) {
        const orders = await Promise.all(shop.orderIds().map((id) => tx.orders.byExternalId(channel.id, id)))
        expect(orders.filter((order) => order === null)).toEqual([])
        for (const { id, state } of await tx.fulfillments.byOrders(
          orders.map((order) => order?.order.id ?? ''),
        ))
          if (state === 'shipped') fulfillments.add(id)
      }
      expect([...stations.shipped].filter((id) => !fulfillments.has(id))).toEqual([])
      const available = await availableUnits(tx, SKUS)
      for (const { channel, shop } of all)
        expect(new Map(SKUS.map((sku) => [sku, shop.available(sku)]))).toEqual(available.get(channel.id))
    }),
  )
  for (const one of all) {
    const orders = await withStore(home, (store) =>
      store.read((tx) =>
        Promise.all(one.shop.orderIds().map((id) => tx.orders.byExternalId(one.channel.id, id))),
      ),
    )
    const wanted = orders.flatMap((record) =>
      (record?.order.lines ?? []).map(({ sku, quantity }): [string, number] => [
        `${record?.order.externalId} ${sku}`,
        quantity,
      ]),
    )
    expect(unitsShipped(one)).toEqual(Object.fromEntries(wanted))
  }
})
