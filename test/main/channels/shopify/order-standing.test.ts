import { describe, expect, it } from 'vitest'
import { mapShopifyOrder } from '../../../../main/channels/shopify/order-mapping.ts'
import { channelOf } from '../../../support/channels/benches.ts'

const channel = { ...channelOf('shopify', 'https://maison.myshopify.com'), sandbox: false }

const A = 'gid://shopify/LineItem/1'
const B = 'gid://shopify/LineItem/2'
const OURS = { id: 'gid://shopify/Location/1', isFulfillmentService: false }
const POD = { id: 'gid://shopify/Location/99', isFulfillmentService: true }

const line = (over: object = {}) => ({
  id: A,
  sku: 'A',
  title: 'Lamp',
  quantity: 2,
  currentQuantity: 2,
  unfulfilledQuantity: 2,
  requiresShipping: true,
  originalUnitPriceSet: { shopMoney: { amount: '19.90' } },
  ...over,
})
const shirt = (over: object = {}) =>
  line({
    id: B,
    sku: 'TSHIRT-POD',
    title: 'T-shirt',
    quantity: 1,
    currentQuantity: 1,
    unfulfilledQuantity: 1,
    ...over,
  })
const ebook = (over: object = {}) =>
  line({ id: B, sku: null, title: 'E-book', requiresShipping: false, ...over })
const lines = (...nodes: object[]) => ({ lineItems: { nodes } })

const fulfillmentOrder = (
  status: string,
  location: object,
  units: Record<string, number>,
  over: object = {},
) => ({
  status,
  assignedLocation: { location },
  fulfillmentHolds: [],
  lineItems: {
    pageInfo: { hasNextPage: false, endCursor: null },
    nodes: Object.entries(units).map(([id, quantity]) => ({
      remainingQuantity: quantity,
      totalQuantity: quantity,
      lineItem: { id },
    })),
  },
  ...over,
})
const from = (...nodes: object[]) => ({ fulfillmentOrders: { nodes } })

const payload = {
  id: 'gid://shopify/Order/7',
  name: '#1001',
  createdAt: '2026-11-23T08:00:00Z',
  cancelledAt: null,
  test: false,
  tags: [],
  email: null,
  phone: null,
  currencyCode: 'EUR',
  requiresShipping: true,
  displayFinancialStatus: 'PAID',
  displayFulfillmentStatus: 'UNFULFILLED',
  customer: null,
  shippingAddress: {
    name: 'Camille Moreau',
    company: null,
    address1: '12 rue Nationale',
    address2: '',
    zip: '59800',
    city: 'Lille',
    countryCodeV2: 'FR',
    phone: null,
  },
  shippingLine: null,
  ...lines(line()),
}
const map = (over: object) => mapShopifyOrder(channel, JSON.stringify({ ...payload, ...over }))

describe('a Shopify order', () => {
  const waits = (kind: string, code: string, until: number | null = null) => ({
    kind: 'order',
    standing: { meaning: 'wait', hold: { kind, code, until } },
  })
  it.each([
    ['PAID', 'ship', null],
    ['AUTHORIZED', 'ship', null],
    ['PARTIALLY_REFUNDED', 'ship', null],
    ['PENDING', 'wait', 'unpaid'],
    ['PARTIALLY_PAID', 'wait', 'unpaid'],
    ['EXPIRED', 'wait', 'unpaid'],
    ['VOIDED', 'wait', 'unpaid'],
    ['REFUNDED', 'wait', 'unpaid'],
    [null, 'wait', 'unpaid'],
  ])('whose payment is %s means %s', (displayFinancialStatus, meaning, kind) => {
    expect(map({ displayFinancialStatus })).toMatchObject({
      kind: 'order',
      standing: {
        state: displayFinancialStatus ?? '',
        meaning,
        hold: kind === null ? null : { kind, code: displayFinancialStatus ?? 'no payment' },
      },
    })
  })

  it.each([
    {
      name: 'on hold by its status alone',
      over: { displayFulfillmentStatus: 'ON_HOLD' },
      want: waits('on-hold', 'ON_HOLD'),
    },
    {
      name: 'of which one part is on hold',
      over: from(
        fulfillmentOrder('OPEN', OURS, { [A]: 1 }),
        fulfillmentOrder(
          'ON_HOLD',
          OURS,
          { [A]: 1 },
          { fulfillmentHolds: [{ reason: 'HIGH_RISK_OF_FRAUD' }] },
        ),
      ),
      want: waits('fraud', 'HIGH_RISK_OF_FRAUD'),
    },
    {
      name: 'in the window of an upsell',
      over: from(
        fulfillmentOrder(
          'ON_HOLD',
          OURS,
          { [A]: 2 },
          {
            fulfillmentHolds: [{ reason: 'ONLINE_STORE_POST_PURCHASE_CROSS_SELL' }],
          },
        ),
      ),
      want: waits('on-hold', 'ONLINE_STORE_POST_PURCHASE_CROSS_SELL'),
    },
    {
      name: 'that is a pre-order',
      over: from(fulfillmentOrder('SCHEDULED', OURS, { [A]: 2 }, { fulfillAt: '2026-12-24T00:00:00Z' })),
      want: waits('scheduled', 'SCHEDULED', Date.parse('2026-12-24T00:00:00Z')),
    },
    {
      name: 'on hold and not paid, so that a lead who ships what is not paid does not ship what is held',
      over: { displayFulfillmentStatus: 'ON_HOLD', displayFinancialStatus: 'PENDING' },
      want: waits('on-hold', 'ON_HOLD'),
    },
    {
      name: 'that Shopify advises to look into',
      over: { risk: { recommendation: 'INVESTIGATE' } },
      want: waits('fraud', 'RISK_INVESTIGATE'),
    },
    {
      name: 'of which units have left that nobody counts',
      over: {
        displayFulfillmentStatus: 'PARTIALLY_FULFILLED',
        ...lines(line({ unfulfilledQuantity: undefined })),
      },
      want: waits('unknown-state', 'PARTIALLY_FULFILLED'),
    },
  ])('$name waits', ({ over, want }) => {
    expect(map(over)).toMatchObject(want)
  })

  it.each([
    {
      name: 'shipped by hand has left',
      over: { displayFulfillmentStatus: 'FULFILLED', ...lines(line({ unfulfilledQuantity: 0 })) },
      want: {
        kind: 'order',
        standing: { meaning: 'left', lines: [{ lineId: A, shipped: 2, cancelled: 0 }] },
      },
    },
    {
      name: 'shipped in part by hand counts what has left, and is ordered as before',
      over: { displayFulfillmentStatus: 'PARTIALLY_FULFILLED', ...lines(line({ unfulfilledQuantity: 1 })) },
      want: {
        order: { lines: [{ id: A, quantity: 2 }] },
        standing: { meaning: 'ship', lines: [{ lineId: A, shipped: 1, cancelled: 0 }] },
      },
    },
    {
      name: 'cancelled in part counts what was called off',
      over: lines(line({ currentQuantity: 1, unfulfilledQuantity: 1 })),
      want: {
        order: { lines: [{ id: A, quantity: 1 }] },
        standing: { meaning: 'ship', lines: [{ lineId: A, shipped: 0, cancelled: 1 }] },
      },
    },
    {
      name: 'of which the shop has sent the e-book by itself is fresh',
      over: {
        displayFulfillmentStatus: 'PARTIALLY_FULFILLED',
        ...lines(line({ unfulfilledQuantity: undefined }), ebook({ unfulfilledQuantity: 0 })),
      },
      want: { order: { lines: [{ id: A }] }, standing: { meaning: 'ship', hold: null } },
    },
    {
      name: 'with everything refunded is called off',
      over: {
        displayFinancialStatus: 'REFUNDED',
        ...lines(line({ currentQuantity: 0, unfulfilledQuantity: 0 })),
      },
      want: { kind: 'order', standing: { meaning: 'called-off' }, order: { lines: [{ quantity: 2 }] } },
    },
    {
      name: 'cancelled before it was paid is called off, not waiting',
      over: { cancelledAt: '2026-11-23T09:00:00Z', displayFinancialStatus: 'VOIDED' },
      want: { kind: 'order', standing: { meaning: 'called-off' } },
    },
    {
      name: 'cancelled is called off though its address was erased and its product deleted',
      over: { cancelledAt: '2026-11-23T09:00:00Z', shippingAddress: null, ...lines(line({ sku: null })) },
      want: { kind: 'order', standing: { meaning: 'called-off' } },
    },
    {
      name: 'cancelled is called off though nothing else of it can be read',
      over: { cancelledAt: '2026-11-23T09:00:00Z', tags: 7, lineItems: 'no' },
      want: { kind: 'rejected', standing: { meaning: 'called-off' } },
    },
    {
      name: 'on hold is held though its address cannot be read',
      over: { displayFulfillmentStatus: 'ON_HOLD', shippingAddress: 7 },
      want: { kind: 'rejected', standing: { meaning: 'wait' } },
    },
    {
      name: 'made as a test is not ours',
      over: { test: true },
      want: { kind: 'ignored', why: 'test-order' },
    },
    {
      name: 'of downloads only is not ours',
      over: { requiresShipping: false, ...lines(ebook()) },
      want: { kind: 'ignored', why: 'nothing-to-ship' },
    },
    {
      name: 'sold over the counter is not ours',
      over: {
        shippingAddress: null,
        ...from({
          ...fulfillmentOrder('CLOSED', OURS, { [A]: 0 }),
          deliveryMethod: { methodType: 'RETAIL' },
        }),
      },
      want: { kind: 'ignored', why: 'sold-at-counter' },
    },
  ])('$name', ({ over, want }) => {
    expect(map(over)).toMatchObject(want)
  })
})

describe('a Shopify order of which a print-on-demand service makes a line', () => {
  const both = lines(line(), shirt())
  const ours = fulfillmentOrder('OPEN', OURS, { [A]: 2 })
  const theirs = (over: object = {}) => fulfillmentOrder('IN_PROGRESS', POD, { [B]: 1 }, over)
  const isOurs = {
    kind: 'order',
    standing: { meaning: 'ship', hold: null },
    order: { lines: [{ id: A, quantity: 2 }] },
  }

  it.each([
    {
      name: 'is ours for the rest',
      over: { ...both, ...from(theirs(), ours) },
      want: { ...isOurs, locationId: OURS.id },
    },
    {
      name: 'is ours for the rest where its part is hidden from us',
      over: { ...both, ...from(ours) },
      want: isOurs,
    },
    {
      name: 'is ours for the rest while its part is on hold',
      over: { ...both, ...from(ours, theirs({ status: 'ON_HOLD' })) },
      want: isOurs,
    },
    {
      name: 'is fresh for us when that has shipped its part',
      over: {
        displayFulfillmentStatus: 'PARTIALLY_FULFILLED',
        ...lines(line(), shirt({ unfulfilledQuantity: 0 })),
        ...from(
          ours,
          fulfillmentOrder(
            'CLOSED',
            POD,
            {},
            {
              lineItems: { nodes: [{ remainingQuantity: 0, totalQuantity: 1, lineItem: { id: B } }] },
            },
          ),
        ),
      },
      want: isOurs,
    },
    {
      name: 'has left when our part has',
      over: {
        ...lines(line({ unfulfilledQuantity: 0 }), shirt()),
        ...from(theirs(), { ...ours, status: 'CLOSED' }),
      },
      want: { standing: { meaning: 'left' } },
    },
    {
      name: 'is not ours when it makes all of it',
      over: { ...lines(shirt()), ...from(theirs()) },
      want: { kind: 'ignored', standing: { meaning: 'ignore', hold: { kind: 'elsewhere' } } },
    },
    {
      name: 'is called off when our part is',
      over: { ...lines(line({ currentQuantity: 0, unfulfilledQuantity: 0 }), shirt()), ...from(theirs()) },
      want: { standing: { meaning: 'called-off' } },
    },
  ])('$name', ({ over, want }) => {
    expect(map(over)).toMatchObject(want)
  })
})

it.each(['', 'null', '[]', '{}', '<html>', '7', '{"lineItems":{"nodes":[null]},"risk":3}'])(
  'what is no order (%s) has a standing all the same',
  (text) => {
    expect(mapShopifyOrder(channel, text)).toMatchObject({ kind: 'rejected', standing: { hold: null } })
  },
)
