import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importOrders } from '../../../../main/app/inbound/import-orders.ts'
import type { MappedOrder } from '../../../../main/app/ports/channel.ts'
import { releaseDue } from '../../../../main/app/release/release.ts'
import { mapMiraklOrder } from '../../../../main/channels/mirakl/order-mapping.ts'
import { mapPrestaOrder } from '../../../../main/channels/prestashop/order-mapping.ts'
import { mapShopifyOrder } from '../../../../main/channels/shopify/order-mapping.ts'
import { mapWooOrder } from '../../../../main/channels/woocommerce/order-mapping.ts'
import type { Channel } from '../../../../shared/domain/channel.ts'
import { MINUTE_MS } from '../../../../shared/lib/clock.ts'
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
interface Shop {
  readonly map: (channel: Channel, payload: string) => MappedOrder
  readonly base: Payload
}

const LAMP = {
  id: 'gid://shopify/LineItem/1',
  sku: 'A',
  title: 'Lamp',
  quantity: 1,
  currentQuantity: 1,
  requiresShipping: true,
  originalUnitPriceSet: { shopMoney: { amount: '100.00' } },
}
const shopify: Shop = {
  map: mapShopifyOrder,
  base: {
    id: 'gid://shopify/Order/7',
    name: '#7',
    createdAt: '2026-11-23T08:00:00Z',
    cancelledAt: null,
    test: false,
    tags: [],
    note: null,
    email: null,
    phone: null,
    currencyCode: 'EUR',
    requiresShipping: true,
    displayFinancialStatus: 'PAID',
    displayFulfillmentStatus: 'UNFULFILLED',
    customer: null,
    shippingAddress: {
      name: 'Ana Test',
      company: null,
      address1: '1 rue du Test',
      address2: null,
      zip: '59000',
      city: 'Lille',
      countryCodeV2: 'FR',
      phone: null,
      latitude: null,
      longitude: null,
    },
    shippingLine: { code: 'standard', title: 'Standard' },
    lineItems: { nodes: [LAMP] },
  },
}

const wooAddress = {
  first_name: 'Ana',
  last_name: 'Test',
  company: '',
  address_1: '1 rue du Test',
  address_2: '',
  city: 'Lille',
  postcode: '59000',
  country: 'FR',
  phone: '',
}
const wooLine = {
  id: 21,
  name: 'Lamp',
  sku: 'A',
  quantity: 1,
  subtotal: '100.00',
  subtotal_tax: '0.00',
  total: '100.00',
  total_tax: '0.00',
}
const woo: Shop = {
  map: mapWooOrder,
  base: {
    id: 7,
    number: '7',
    status: 'processing',
    currency: 'EUR',
    prices_include_tax: true,
    date_created_gmt: '2026-11-23T08:00:00',
    customer_note: '',
    billing: { ...wooAddress, email: 'ana@example.org' },
    shipping: wooAddress,
    meta_data: [],
    line_items: [wooLine],
    shipping_lines: [{ method_id: 'flat_rate', method_title: 'Standard' }],
    fee_lines: [],
    refunds: [],
  },
}

const mirakl: Shop = {
  map: mapMiraklOrder,
  base: {
    order_id: '7-A',
    commercial_id: '7',
    order_state: 'SHIPPING',
    created_date: '2026-11-23T08:00:00Z',
    currency_iso_code: 'EUR',
    customer: {
      shipping_address: {
        firstname: 'Ana',
        lastname: 'Test',
        company: null,
        company_2: null,
        street_1: '1 rue du Test',
        street_2: null,
        additional_info: null,
        zip_code: '59000',
        city: 'Lille',
        country_iso_code: 'FRA',
        phone: null,
        phone_secondary: null,
      },
    },
    customer_notification_email: 'ana@example.org',
    shipping_type_code: 'STD',
    shipping_type_label: 'Standard',
    shipping_deadline: null,
    order_additional_fields: [],
    order_lines: [
      {
        order_line_id: '7-A-1',
        order_line_state: 'SHIPPING',
        offer_sku: 'A',
        product_title: 'Lamp',
        quantity: 1,
        price_unit: 100,
        cancelations: [],
        refunds: [],
      },
    ],
  },
}

const presta: Shop = {
  map: mapPrestaOrder,
  base: {
    id: '7',
    order: {
      id: '7',
      reference: 'XKBKNABJK',
      date_add: '2026-11-23 09:00:00',
      gift: '0',
      gift_message: '',
      recyclable: '0',
      associations: {
        order_rows: [
          {
            id: '21',
            product_name: 'Lamp',
            product_reference: 'A',
            product_quantity: '1',
            unit_price_tax_incl: '100.000000',
          },
        ],
      },
    },
    timeZone: 'Europe/Paris',
    shipping: {
      firstname: 'Ana',
      lastname: 'Test',
      company: '',
      address1: '1 rue du Test',
      address2: '',
      postcode: '59000',
      city: 'Lille',
      country: 'FR',
      phone: '',
      phone_mobile: '',
    },
    email: 'ana@example.org',
    group: null,
    currency: 'EUR',
    carrier: 'Standard',
    isPaid: true,
    isShipped: false,
    isEnded: false,
    refunded: {},
  },
}

let version = 0
async function sends({ map, base }: Shop, over: Payload) {
  version += 1
  const payload = JSON.stringify({ ...base, ...over })
  const externalId = String(base['id'] ?? base['order_id'])
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
  await sends(woo, { line_items: [{ ...wooLine, sku: '', product_id: 0 }] })
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
    const moved = { ...wooAddress, city: 'Lyon', postcode: '69001', address_1: street }
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
