import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importOrders } from '../../../../main/app/inbound/import-orders.ts'
import { releaseDue } from '../../../../main/app/release/release.ts'
import { MINUTE_MS } from '../../../../shared/lib/clock.ts'
import { LEAST, type ShopKind } from '../../../support/channels/least-payloads.ts'
import { aWorld, stockOf } from '../../../support/engine-builders.ts'
import { openIn } from '../../../support/made-up-channel.ts'
import { openWorkroom, SHOP, type Workroom } from '../../../support/workroom.ts'

/** Payloads as the shops send them, through their own mapping, into the order book and past the release timer. */

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 5 } }) }))
})
afterEach(() => room.close())

type Payload = Readonly<Record<string, unknown>>
type Shop = (typeof LEAST)[ShopKind]

const { shopify, woocommerce: woo, prestashop: presta, mirakl } = LEAST
const [LAMP] = shopify.payload.lineItems.nodes

let version = 0
async function sends({ map, externalId, payload: said }: Shop, over: Payload) {
  version += 1
  const payload = JSON.stringify({ ...said, ...over })
  const item = { channelId: 'shop', externalId, version: String(version), payload }
  await room.room.store.write((tx) => tx.inbox.put([{ ...item, receivedAt: room.room.clock.now() }]))
  await importOrders(room.room.commands, 'shop', (text) => map(SHOP, text))
  await room.room.decider.decideAll()
}

/** Fifteen minutes later the release timer runs. */
async function timer() {
  room.wait(15 * MINUTE_MS)
  await room.room.decider.decideAll()
  await releaseDue(room.room.commands, room.room.gate)
}

async function theOrder() {
  const [row] = (await room.client.orders.list({})).rows
  return room.client.orders.get({ orderId: row?.id ?? '' })
}

function atFulfillment(status: string): Payload {
  return {
    displayFulfillmentStatus: status,
    fulfillmentOrders: {
      nodes: [{ status, assignedLocation: { location: { id: 'gid://shopify/Location/1' } } }],
    },
  }
}

describe('an order that is not to leave at first sight', () => {
  it.each([
    {
      name: 'Shopify, paid on delivery',
      shop: shopify,
      says: { displayFinancialStatus: 'PENDING' },
      asks: [],
    },
    {
      name: 'Shopify, on hold for a fraud check or an upsell',
      shop: shopify,
      says: atFulfillment('ON_HOLD'),
      asks: ['held-by-channel'],
    },
    { name: 'Shopify, a pre-order', shop: shopify, says: atFulfillment('SCHEDULED'), asks: [] },
    { name: 'WooCommerce, not paid yet', shop: woo, says: { status: 'pending' }, asks: [] },
  ])('$name waits', async ({ shop, says, asks }) => {
    await sends(shop, says)
    await timer()
    expect((await theOrder()).state).toBe('on-hold')
    expect(await openIn(room)).toEqual(asks)
  })

  it('is work when a person says so: cash on delivery', async () => {
    await sends(shopify, { displayFinancialStatus: 'PENDING' })
    await room.client.orders.shipAnyway(room.call({ orderIds: [(await theOrder()).order.id] }))
    await room.room.decider.decideAll()
    await timer()
    expect((await theOrder()).state).toBe('released')
  })

  it('of a state that a plug-in brought is one question to the lead, and then work', async () => {
    await sends(woo, { status: 'awaiting-shipment' })
    expect((await theOrder()).state).toBe('on-hold')
    expect(await openIn(room)).toEqual(['unknown-states'])
    const [known] = await room.client.channels.states({ channelId: 'shop' })
    await room.client.channels.setState(
      room.call({ channelId: 'shop', state: known?.state ?? '', meaning: 'ship' }),
    )
    await importOrders(room.room.commands, 'shop', (text) => woo.map(SHOP, text))
    await room.room.decider.decideAll()
    await timer()
    expect((await theOrder()).state).toBe('released')
  })
})

describe('an order that stops being work after its decision', () => {
  it.each([
    { name: 'WooCommerce, set on hold', shop: woo, says: { status: 'on-hold' } },
    { name: 'Shopify, payment voided', shop: shopify, says: { displayFinancialStatus: 'VOIDED' } },
    { name: 'Shopify, set on hold', shop: shopify, says: atFulfillment('ON_HOLD') },
    { name: 'PrestaShop, set back to a state that is not paid', shop: presta, says: { isPaid: false } },
    { name: 'Mirakl, incident opened', shop: mirakl, says: { order_state: 'INCIDENT_OPEN' } },
  ])('$name, is held with an exception', async ({ shop, says }) => {
    await sends(shop, {})
    expect((await theOrder()).state).toBe('allocated')
    await sends(shop, says)
    await timer()
    expect((await theOrder()).state).toBe('on-hold')
    expect(await openIn(room)).toEqual(['held-by-channel'])
    await sends(shop, {})
    await timer()
    expect((await theOrder()).state).toBe('released')
    expect(await openIn(room)).toEqual([])
  })
})

describe('an order of which a print service makes a part', () => {
  const SHIRT = { ...LAMP, id: 'gid://shopify/LineItem/2', sku: 'TSHIRT-POD', title: 'T-shirt by Printful' }
  const from = (id: string, isFulfillmentService: boolean, lineId: string): Payload => ({
    status: 'OPEN',
    assignedLocation: { location: { id, isFulfillmentService } },
    fulfillmentHolds: [],
    lineItems: {
      pageInfo: { hasNextPage: false, endCursor: null },
      nodes: [{ remainingQuantity: 1, totalQuantity: 1, lineItem: { id: lineId } }],
    },
  })

  it('leaves with ours only, and asks nobody about the rest', async () => {
    await sends(shopify, {
      lineItems: { nodes: [LAMP, SHIRT] },
      fulfillmentOrders: {
        nodes: [
          from('gid://shopify/Location/1', false, LAMP.id),
          from('gid://shopify/Location/99', true, SHIRT.id),
        ],
      },
    })
    await timer()
    const { order, state } = await theOrder()
    expect([state, order.lines.map(({ sku, quantity }) => `${quantity} ${sku}`)]).toEqual([
      'released',
      ['1 A'],
    ])
    expect(await openIn(room)).toEqual([])
  })

  it('all of which the service makes is no order of ours', async () => {
    await sends(shopify, {
      lineItems: { nodes: [SHIRT] },
      fulfillmentOrders: { nodes: [from('gid://shopify/Location/99', true, SHIRT.id)] },
    })
    await timer()
    expect((await room.client.orders.list({})).rows).toEqual([])
    expect(await openIn(room)).toEqual([])
  })
})

it('a new order in which nothing has a SKU waits for a person, who says what its lines are', async () => {
  await sends(woo, { line_items: [{ ...woo.payload.line_items[0], sku: '', product_id: 0 }] })
  await timer()
  const { order, state } = await theOrder()
  expect(state).toBe('on-hold')
  expect(await openIn(room)).toEqual(['nameless-lines'])
  const [line] = order.lines
  await room.client.orders.nameLine(room.call({ orderId: order.id, lineId: line?.id ?? '', sku: 'A' }))
  await timer()
  expect((await theOrder()).order.lines.map(({ sku, quantity }) => `${quantity} ${sku}`)).toEqual(['1 A'])
  expect(await openIn(room)).toEqual([])
})

describe('a change of a known order', () => {
  const ENGRAVING = { ...LAMP, id: 'gid://shopify/LineItem/2', sku: null, title: 'Custom engraving' }

  it('with a line without a SKU holds it, and asks about the line', async () => {
    await sends(shopify, {})
    await sends(shopify, { lineItems: { nodes: [LAMP, ENGRAVING] } })
    await timer()
    expect((await theOrder()).state).toBe('on-hold')
    expect(await openIn(room)).toEqual(['nameless-lines'])
  })

  it('with a line without a SKU in the place of its goods never leaves with the old lines', async () => {
    await sends(shopify, {})
    await sends(shopify, { lineItems: { nodes: [{ ...LAMP, currentQuantity: 0 }, ENGRAVING] } })
    await timer()
    expect((await theOrder()).state).toBe('on-hold')
    expect(await openIn(room)).toHaveLength(1)
  })

  it('whose product the shop has deleted is of the product that it was known by', async () => {
    await sends(shopify, { lineItems: { nodes: [LAMP] } })
    const before = await theOrder()
    await sends(shopify, { lineItems: { nodes: [{ ...LAMP, sku: null }] } })
    expect(await theOrder()).toMatchObject({ state: before.state, order: { lines: before.order.lines } })
    await timer()
    expect((await theOrder()).state).toBe('released')
    expect(await openIn(room)).toEqual([])
  })

  it('to an address with pasted instructions leaves to the new address, never to the old one', async () => {
    await sends(woo, {})
    const street = `12 rue du Test, ${'sonner deux fois, '.repeat(12)}`.slice(0, 230)
    const moved = { ...woo.payload.shipping, city: 'Lyon', postcode: '69001', address_1: street }
    await sends(woo, { shipping: moved })
    await timer()
    const { order, state } = await theOrder()
    expect([state, order.destination.city]).toEqual(['released', 'Lyon'])
  })

  it('that cannot be read holds it', async () => {
    await sends(woo, {})
    await sends(woo, { shipping: 'moved' })
    await timer()
    expect((await theOrder()).state).toBe('on-hold')
    expect(await openIn(room)).toEqual(['payload-rejected'])
  })
})
