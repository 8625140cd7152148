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
    { name: 'that is paid is taken', over: {}, want: { kind: 'order', cancelled: false } },
    {
      name: 'whose payment is only authorised is taken',
      over: { displayFinancialStatus: 'AUTHORIZED' },
      want: { kind: 'order' },
    },
    {
      name: 'that is not paid waits',
      over: { displayFinancialStatus: 'PENDING' },
      want: { kind: 'ignored', why: 'not paid (PENDING)' },
    },
    {
      name: 'that was shipped by hand has left',
      over: { displayFulfillmentStatus: 'FULFILLED' },
      want: { kind: 'order', cancelled: false, left: 'all' },
    },
    {
      name: 'that was shipped in part has left in part',
      over: { displayFulfillmentStatus: 'PARTIALLY_FULFILLED' },
      want: { kind: 'order', left: 'some' },
    },
    { name: 'made as a test is not ours', over: { test: true }, want: { kind: 'ignored' } },
    {
      name: 'of downloads only is not ours',
      over: { requiresShipping: false },
      want: { kind: 'ignored', why: 'nothing to ship' },
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
        order: { lines: [{ id: line.id, sku: 'A', quantity: 1, unitPriceCents: 1990 }] },
      },
    },
    {
      name: 'with everything refunded is cancelled',
      over: { displayFinancialStatus: 'REFUNDED', lineItems: { nodes: [{ ...line, currentQuantity: 0 }] } },
      want: { kind: 'order', cancelled: true, order: { lines: [{ quantity: 2 }] } },
    },
    {
      name: 'cancelled before it was paid is cancelled, not waiting',
      over: { cancelledAt: '2026-11-23T09:00:00Z', displayFinancialStatus: 'VOIDED' },
      want: { kind: 'order', cancelled: true },
    },
    {
      name: 'without an address is set aside',
      over: { shippingAddress: null },
      want: {
        kind: 'rejected',
        message: expect.stringMatching(/#1001 from Test shopify has no shipping address: add one/),
      },
    },
    {
      name: 'with a line without SKU is set aside',
      over: { lineItems: { nodes: [{ ...line, sku: ' ' }] } },
      want: { kind: 'rejected', message: expect.stringMatching(/"Lamp" has no SKU: give its variant one/) },
    },
    {
      name: 'to an unknown country is set aside, saying which field',
      over: { shippingAddress: { ...address, countryCodeV2: null } },
      want: { kind: 'rejected', message: expect.stringContaining('destination.country') },
    },
    {
      name: 'knows a VIP by the tag of the customer',
      over: { customer: { tags: ['VIP'], defaultEmailAddress: { emailAddress: 'c@example.org' } } },
      want: {
        kind: 'order',
        order: { customerTier: 'vip', destination: { email: 'c@example.org', phone: '+33611111111' } },
      },
    },
  ]
  it.each(cases)('$name', ({ over, want }) => {
    expect(map(over)).toMatchObject(want)
  })
})
