import { describe, expect, it } from 'vitest'
import { mapWooOrder } from '../../../../main/channels/woocommerce/order-mapping.ts'
import { channelOf } from '../../../support/channels/benches.ts'

const channel = channelOf('woocommerce', 'https://atelier.example')

const address = {
  first_name: 'Camille',
  last_name: 'Moreau',
  company: '',
  address_1: '12 rue Nationale',
  address_2: '',
  city: 'Lille',
  postcode: '59800',
  country: 'FR',
  phone: '',
}
const line = { id: 21, name: 'Lamp', sku: 'A', quantity: 3, subtotal: '10.00' }

const payload = {
  id: 7,
  number: '7',
  status: 'processing',
  currency: 'EUR',
  date_created_gmt: '2026-11-23T08:00:00',
  billing: { ...address, email: 'c@example.org', phone: '0611' },
  shipping: address,
  meta_data: [],
  line_items: [line],
  shipping_lines: [],
  refunds: [],
}

const refundOf = (item: number, quantity: number) => ({
  id: 90,
  meta_data: [],
  line_items: [{ quantity: -quantity, meta_data: [{ key: '_refunded_item_id', value: String(item) }] }],
})

const map = (over: object) => mapWooOrder(channel, JSON.stringify({ ...payload, ...over }))

describe('a WooCommerce order', () => {
  const cases = [
    {
      name: 'in processing is taken',
      over: {},
      want: { kind: 'order', cancelled: false, order: { placedAt: Date.parse('2026-11-23T08:00:00Z') } },
    },
    {
      name: 'on hold waits for its payment',
      over: { status: 'on-hold' },
      want: { kind: 'ignored', why: 'not paid (on-hold)' },
    },
    {
      name: 'completed there has left',
      over: { status: 'completed' },
      want: { kind: 'order', cancelled: false, left: 'all' },
    },
    {
      name: 'in a state of some plug-in is not ours',
      over: { status: 'quote' },
      want: { kind: 'ignored', why: 'not to be shipped (quote)' },
    },
    {
      name: 'cancelled is cancelled',
      over: { status: 'cancelled' },
      want: { kind: 'order', cancelled: true },
    },
    {
      name: 'refunded as a whole is cancelled',
      over: { status: 'refunded' },
      want: { kind: 'order', cancelled: true },
    },
    {
      name: 'rounds the price of one unit',
      over: {},
      want: { kind: 'order', order: { lines: [{ id: '21', quantity: 3, unitPriceCents: 333 }] } },
    },
    {
      name: 'leaves out what was refunded',
      over: { refunds: [refundOf(21, 1)] },
      want: { kind: 'order', cancelled: false, order: { lines: [{ quantity: 2 }] } },
    },
    {
      name: 'with every unit refunded is cancelled',
      over: { refunds: [refundOf(21, 2), refundOf(21, 1)] },
      want: { kind: 'order', cancelled: true },
    },
    {
      name: 'goes to the billing address when the shipping address is empty',
      over: { shipping: { ...address, address_1: '', postcode: '', city: '' } },
      want: {
        kind: 'order',
        order: { destination: { street: ['12 rue Nationale'], postcode: '59800', phone: '0611' } },
      },
    },
    {
      name: 'with a line without SKU is set aside',
      over: { line_items: [{ ...line, sku: '' }] },
      want: {
        kind: 'rejected',
        message: expect.stringMatching(/Order 7 from Test woocommerce: "Lamp" has no SKU/),
      },
    },
    {
      name: 'with an amount that is none is set aside, saying where',
      over: { line_items: [{ ...line, subtotal: 'free' }] },
      want: {
        kind: 'rejected',
        message: expect.stringContaining('line_items.0.subtotal: an amount such as 12.90'),
      },
    },
  ]
  it.each(cases)('$name', ({ over, want }) => {
    expect(map(over)).toMatchObject(want)
  })
})
