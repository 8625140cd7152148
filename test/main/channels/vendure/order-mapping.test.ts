import { expect, it } from 'vitest'
import { mapVendureOrder } from '../../../../main/channels/vendure/order-mapping.ts'
import { channelOf } from '../../../support/channels/benches.ts'

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
    cancelled: false,
    order: {
      customerTier: 'vip',
      serviceLevel: 'relay',
      destination: { company: null, street: ['12 rue Nationale'], phone: null },
      lines: [{ id: '1', sku: 'A', quantity: 2, unitPriceCents: 1990 }],
    },
  })
})

it.each([
  ['PaymentAuthorized', undefined],
  ['PartiallyShipped', 'some'],
  ['Shipped', 'all'],
  ['PartiallyDelivered', 'some'],
  ['Delivered', 'all'],
])('is the same order when it is %s, of which has left: %s', (state, left) => {
  expect(map({ state })).toEqual({ ...map(), ...(left === undefined ? {} : { left }) })
})

it('that was cancelled shows what it was for', () => {
  expect(
    map({ state: 'Cancelled', lines: [line('1', 'A', { quantity: 0, orderPlacedQuantity: 3 })] }),
  ).toMatchObject({
    cancelled: true,
    order: { lines: [{ sku: 'A', quantity: 3 }] },
  })
})

it.each([
  { name: 'a cart', change: { state: 'AddingItems', orderPlacedAt: null } },
  { name: 'one that is being changed', change: { state: 'Modifying' } },
  { name: 'one with nothing to ship', change: { shippingLines: [] } },
  { name: 'the sum of the orders of several sellers', change: { type: 'Aggregate' } },
])('ignores $name', ({ change }) => {
  expect(map(change).kind).toBe('ignored')
})

it.each([
  { name: 'without an address', change: { shippingAddress: null }, says: 'no shipping address' },
  {
    name: 'whose lines have no SKU',
    change: { lines: [line('1', '', { quantity: 1, orderPlacedQuantity: 1 })] },
    says: 'lines.0.sku',
  },
  { name: 'of another shape', change: { lines: 7 }, says: 'cannot be read: lines' },
])('rejects one $name, and says what to do', ({ change, says }) => {
  expect(map(change)).toEqual({ kind: 'rejected', message: expect.stringContaining(says) })
})
