import { describe, expect, it } from 'vitest'
import { mapShopifyOrder } from '../../../../main/channels/shopify/order-mapping.ts'
import { channelOf } from '../../../support/channels/benches.ts'

const channel = { ...channelOf('shopify', 'https://maison.myshopify.com'), sandbox: false }

const line = {
  id: 'gid://shopify/LineItem/1',
  sku: 'A',
  title: 'Lamp',
  quantity: 2,
  currentQuantity: 2,
  requiresShipping: true,
  originalUnitPriceSet: { shopMoney: { amount: '19.90' } },
}

const address = {
  name: 'Camille Moreau',
  company: null,
  address1: '12 rue Nationale',
  address2: '',
  zip: '59800',
  city: 'Lille',
  countryCodeV2: 'FR',
  phone: null,
  latitude: 50.6,
  longitude: 3.06,
}

const payload = {
  id: 'gid://shopify/Order/7',
  name: '#1001',
  createdAt: '2026-11-23T08:00:00Z',
  cancelledAt: null,
  test: false,
  tags: [],
  email: null,
  phone: '+33611111111',
  currencyCode: 'EUR',
  requiresShipping: true,
  displayFinancialStatus: 'PAID',
  displayFulfillmentStatus: 'UNFULFILLED',
  customer: null,
  shippingAddress: address,
  shippingLine: null,
  lineItems: { nodes: [line] },
}

const map = (over: object) => mapShopifyOrder(channel, JSON.stringify({ ...payload, ...over }))

describe('a Shopify order', () => {
  const cases = [
    {
      name: 'that is paid is taken',
      over: {},
      want: { kind: 'order', standing: { state: 'PAID', meaning: 'ship', hold: null } },
    },
    {
      name: 'leaves out what was refunded and what is not shipped',
      over: {
        lineItems: {
          nodes: [
            { ...line, currentQuantity: 1 },
            { ...line, id: 'gid://shopify/LineItem/2', currentQuantity: 0 },
            { ...line, id: 'gid://shopify/LineItem/3', requiresShipping: false },
          ],
        },
      },
      want: {
        kind: 'order',
        order: {
          lines: [
            { id: line.id, sku: 'A', title: 'Lamp', quantity: 1, unitPriceCents: 1990, grossCents: 1990 },
          ],
        },
      },
    },
    {
      name: 'without an address waits for one, as its buyer’s',
      over: { shippingAddress: null },
      want: {
        kind: 'order',
        standing: { meaning: 'ship' },
        order: { destination: { street: [], postcode: '', country: 'ZZ' } },
      },
    },
    {
      name: 'ships what has a SKU, and asks about what has none',
      over: {
        lineItems: {
          nodes: [line, { ...line, id: 'gid://shopify/LineItem/2', sku: null, title: 'Custom engraving' }],
        },
      },
      want: {
        kind: 'order',
        order: { lines: [{ id: line.id, sku: 'A', quantity: 2 }] },
        nameless: [
          { lineId: 'gid://shopify/LineItem/2', title: 'Custom engraving', quantity: 2, grossCents: 3980 },
        ],
      },
    },
    {
      name: 'in which nothing has a SKU is asked about line by line',
      over: { lineItems: { nodes: [{ ...line, sku: ' ' }] } },
      want: {
        kind: 'order',
        order: { lines: [] },
        nameless: [{ lineId: line.id, title: 'Lamp', quantity: 2 }],
      },
    },
    {
      name: 'to no country that it names waits for a person to say it',
      over: { shippingAddress: { ...address, countryCodeV2: null } },
      want: { kind: 'order', order: { destination: { postcode: address.zip, country: 'ZZ' } } },
    },
    {
      name: 'knows a VIP by the tag of the customer',
      over: { customer: { tags: ['VIP'], defaultEmailAddress: { emailAddress: 'c@example.org' } } },
      want: {
        kind: 'order',
        order: { customerTier: 'vip', destination: { email: 'c@example.org', phone: '+33611111111' } },
      },
    },
    {
      name: 'to a state says which',
      over: {
        shippingAddress: { ...address, countryCodeV2: 'US', province: 'New York', provinceCode: 'NY' },
      },
      want: { order: { destination: { state: 'NY' } } },
    },
    {
      name: 'to a prefecture says its name',
      over: {
        shippingAddress: { ...address, countryCodeV2: 'JP', province: 'Tōkyō', provinceCode: 'JP-13' },
      },
      want: { order: { destination: { state: 'Tōkyō' } } },
    },
    {
      name: 'with a phone number of two numbers and words is taken',
      over: {
        shippingAddress: { ...address, phone: '06 00 00 00 01 or 06 00 00 00 02, ring twice please' },
      },
      want: {
        order: { destination: { phone: '06 00 00 00 01 or 06 00 00 00 02, ring twice please' } },
      },
    },
    {
      name: 'with a long tag keeps its characters whole',
      over: { tags: [`${'a'.repeat(58)}🎁🎁`] },
      want: { order: { tags: [`${'a'.repeat(58)}…`] } },
    },
    {
      name: 'says what its buyer asks for',
      over: {
        note: 'Gift message: Happy birthday Zoe 🎂',
        customAttributes: [
          { key: 'relay_id', value: 'FR-023456' },
          { key: 'Delivery-Date', value: '2026/12/03' },
          { key: 'gift_message', value: 'Bravo' },
        ],
        shippingLine: { code: 'relay', title: 'Point Relais' },
      },
      want: {
        order: {
          serviceLevel: 'relay',
          requests: {
            customerNote: 'Gift message: Happy birthday Zoe 🎂',
            giftMessage: 'Bravo',
            deliverOn: '2026-12-03',
            pickupPoint: { id: 'FR-023456', name: '' },
            shippingMethod: 'Point Relais',
          },
        },
      },
    },
    {
      name: 'says what is to be engraved, and not what an app keeps for itself',
      over: {
        lineItems: {
          nodes: [
            {
              ...line,
              customAttributes: [
                { key: 'Engraving', value: 'Zoé' },
                { key: '_app', value: '7' },
              ],
            },
          ],
        },
      },
      want: { order: { lines: [{ options: [{ name: 'Engraving', value: 'Zoé' }] }] } },
    },
    {
      name: 'that is picked up goes to whoever paid for it',
      over: {
        shippingAddress: null,
        billingAddress: address,
        shippingLine: { code: 'Boutique Lille', title: 'Boutique Lille' },
      },
      want: {
        kind: 'order',
        order: {
          destination: { name: 'Camille Moreau', city: 'Lille' },
          requests: { collectedInStore: true, shippingMethod: 'Boutique Lille' },
        },
      },
    },
    {
      name: 'that is picked up where no address is known goes to the place where it waits, under its buyer’s name',
      over: {
        shippingAddress: null,
        shippingLine: { code: 'Pickup point', title: 'Boutique Lille' },
        customer: { displayName: 'Zoé Petit', tags: [], defaultEmailAddress: null },
      },
      want: {
        kind: 'order',
        order: {
          serviceLevel: 'standard',
          destination: { name: 'Zoé Petit', company: 'Boutique Lille', country: 'ZZ' },
          requests: { collectedInStore: true },
        },
      },
    },
    {
      name: 'to be shipped, without an address, is not taken for one that is picked up',
      over: {
        shippingAddress: null,
        shippingLine: { code: 'standard', title: 'Standard' },
        fulfillmentOrders: {
          nodes: [{ deliveryMethod: { methodType: 'SHIPPING' }, assignedLocation: { location: null } }],
        },
      },
      want: { kind: 'order', order: { destination: { country: 'ZZ' } } },
    },
  ]
  it.each(cases)('$name', ({ over, want }) => {
    expect(map(over)).toMatchObject(want)
  })
})

describe('the value of a Shopify order', () => {
  const amount = (text: string) => ({ shopMoney: { amount: text } })
  const priced = (over: object, lineOver: object = {}) =>
    map({
      taxesIncluded: true,
      totalPriceSet: amount('44.70'),
      totalReceivedSet: amount('44.70'),
      totalRefundedSet: amount('0.0'),
      totalTipReceivedSet: amount('0.0'),
      shippingLine: {
        code: 'standard',
        title: 'Standard',
        discountedPriceSet: amount('4.90'),
        taxLines: [{ priceSet: amount('0.82') }],
      },
      lineItems: { nodes: [{ ...line, taxLines: [{ priceSet: amount('6.63') }], ...lineOver }] },
      ...over,
    })
  const gross = (mapped: ReturnType<typeof map>) =>
    mapped.kind === 'order' ? mapped.order.lines.map(({ grossCents }) => grossCents) : mapped

  it('keeps what the shop charged', () => {
    const mapped = priced({})
    expect(mapped.kind === 'order' && mapped.order.charges).toEqual({
      lines: [
        { lineId: line.id, title: 'Lamp', quantity: 2, netCents: 3317, taxCents: 663, discountCents: 0 },
      ],
      shipping: { netCents: 408, taxCents: 82 },
      fees: [],
      tipCents: 0,
      giftCardCents: 0,
      totalCents: 4470,
      paidCents: 4470,
      refundedCents: 0,
    })
  })

  it.each([
    {
      name: 'with tax where prices are without',
      order: { taxesIncluded: false },
      line: {},
      want: [3980 + 663],
    },
    {
      name: 'after the discounts of the line and of the order',
      order: {},
      line: {
        discountAllocations: [{ allocatedAmountSet: amount('5.00') }, { allocatedAmountSet: amount('0.01') }],
      },
      want: [3980 - 501],
    },
    {
      name: 'nothing after a coupon of 100 %',
      order: {},
      line: { discountAllocations: [{ allocatedAmountSet: amount('39.80') }], taxLines: [] },
      want: [0],
    },
    {
      name: 'in its share of what is left of three for ten',
      order: {},
      line: {
        quantity: 3,
        currentQuantity: 2,
        originalUnitPriceSet: amount('3.34'),
        discountAllocations: [{ allocatedAmountSet: amount('0.02') }],
        taxLines: [],
      },
      want: [667],
    },
    {
      name: 'in dinars of a thousand fils',
      order: { currencyCode: 'KWD' },
      line: { quantity: 1, currentQuantity: 1, originalUnitPriceSet: amount('12.345') },
      want: [12_345],
    },
    {
      name: 'in whole yen',
      order: { currencyCode: 'JPY' },
      line: { quantity: 1, currentQuantity: 1, originalUnitPriceSet: amount('5490') },
      want: [5490],
    },
  ])('is $name', ({ order, line: lineOver, want }) => {
    expect(gross(priced(order, lineOver))).toEqual(want)
  })

  it('knows tips, duties and what was paid by gift card', () => {
    const mapped = priced({
      totalPriceSet: amount('55.70'),
      totalTipReceivedSet: amount('3.00'),
      transactions: [
        { kind: 'SALE', status: 'SUCCESS', gateway: 'gift_card', amountSet: amount('20.00') },
        { kind: 'SALE', status: 'FAILURE', gateway: 'gift_card', amountSet: amount('20.00') },
        { kind: 'SALE', status: 'SUCCESS', gateway: 'shopify_payments', amountSet: amount('35.70') },
      ],
      lineItems: {
        nodes: [
          { ...line, taxLines: [{ priceSet: amount('6.63') }] },
          {
            ...line,
            id: 'gid://shopify/LineItem/2',
            sku: null,
            title: 'Tip',
            quantity: 1,
            requiresShipping: false,
            originalUnitPriceSet: amount('3.00'),
          },
        ],
      },
    })
    expect(mapped.kind === 'order' && mapped.order.charges).toMatchObject({
      lines: [{ lineId: line.id }],
      fees: [{ title: 'Duties and other', netCents: 800 }],
      tipCents: 300,
      giftCardCents: 2000,
      totalCents: 5570,
    })
  })
})
