import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient, type RouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { openRouter } from '../../../main/app/routes/router.ts'
import { openControlRoom } from '../../../main/control-room.ts'
import { WooCommerceServer } from '../../../main/demo/woocommerce-server/server.ts'
import { passphraseSecretBox } from '../../../main/web/secret-box.ts'
import type { Channel } from '../../../shared/domain/channel.ts'
import { systemClock } from '../../../shared/lib/clock.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import { message } from '../../../shared/messages/message.ts'
import { basket, productForSale } from '../../support/channels/storefront.ts'
import { WOO_CREDENTIALS } from '../../support/channels/woocommerce.ts'
import { LILLE } from '../../support/engine-builders.ts'

const random = seededRandom(3)
const call = <I>(input: I) => ({ commandId: uuidv7(0, random), input })

const PRODUCT = {
  name: 'Lamp',
  category: null,
  barcode: null,
  weightG: 500,
  dimensions: { lengthMm: 100, widthMm: 100, heightMm: 100 },
  flags: [],
  priceCents: 1990,
}

let home: string
let shop: WooCommerceServer
let url: string
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'switchyard-writes-'))
  shop = new WooCommerceServer({
    clock: systemClock,
    random: seededRandom(7),
    credentials: WOO_CREDENTIALS,
    name: 'Atelier',
    currency: 'EUR',
    timeZone: 'Europe/Paris',
  })
  url = (await shop.start()).url
  for (const sku of ['A', 'B']) shop.shop.addProduct(productForSale(sku, 100))
})
afterEach(async () => {
  await shop.goOffline()
  rmSync(home, { recursive: true, force: true })
})

type Client = RouterClient<ReturnType<typeof openRouter>>

async function inControlRoom(work: (client: Client) => Promise<void>): Promise<void> {
  const room = await openControlRoom({
    home,
    demo: null,
    secrets: passphraseSecretBox('a passphrase'),
    restart: () => undefined,
  })
  const session = { actor: 'Mona', role: 'manager', language: 'en' } as const
  const context = { session, ...room.contextFor(session) }
  try {
    await work(createRouterClient(room.router as ReturnType<typeof openRouter>, { context }))
  } finally {
    await room.close()
  }
}

const shopChannel = (): Channel => ({
  id: 'shop',
  name: 'Shop',
  kind: 'woocommerce',
  url,
  buffer: 0,
  priority: 0,
  paused: false,
  sandbox: true,
})
const writesOf = async ({ channels }: Client) => (await channels.list({}))[0]?.writes
const shown = () => ['A', 'B'].map((sku) => shop.shop.available(sku))

describe('a shop that was just added', () => {
  it('is read, and nothing is written to it before a person has seen what would change', async () => {
    const placed = shop.shop.checkout(basket({ A: 1 }))
    expect(placed.kind).not.toBe('refused')
    await inControlRoom(async (client) => {
      const { channels } = client
      for (const sku of ['A', 'B'])
        await channels.createProduct(
          call({ channelId: 'shop', channelSku: sku, product: { ...PRODUCT, sku } }),
        )
      await channels.add(call({ channel: shopChannel(), secrets: WOO_CREDENTIALS }))
      await expect.poll(async () => (await channels.inbox({ channelId: 'shop' })).length).toBe(1)
      await channels.syncNow(call({ channelId: 'shop' }))

      await expect
        .poll(async () => (await channels.reconciliation({ channelId: 'shop' })).finishedAt)
        .not.toBeNull()
      const table = await channels.reconciled({ channelId: 'shop', sort: 'sku', descending: false })
      expect(table.rows.map(({ channelSku, ours, theirs }) => [channelSku, theirs, ours])).toEqual([
        ['A', 99, 0],
        ['B', 100, 0],
      ])
      expect(await writesOf(client)).toMatchObject({ kind: 'not-approved', trialUntil: null })
      expect(shown()).toEqual([99, 100])
      expect((await channels.backlog({ channelId: 'shop' })).rows).toEqual([])

      expect(await channels.approveWrites(call({ channelId: 'shop', startsCounting: false }))).toMatchObject({
        kind: 'done',
      })
      expect(await writesOf(client)).toMatchObject({ kind: 'approved', by: 'Mona' })
      await expect.poll(shown).toEqual([0, 0])

      await channels.readOnly(call({ channelId: 'shop', trialDays: 14 }))
      expect(await writesOf(client)).toMatchObject({ kind: 'not-approved', trialUntil: expect.any(Number) })
    })
  })

  it('gives its products and its stock, after which there is nothing to change there', async () => {
    shop.shop.checkout(basket({ A: 3 }))
    await inControlRoom(async (client) => {
      const { channels, sites } = client
      await sites.put(call(LILLE))
      await channels.add(call({ channel: shopChannel(), secrets: WOO_CREDENTIALS }))
      // Its open order is here: what the shop has taken off its figure lies there still.
      await expect.poll(async () => (await client.orders.list({})).total).toBe(1)
      await channels.readCatalogue(call({ channelId: 'shop' }))
      const run = () => channels.catalogue({ channelId: 'shop' })
      await expect.poll(async () => (await run()).finishedAt).not.toBeNull()
      const { startedAt, places, counts } = await run()
      expect(counts).toEqual({ new: 2, differs: 0, same: 0, 'left-out': 0 })
      expect(places).toEqual([{ locationId: null, name: '', siteId: 'LILLE' }])
      const sitesOf = [{ locationId: null, siteId: 'LILLE' }]
      const { rows } = await channels.catalogueItems({ channelId: 'shop', sites: sitesOf })
      expect(rows.map(({ sku, title, figures }) => [sku, title, figures[0]?.onHand])).toEqual([
        ['A', 'Product A', 100],
        ['B', 'Product B', 100],
      ])
      await channels.takeCatalogue(
        call({
          channelId: 'shop',
          readAt: startedAt ?? 0,
          newProducts: true,
          fields: [],
          sites: sitesOf,
          choices: [],
        }),
      )
      await expect.poll(async () => (await run()).taking?.endedAt).toBeTypeOf('number')
      const { startedAt: before } = await channels.reconciliation({ channelId: 'shop' })
      await channels.reconcile(call({ channelId: 'shop' }))
      await expect
        .poll(async () => {
          const { startedAt: at, finishedAt } = await channels.reconciliation({ channelId: 'shop' })
          return at !== before && finishedAt !== null
        })
        .toBe(true)
      expect(await channels.reconciliation({ channelId: 'shop' })).toMatchObject({ skus: 2, differences: 0 })
      expect(shown()).toEqual([97, 100])
      expect(shop.shop.stockPushes()).toEqual([])
    })
  })

  it('cannot be approved by somebody who has seen nothing', async () => {
    await inControlRoom(async (client) => {
      const { channels } = client
      await shop.goOffline()
      await channels.add(call({ channel: shopChannel(), secrets: WOO_CREDENTIALS }))
      expect(await channels.approveWrites(call({ channelId: 'shop', startsCounting: false }))).toMatchObject({
        kind: 'refused',
        message: message('refusals.writes.compareFirst'),
      })
    })
  })

  it('asks again when its channel is pointed at another shop, not when only its name changes', async () => {
    await inControlRoom(async (client) => {
      const { channels } = client
      await channels.add(call({ channel: shopChannel(), secrets: WOO_CREDENTIALS }))
      await expect
        .poll(async () => (await channels.reconciliation({ channelId: 'shop' })).finishedAt)
        .not.toBeNull()
      await channels.approveWrites(call({ channelId: 'shop', startsCounting: false }))
      await channels.add(call({ channel: { ...shopChannel(), name: 'Other' }, secrets: WOO_CREDENTIALS }))
      expect(await writesOf(client)).toMatchObject({ kind: 'approved' })
      const moved = { ...shopChannel(), url: 'http://127.0.0.1:4' }
      await channels.add(call({ channel: moved, secrets: WOO_CREDENTIALS }))
      expect(await writesOf(client)).toMatchObject({ kind: 'not-approved' })
    })
  })
})
