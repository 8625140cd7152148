import { describe, expect, it } from 'vitest'
import { mapVendureOrder } from '../../../../main/channels/vendure/order-mapping.ts'
import { channelOf } from '../../../support/channels/benches.ts'
import { said } from '../../../support/said.ts'

const SHOP = channelOf('vendure', 'https://shop.example')

const payload = (change: object = {}): string =>
  JSON.stringify({
    id: '7',
    code: 'ABCDEFGH12345678',
    type: 'Regular',
    state: 'PaymentSettled',
    orderPlacedAt: '2026-11-23T08:00:00.000Z',
    currencyCode: 'EUR',
    customer: { emailAddress: 'camille@example.org', groups: [{ name: 'VIP' }] },
    shippingAddress: {
      fullName: 'Camille Moreau',
      company: '',
      streetLine1: '12 rue Nationale',
      streetLine2: '',
      city: 'Lille',
      postalCode: '59800',
      countryCode: 'FR',
      phoneNumber: '',
    },
    shippingLines: [{ shippingMethod: { code: 'point-relais', name: 'Point relais' } }],
    lines: [
      line('1', 'A', { quantity: 2, orderPlacedQuantity: 3 }),
      line('2', 'B', { quantity: 0, orderPlacedQuantity: 1 }),
    ],
    ...change,
  })
const line = (id: string, sku: string, units: object) => ({
  id,
  unitPriceWithTax: 1990,
  productVariant: { sku, name: sku },
  ...units,
})
const map = (change: object = {}) => mapVendureOrder(SHOP, payload(change))

it('leaves out what was cancelled, and reads tier and service level from group and method', () => {
  expect(map()).toMatchObject({
    kind: 'order',
    standing: { state: 'PaymentSettled', meaning: 'ship', hold: null },
    order: {
      customerTier: 'vip',
      serviceLevel: 'relay',
      destination: { company: null, street: ['12 rue Nationale'], phone: null },
      requests: { shippingMethod: 'Point relais' },
      lines: [{ id: '1', sku: 'A', title: 'A', quantity: 2, unitPriceCents: 1990, grossCents: 3980 }],
    },
  })
})

describe('where an order stands', () => {
  const fulfilment = (state: string, units: Record<string, number>, method = 'Colissimo') => ({
    state,
    method,
    lines: Object.entries(units).map(([orderLineId, quantity]) => ({ orderLineId, quantity })),
  })
  const waits = (kind: string, code: string) => ({
    kind: 'order',
    standing: { meaning: 'wait', hold: { kind, code, until: null } },
  })

  it.each([
    ['PaymentAuthorized', 'ship'],
    ['PaymentSettled', 'ship'],
    ['Shipped', 'left'],
    ['Delivered', 'left'],
    ['Cancelled', 'called-off'],
  ])('%s means %s', (state, meaning) => {
    expect(map({ state })).toMatchObject({ kind: 'order', standing: { state, meaning, hold: null } })
  })

  it.each([
    { name: 'being changed', change: { state: 'Modifying' }, want: waits('on-hold', 'Modifying') },
    {
      name: 'with something still to pay',
      change: { state: 'ArrangingAdditionalPayment' },
      want: waits('unpaid', 'ArrangingAdditionalPayment'),
    },
    {
      name: 'in a state of the shop its own',
      change: { state: 'ReadyToShip' },
      want: waits('unknown-state', 'ReadyToShip'),
    },
    {
      name: 'paid back whole, though it stands',
      change: {
        totalWithTax: 4470,
        payments: [{ state: 'Settled', amount: 4470, refunds: [{ state: 'Pending', total: 4470 }] }],
      },
      want: waits('unpaid', 'Refunded'),
    },
    {
      name: 'of which units have left that nobody counts',
      change: { state: 'PartiallyShipped' },
      want: waits('unknown-state', 'PartiallyShipped'),
    },
  ])('one $name waits', ({ change, want }) => {
    expect(map(change)).toMatchObject(want)
  })

  it.each([
    {
      name: 'shipped in part counts what has left, and is ordered as before',
      change: { state: 'PartiallyShipped', fulfillments: [fulfilment('Shipped', { 1: 1 })] },
      want: {
        order: { lines: [{ id: '1', quantity: 2 }] },
        standing: {
          meaning: 'ship',
          lines: [
            { lineId: '1', shipped: 1, cancelled: 1 },
            { lineId: '2', shipped: 0, cancelled: 1 },
          ],
        },
      },
    },
    {
      name: 'of which all units are in fulfilments has left, pending ones too, cancelled ones not',
      change: { fulfillments: [fulfilment('Pending', { 1: 2 }), fulfilment('Cancelled', { 1: 2 })] },
      want: { standing: { meaning: 'left' } },
    },
    {
      name: 'in a state of its own, of which all has left, has left',
      change: { state: 'Archived', fulfillments: [fulfilment('Delivered', { 1: 2 })] },
      want: { standing: { state: 'Shipped', meaning: 'left' } },
    },
    {
      name: 'of which the shop has sent the e-book by itself is fresh, without the e-book',
      change: {
        state: 'PartiallyShipped',
        fulfillments: [fulfilment('Shipped', { 3: 1 }, 'Digital download')],
        lines: [
          line('1', 'A', { quantity: 2, orderPlacedQuantity: 2 }),
          line('3', 'EBOOK', { quantity: 1, orderPlacedQuantity: 1 }),
        ],
      },
      want: {
        order: { lines: [{ id: '1' }] },
        standing: { meaning: 'ship', hold: null, lines: [{ lineId: '1', shipped: 0, cancelled: 0 }] },
      },
    },
    {
      name: 'cancelled is called off though nothing else of it can be read',
      change: { state: 'Cancelled', shippingAddress: 7, lines: 'no' },
      want: { kind: 'rejected', standing: { meaning: 'called-off' } },
    },
  ])('one $name', ({ change, want }) => {
    expect(map(change)).toMatchObject(want)
  })

  it.each(['', 'null', '[]', '{}', '<html>', '{"lines":[null],"state":3}'])(
    'is said of what is no order too (%s)',
    (text) => {
      expect(mapVendureOrder(SHOP, text)).toMatchObject({ kind: 'rejected', standing: { hold: null } })
    },
  )
})

it('that was cancelled shows what it was for', () => {
  expect(
    map({ state: 'Cancelled', lines: [line('1', 'A', { quantity: 0, orderPlacedQuantity: 3 })] }),
  ).toMatchObject({ order: { lines: [{ sku: 'A', quantity: 3 }] } })
})

it.each([
  { name: 'a cart', change: { state: 'AddingItems', orderPlacedAt: null } },
  { name: 'a checkout', change: { state: 'ArrangingPayment', orderPlacedAt: null } },
  { name: 'one with nothing to ship', change: { shippingLines: [] } },
  { name: 'the sum of the orders of several sellers', change: { type: 'Aggregate' } },
])('ignores $name', ({ change }) => {
  expect(map(change)).toMatchObject({ kind: 'ignored', standing: { meaning: 'ignore' } })
})

it('ships what has a SKU, and asks about what has none', () => {
  expect(
    map({
      lines: [
        line('1', 'A', { quantity: 1, orderPlacedQuantity: 1 }),
        {
          ...line('2', '', { quantity: 1, orderPlacedQuantity: 1 }),
          productVariant: { sku: '', name: 'Voucher' },
        },
      ],
    }),
  ).toMatchObject({
    kind: 'order',
    order: { lines: [{ id: '1' }] },
    nameless: [{ lineId: '2', title: 'Voucher', quantity: 1, grossCents: 1990 }],
  })
})

it.each([
  { name: 'its shipping address', change: {}, want: { name: 'Camille Moreau', city: 'Lille' } },
  {
    name: 'whoever paid for it',
    change: { shippingAddress: null, billingAddress: JSON.parse(payload()).shippingAddress },
    want: { name: 'Camille Moreau', city: 'Lille' },
  },
  { name: 'nobody it names', change: { shippingAddress: null }, want: { name: '', country: 'ZZ' } },
])('collected in the shop goes to $name, by no carrier', ({ change, want }) => {
  expect(
    map({
      shippingLines: [{ shippingMethod: { code: 'store-pickup', name: 'Pick up in store' } }],
      ...change,
    }),
  ).toMatchObject({
    order: {
      serviceLevel: 'standard',
      destination: want,
      requests: { collectedInStore: true, shippingMethod: 'Pick up in store' },
    },
  })
})

it('to a province says which', () => {
  const { shippingAddress } = JSON.parse(payload())
  expect(map({ shippingAddress: { ...shippingAddress, countryCode: 'CA', province: 'QC' } })).toMatchObject({
    order: { destination: { state: 'QC' } },
  })
})

it('is worth what was paid for it: with tax, after coupons, in shares that add up', () => {
  const money = {
    proratedUnitPrice: 1492,
    proratedUnitPriceWithTax: 1790,
    proratedLinePrice: 4475,
    proratedLinePriceWithTax: 5371,
  }
  const mapped = map({
    totalWithTax: 5861,
    shipping: 408,
    shippingWithTax: 490,
    surcharges: [{ id: 's1', description: 'Gift wrap', price: 250, priceWithTax: 300 }],
    payments: [
      { state: 'Settled', method: 'gift-card', amount: 1000, refunds: [] },
      { state: 'Settled', method: 'card', amount: 5161, refunds: [{ state: 'Settled', total: 300 }] },
      { state: 'Declined', method: 'card', amount: 5161, refunds: [] },
    ],
    lines: [line('1', 'A', { quantity: 3, orderPlacedQuantity: 3, ...money })],
  })
  expect(mapped).toMatchObject({
    order: {
      lines: [{ quantity: 3, unitPriceCents: 1790, grossCents: 5371 }],
      charges: {
        lines: [{ lineId: '1', quantity: 3, netCents: 4475, taxCents: 896, discountCents: 3 * 1990 - 5371 }],
        shipping: { netCents: 408, taxCents: 82 },
        fees: [{ title: 'Gift wrap', netCents: 250, taxCents: 50 }],
        giftCardCents: 1000,
        totalCents: 5371 + 490 + 300,
        paidCents: 6161,
        refundedCents: 300,
      },
    },
  })
})

it('asks line by line about an order in which nothing has a SKU', () => {
  const lines = [line('1', '', { quantity: 1, orderPlacedQuantity: 1 })]
  expect(map({ lines })).toMatchObject({ kind: 'order', order: { lines: [] }, nameless: [{ lineId: '1' }] })
})

it('rejects one of another shape, and says what to do', () => {
  expect(map({ lines: 7 })).toMatchObject({ kind: 'rejected', problem: said(/cannot be read: lines/) })
})
