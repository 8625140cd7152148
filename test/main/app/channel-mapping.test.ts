import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importOrders } from '../../../main/app/inbound/import-orders.ts'
import type { MappedOrder } from '../../../main/app/ports/channel.ts'
import { standing } from '../../../main/channels/protocol/standing.ts'
import type { Meaning } from '../../../shared/contract/channel-mapping.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { message } from '../../../shared/messages/message.ts'
import { say } from '../../../shared/messages/say.ts'
import { claimDue } from '../../support/claim-due.ts'
import { anOrder, aProduct, aWorld, lines, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
let version = 0
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 10, B: 3 }, LYON: { A: 4 } }) }))
})
afterEach(() => room.close())

function mapSent(payload: string): MappedOrder {
  return { kind: 'order', order: JSON.parse(payload) as Order, standing: standing({}) }
}

/** Orders by their external id, each as {SKU of the channel: articles}. */
async function arrive(orders: Readonly<Record<string, Readonly<Record<string, number>>>>) {
  version += 1
  await room.room.store.write((tx) =>
    tx.inbox.put(
      Object.entries(orders).map(([externalId, wanted]) => ({
        channelId: 'shop',
        externalId,
        version: String(version),
        payload: JSON.stringify(anOrder({ id: externalId, externalId, lines: lines(wanted) })),
        receivedAt: room.room.clock.now(),
      })),
    ),
  )
  await readInbox()
}

async function readInbox() {
  while ((await importOrders(room.room.commands, 'shop', mapSent)).more) {}
  await room.room.decider.decideAll()
}

const product = (sku: string, units = 1): Meaning => ({ kind: 'product', sku, units })

async function mean(meanings: Readonly<Record<string, Meaning>>) {
  const rows = Object.entries(meanings).map(([channelSku, meaning]) => ({
    channelId: 'shop',
    channelSku,
    meaning,
  }))
  const outcome = await room.client.channels.setMapping(room.call({ rows }))
  if (outcome.kind !== 'done') throw new Error(say('en', outcome.message))
  await room.room.decider.decideAll()
  return outcome.value
}

/** 'allocated A×6 B×1' by order. */
async function book(): Promise<Record<string, string>> {
  const { rows } = await room.client.orders.list({ sort: 'reference' })
  const records = await room.read((tx) => tx.orders.byIds(rows.map(({ id }) => id)))
  return Object.fromEntries(
    records.map(({ order, state }) => [
      order.id,
      [state, ...order.lines.map(({ sku, quantity }) => `${sku}×${quantity}`)].join(' '),
    ]),
  )
}

async function openExceptions() {
  const { rows } = await room.client.exceptions.list({})
  return rows.map(({ sentence }) => say('en', sentence)).sort()
}

/** What the channel is notified it may sell, by its own SKUs. */
async function told(): Promise<Record<string, number>> {
  const items = await room.room.store.write((tx) => claimDue(tx, room.room))
  const figures: Record<string, number> = {}
  for (const { payload } of items) {
    const { sku, available } = payload as { sku: string; available: number }
    figures[sku] = available
  }
  return figures
}

describe('a SKU of a channel', () => {
  it('that stands for a product is that product, as many units as are in it', async () => {
    await mean({ 'TEA-A': product('A'), 'TRIO-A': product('A', 3), B: product('B') })
    await arrive({ e1: { 'TEA-A': 1, 'TRIO-A': 2 }, e2: { A: 1, B: 2 } })
    expect(await book()).toEqual({ e1: 'allocated A×1 A×6', e2: 'allocated A×1 B×2' })
  })

  it('that means something else there than here is what it means there', async () => {
    await mean({ A: product('B') })
    await arrive({ e1: { A: 1 } })
    expect(await book()).toEqual({ e1: 'allocated B×1' })
  })

  it('that is not ours is left out, with the order when nothing else is in it', async () => {
    await mean({ GIFT: { kind: 'ignored' } })
    await arrive({ e1: { A: 1, GIFT: 1 }, e2: { GIFT: 1 } })
    expect(await book()).toEqual({ e1: 'allocated A×1' })
  })

  it('keeps for an order the meaning it had when the order was taken in', async () => {
    await mean({ TRIO: product('A', 3) })
    await arrive({ e1: { TRIO: 1 } })
    await room.client.orders.release(room.call({ orderIds: ['e1'] }))
    await mean({ TRIO: product('A', 4) })
    await arrive({ e1: { TRIO: 1 }, e2: { TRIO: 1 } })
    expect(await book()).toEqual({ e1: 'released A×3', e2: 'allocated A×4' })
    expect(await openExceptions()).toEqual([])
  })

  it('is refused for a product that is none', async () => {
    const rows = [{ channelId: 'shop', channelSku: 'X', meaning: product('NOPE') }]
    expect(await room.client.channels.setMapping(room.call({ rows }))).toMatchObject({
      kind: 'refused',
      message: message('refusals.unknown.product', { sku: 'NOPE' }),
    })
  })
})

describe('unknown SKUs', () => {
  it('are one exception a channel, whatever the number of orders', async () => {
    await arrive({ e1: { X: 1, A: 1 }, e2: { X: 2 }, e3: { Y: 1 }, e4: { B: 1 } })
    expect(await book()).toEqual({
      e1: 'on-hold X×1 A×1',
      e2: 'on-hold X×2',
      e3: 'on-hold Y×1',
      e4: 'allocated B×1',
    })
    expect(await openExceptions()).toEqual(['2 SKUs of Shop are unknown (X, Y); 3 orders wait'])
    expect(await room.client.channels.unmapped({ channelId: 'shop' })).toMatchObject({
      orders: 3,
      skus: [
        { channelSku: 'X', orders: 2 },
        { channelSku: 'Y', orders: 1 },
      ],
    })
  })

  it('let their orders go as soon as they are mapped, and the exception when nothing waits', async () => {
    await arrive({ e1: { X: 1, A: 1 }, e2: { X: 2, Y: 1 }, e3: { Y: 1 } })
    expect(await mean({ X: product('A', 2) })).toMatchObject({ freed: 1 })
    expect(await book()).toEqual({
      e1: 'allocated A×2 A×1',
      e2: 'on-hold A×4 Y×1',
      e3: 'on-hold Y×1',
    })
    expect(await openExceptions()).toEqual(['1 SKU of Shop is unknown (Y); 2 orders wait'])
    expect(await mean({ Y: { kind: 'ignored' } })).toMatchObject({ freed: 1 })
    expect(await book()).toEqual({ e1: 'allocated A×2 A×1', e2: 'allocated A×4', e3: 'cancelled Y×1' })
    expect(await openExceptions()).toEqual([])
  })

  it('are explained by a product that is made of them', async () => {
    await arrive({ e1: { X: 1 }, e2: { 'Z/9': 1 } })
    const made = (channelSku: string, sku: string) =>
      room.client.channels.createProduct(room.call({ channelId: 'shop', channelSku, product: aProduct(sku) }))
    expect(await made('X', 'X')).toEqual({ kind: 'done', value: { freed: 1 } })
    expect(await made('Z/9', 'Z9')).toEqual({ kind: 'done', value: { freed: 1 } })
    expect(await made('X', 'X')).toMatchObject({ kind: 'refused' })
    await room.room.decider.decideAll()
    expect(await openExceptions()).toEqual(['No site has X (0 of 1)', 'No site has Z9 (0 of 1)'])
  })

  it('are asked about again when a mapping is taken back; its orders wait as they came', async () => {
    await arrive({ e1: { X: 2 }, e2: { GIFT: 1, A: 1 } })
    const { before } = await mean({ X: product('A', 3), GIFT: { kind: 'ignored' } })
    expect(await book()).toEqual({ e1: 'allocated A×6', e2: 'allocated A×1' })
    await room.client.channels.setMapping(room.call({ rows: before }))
    await readInbox()
    expect(await book()).toEqual({ e1: 'on-hold X×2', e2: 'on-hold GIFT×1 A×1' })
    expect(await openExceptions()).toEqual(['2 SKUs of Shop are unknown (GIFT, X); 2 orders wait'])
  })
})

describe('the locations of a channel', () => {
  const at = (locationId: string, ...siteIds: string[]) => ({ locationId, name: locationId, siteIds })
  const place = (routing: 'ours' | 'preferred', ...places: ReturnType<typeof at>[]) =>
    room.client.channels.setLocations(room.call({ channelId: 'shop', routing, places }))

  const rules = async () => (await room.read((tx) => tx.ruleSets.current())).rules

  it('are told the stock of the sites behind them', async () => {
    await place('ours', at('L1', 'LILLE'), at('L2', 'LYON'))
    const items = await room.room.store.write((tx) => claimDue(tx, room.room))
    expect(items.map(({ payload }) => payload)).toContainEqual({
      sku: 'A',
      available: 14,
      places: [
        { locationId: 'L1', available: 10 },
        { locationId: 'L2', available: 4 },
        { locationId: null, available: 0 },
      ],
    })
  })

  it('are refused when a site would be sold twice, or is none', async () => {
    expect(await place('ours', at('L1', 'LILLE'), at('L2', 'LILLE'))).toMatchObject({ kind: 'refused' })
    expect(await place('ours', at('L1', 'NOWHERE'))).toMatchObject({ kind: 'refused' })
  })

  it('are a preference where the channel is followed, by rules that can be seen', async () => {
    const sitesOf = async (externalId: string) => {
      version += 1
      const order = anOrder({ id: externalId, externalId, lines: lines({ A: 1 }) })
      await room.room.store.write((tx) =>
        tx.inbox.put([
          {
            channelId: 'shop',
            externalId,
            version: String(version),
            payload: JSON.stringify(order),
            receivedAt: 1,
          },
        ]),
      )
      const map = (payload: string): MappedOrder => ({ ...mapSent(payload), locationId: 'L2' }) as MappedOrder
      await importOrders(room.room.commands, 'shop', map)
      await room.room.decider.decideAll()
      return (await room.client.orders.get({ orderId: externalId })).fulfillments.map(({ siteId }) => siteId)
    }
    expect(await sitesOf('e1')).toEqual(['LILLE'])
    await place('preferred', at('L1', 'LILLE'), at('L2', 'LYON'))
    expect((await rules()).map(({ name }) => name)).toEqual(['Shop → Lille', 'Shop → Lyon'])
    expect(await sitesOf('e2')).toEqual(['LYON'])
    await place('ours', at('L1', 'LILLE'), at('L2', 'LYON'))
    expect(await rules()).toEqual([])
    expect(await sitesOf('e3')).toEqual(['LILLE'])
  })
})

describe('what the channel is told', () => {
  it('is under its own SKUs, in whole packs', async () => {
    await mean({ TRIO: product('A', 3), B: { kind: 'ignored' } })
    expect(await told()).toEqual({ A: 14, TRIO: 4 })
    await room.client.stock.setLevel(
      room.call({ siteId: 'LYON', sku: 'A', onHand: 1, safety: 0, expectedOnHand: null }),
    )
    expect(await told()).toEqual({ A: 11, TRIO: 3 })
  })

  it('says nothing of a SKU that is unknown here', async () => {
    await arrive({ e1: { X: 1, A: 1 } })
    expect(await told()).toEqual({ A: 13 })
  })

  it('of shipments and cancellations is in its own articles', async () => {
    await mean({ TRIO: product('A', 3) })
    await arrive({ e1: { TRIO: 4 }, e2: { TRIO: 1, B: 2 } })
    await told()
    await room.client.orders.cancel(room.call({ orderIds: ['e2'], note: '' }))
    await room.client.orders.release(room.call({ orderIds: ['e1'] }))
    const { fulfillments } = await room.client.orders.get({ orderId: 'e1' })
    for (const { id } of fulfillments) {
      await room.client.packing.pack(room.call({ fulfillmentId: id, printerId: 'virtual', weightsG: [] }))
      await room.client.packing.ship(room.call({ fulfillmentId: id }))
    }
    const sent = await room.read(async (tx) => [
      ...(await tx.outbox.ofOrder('e1')),
      ...(await tx.outbox.ofOrder('e2')),
    ])
    const said = sent.map(({ kind, payload }) => [kind, (payload as { lines: unknown }).lines])
    expect(said.filter(([kind]) => kind === 'cancel')).toEqual([
      [
        'cancel',
        [
          // A pack of three at 20.00: units at 6.67 would make 20.01 of it.
          { lineId: '1', quantity: 1, cents: 2_000 },
          { lineId: '2', quantity: 2, cents: 4_000 },
        ],
      ],
    ])
    const shipped = said.filter(([kind]) => kind === 'fulfillment').flatMap(([, each]) => each)
    expect(shipped.reduce((sum: number, line) => sum + (line as { quantity: number }).quantity, 0)).toBe(4)
    expect(fulfillments.length).toBe(2)
  })
})
