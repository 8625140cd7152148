import { describe, expect, it } from 'vitest'
import { said } from '../../../support/said.ts'
import { address, line, map, orderOf, refundOf } from './woo-order.ts'

describe('a WooCommerce order', () => {
  const cases = [
    {
      name: 'in processing is taken',
      over: {},
      want: { kind: 'order', order: { placedAt: Date.parse('2026-11-23T08:00:00Z') } },
    },
    {
      name: 'that waits or is called off is taken all the same, with its standing',
      over: { status: 'on-hold' },
      want: { kind: 'order', standing: { meaning: 'wait' }, order: { lines: [{ quantity: 3 }] } },
    },
    {
      name: 'rounds the price of one unit, and keeps that of the line',
      over: {},
      want: { order: { lines: [{ id: '21', quantity: 3, unitPriceCents: 333, grossCents: 1000 }] } },
    },
    {
      name: 'leaves out what was refunded',
      over: { refunds: [refundOf(21, 1)] },
      want: { order: { lines: [{ quantity: 2, grossCents: 667 }] } },
    },
    {
      name: 'with every unit refunded shows what was ordered',
      over: { refunds: [refundOf(21, 3)] },
      want: { kind: 'order', order: { lines: [{ quantity: 3, grossCents: 1000 }] } },
    },
    {
      name: 'goes to the billing address when the shipping address is empty',
      over: { shipping: { ...address, address_1: '', postcode: '', city: '' } },
      want: { order: { destination: { street: ['12 rue Nationale'], postcode: '59800', phone: '0611' } } },
    },
    {
      name: 'to a company alone',
      over: { shipping: { ...address, first_name: '', last_name: '', company: 'ACME SARL' } },
      want: { order: { destination: { name: '', company: 'ACME SARL' } } },
    },
    {
      name: 'to a state or province',
      over: { shipping: { ...address, state: 'NY', country: 'US', postcode: '00501' } },
      want: { order: { destination: { state: 'NY', country: 'US', postcode: '00501' } } },
    },
    {
      name: 'whose postcode is written with its country and blanks',
      over: { shipping: { ...address, postcode: ' F-59 000 ' } },
      want: { order: { destination: { postcode: '59000' } } },
    },
    {
      name: 'to UK, and in lower case',
      over: { shipping: { ...address, country: 'uk', postcode: 'SW1A 1AA' } },
      want: { order: { destination: { country: 'GB', postcode: 'SW1A 1AA' } } },
    },
    {
      name: 'with a line sold by the metre says what to do',
      over: { line_items: [{ ...line, name: 'Cloth', quantity: 2.5 }] },
      want: {
        kind: 'rejected',
        problem: said(/Order 7 from Test woocommerce: 2\.5 of “Cloth” is no whole number/),
      },
    },
    {
      name: 'of 501 lines is taken',
      over: { line_items: Array.from({ length: 501 }, (_, n) => ({ ...line, id: 100 + n })) },
      want: { kind: 'order', order: { lines: expect.objectContaining({ length: 501 }) } },
    },
    {
      name: 'with a tag whose last sign is an emoji keeps it whole',
      over: { meta_data: [{ key: 'order_tags', value: `${'a'.repeat(59)}🎁, b` }] },
      want: { order: { tags: [`${'a'.repeat(59)}…`, 'b'] } },
    },
    {
      name: 'with an amount that is none is set aside, saying where',
      over: { line_items: [{ ...line, subtotal: 'free' }] },
      want: {
        kind: 'rejected',
        problem: said(/line_items\.0\.subtotal: an amount such as 12\.90/),
      },
    },
  ]
  it.each(cases)('$name', ({ over, want }) => {
    expect(map(over)).toMatchObject(want)
  })

  it('with instructions pasted into its street keeps every word of them, line by line', () => {
    const street = `12 rue du Test, ${'sonner deux fois, '.repeat(20)}merci`
    const { destination } = orderOf({ shipping: { ...address, address_1: street } })
    expect(destination.street.length).toBe(2)
    expect(destination.street.join(' ')).toBe(street)
  })
})

describe('lines of a WooCommerce order', () => {
  const bundle = (fields: object, children: readonly object[], childFields: object) => ({
    line_items: [
      { ...line, id: 20, name: 'Tea set', sku: 'SET', quantity: 1, total: '30.00', ...fields },
      ...children.map((child) => ({ ...line, subtotal: '0.00', total: '0.00', ...childFields, ...child })),
    ],
  })
  const two = [
    { id: 21, sku: 'A', quantity: 1 },
    { id: 22, sku: 'B', quantity: 2 },
  ]
  const bundles = [
    { name: 'Product Bundles', over: bundle({ bundled_items: [21, 22] }, two, { bundled_by: 20 }) },
    { name: 'a bundle without SKU', over: bundle({ sku: '', bundled_items: [21, 22] }, two, {}) },
    {
      name: 'Composite Products',
      over: bundle({ composite_children: [21, 22] }, two, { composite_parent: '20' }),
    },
    {
      name: 'bundles by their meta data',
      over: bundle({ meta_data: [{ key: '_bundle_cart_key', value: 'k1' }] }, two, {
        meta_data: [{ key: '_bundled_by', value: 'k1' }],
      }),
    },
    {
      name: 'WPC Product Bundles',
      over: bundle({ product_id: 77 }, two, { meta_data: [{ key: '_woosb_parent_id', value: '77' }] }),
    },
  ]
  it.each(bundles)('of $name are its children, which cost what it cost', ({ over }) => {
    expect(orderOf(over).lines).toMatchObject([
      { id: '21', sku: 'A', quantity: 1, grossCents: 1000 },
      { id: '22', sku: 'B', quantity: 2, grossCents: 2000 },
    ])
  })

  it('without SKU are asked about one by one, beside the others', () => {
    const typedIn = { ...line, id: 22, sku: null, name: 'Réparation', quantity: 1, product_id: 0 }
    expect(map({ line_items: [line, typedIn] })).toMatchObject({
      kind: 'order',
      order: { lines: [{ id: '21' }] },
      nameless: [{ lineId: '22', title: 'Réparation', quantity: 1, grossCents: 1000 }],
    })
    expect(map({ line_items: [typedIn] })).toMatchObject({
      kind: 'order',
      order: { lines: [] },
      nameless: [{ lineId: '22', title: 'Réparation', quantity: 1, grossCents: 1000 }],
    })
  })

  it('of virtual products are left out', () => {
    const book = { ...line, id: 22, sku: '', name: 'E-book PDF' }
    const mapped = map({ line_items: [line, book], virtual_lines: [22] })
    expect(mapped).toMatchObject({ kind: 'order', standing: { lines: [{ lineId: '21' }] } })
    expect(mapped).not.toHaveProperty('nameless')
  })

  it('say what the buyer chose and typed, and not what plug-ins note for themselves', () => {
    const meta_data = [
      { key: 'pa_colour', value: 'dark-green', display_key: 'Colour', display_value: '<p>Dark green</p>' },
      { key: 'Engraving', value: 'For Zoé &amp; Ana 🐱' },
      { key: '_reduced_stock', value: '3' },
      { key: 'addons', value: [{ price: 3 }] },
    ]
    expect(orderOf({ line_items: [{ ...line, meta_data }] }).lines[0]?.options).toEqual([
      { name: 'Colour', value: 'Dark green' },
      { name: 'Engraving', value: 'For Zoé & Ana 🐱' },
    ])
  })
})

describe('what a WooCommerce order asks for', () => {
  const shipped = (method_id: string, method_title: string, meta_data: readonly object[] = []) => ({
    shipping_lines: [{ id: 1, method_id, method_title, total: '4.90', meta_data }],
  })
  const cases = [
    {
      name: 'the note of its buyer',
      over: { customer_note: 'Leave with the neighbour at no. 3' },
      want: { requests: { customerNote: 'Leave with the neighbour at no. 3' } },
    },
    {
      name: 'local pick-up: no carrier takes it',
      over: shipped('local_pickup', 'Chez nous'),
      want: { serviceLevel: 'standard', requests: { collectedInStore: true, shippingMethod: 'Chez nous' } },
    },
    {
      name: 'the pick-up of the block checkout',
      over: shipped('pickup_location', 'Boutique Lille', [
        { key: 'pickup_location', value: 'Boutique Lille' },
      ]),
      want: { serviceLevel: 'standard', requests: { collectedInStore: true } },
    },
    {
      name: 'a collection point in the meta data of its shipping',
      over: shipped('mondial_relay', 'Mondial Relay', [{ key: 'pickup_point_id', value: 'FR-023456' }]),
      want: { serviceLevel: 'relay', requests: { pickupPoint: { id: 'FR-023456' } } },
    },
    {
      name: 'a collection point in its own meta data, nested as a plug-in keeps it',
      over: {
        ...shipped('flat_rate', 'Livraison'),
        meta_data: [{ key: '_mondial_relay_pickup', value: { id: '023456', name: 'Tabac du Test' } }],
      },
      want: { serviceLevel: 'relay', requests: { pickupPoint: { id: '023456', name: 'Tabac du Test' } } },
    },
    {
      name: 'a gift message and a day of delivery',
      over: {
        meta_data: [
          { key: '_gift_message', value: 'Joyeux anniversaire 🎂' },
          { key: 'delivery_date', value: '2026-12-03' },
        ],
      },
      want: { requests: { giftMessage: 'Joyeux anniversaire 🎂', deliverOn: '2026-12-03' } },
    },
  ]
  it.each(cases)('$name', ({ over, want }) => {
    expect(orderOf(over)).toMatchObject(want)
  })
})
