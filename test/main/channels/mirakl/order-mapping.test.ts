import { describe, expect, it } from 'vitest'
import { type Order, orderValueCents } from '../../../../shared/domain/order.ts'
import { MIRAKL_ADDRESS, mappedMirakl, miraklLine } from '../../../support/channels/mirakl-order.ts'

function orderOf(over: object): Order {
  const mapped = mappedMirakl(over)
  if (mapped.kind !== 'order') throw new Error(JSON.stringify(mapped))
  return mapped.order
}
const to = (over: object) => ({ customer: { shipping_address: { ...MIRAKL_ADDRESS, ...over } } })

describe('the address of an order of Mirakl', () => {
  it.each([
    ['HKG', '', 'HK'],
    ['ARE', null, 'AE'],
    ['MAF', '97150', 'MF'],
    ['MKD', '1000', 'MK'],
    ['XKX', '10000', 'XK'],
    ['REU', '97400', 'RE'],
  ])('in %s is read', (country_iso_code, zip_code, country) => {
    expect(orderOf(to({ country_iso_code, zip_code })).destination).toMatchObject({
      country,
      postcode: zip_code ?? '',
    })
  })

  it('may be as long as the marketplace allows, or no more than a country', () => {
    const long = 'Bâtiment C, escalier 4, '.repeat(10)
    expect(
      orderOf(to({ street_1: long, phone: '06 00 00 00 01 or 06 00 00 00 02, ring twice please' }))
        .destination,
    ).toMatchObject({ street: [long.trim()], phone: expect.stringContaining('ring twice') })
    const bare = { firstname: null, lastname: '', street_1: null, zip_code: null, city: null, state: 'Nord' }
    expect(orderOf(to(bare)).destination).toMatchObject({ name: '', street: [], city: '', state: 'Nord' })
  })
})

describe('what is asked with an order of Mirakl', () => {
  it.each([
    {
      name: 'a collection point of its own field, kept by the shop of the address',
      over: { shipping_pudo_id: 'FR-023456', ...to({ company: 'Tabac du Test' }) },
      want: { pickupPoint: { id: 'FR-023456', name: 'Tabac du Test' }, shippingMethod: 'Standard' },
    },
    {
      name: 'a collection point in a field of the operator',
      over: { order_additional_fields: [{ code: 'delivery-point-name', value: 'KRA01M' }] },
      want: { pickupPoint: { id: 'KRA01M', name: '' }, shippingMethod: 'Standard' },
    },
    {
      name: 'gift message, delivery instructions and the day',
      over: {
        order_additional_fields: [
          { code: 'gift-message', type: 'TEXTAREA', value: 'Joyeux anniversaire 🎂' },
          { code: 'delivery_instructions', type: 'STRING', value: 'Code 12B' },
          { code: 'delivery-date', type: 'DATE', value: '2026-12-03T00:00:00Z' },
        ],
      },
      want: {
        giftMessage: 'Joyeux anniversaire 🎂',
        deliveryNote: 'Code 12B',
        deliverOn: '2026-12-03',
        shippingMethod: 'Standard',
      },
    },
  ])('$name', ({ over, want }) => {
    expect(orderOf(over).requests).toEqual(want)
  })

  it('and with a line: its options', () => {
    const order_line_additional_fields = [
      { code: 'engraving', type: 'STRING', value: 'Zoé' },
      { code: 'colours', type: 'MULTIPLE_VALUES_LIST', value: ['red', 'blue'] },
      { code: 'empty', type: 'STRING' },
    ]
    expect(
      orderOf({ order_lines: [miraklLine({ order_line_additional_fields })] }).lines[0]?.options,
    ).toEqual([
      { name: 'engraving', value: 'Zoé' },
      { name: 'colours', value: 'red, blue' },
    ])
  })

  it('goes to a point by relay', () => {
    expect(orderOf({ shipping_pudo_id: 'FR-023456' }).serviceLevel).toBe('relay')
  })
})

describe('lines of an order of Mirakl', () => {
  it('without an offer SKU are asked about, and hold back no other', () => {
    const lines = [
      miraklLine({ offer_sku: ' A ' }),
      miraklLine({ order_line_id: '2', offer_sku: null, product_title: 'Engraving', quantity: 2, price: 9 }),
      miraklLine({ order_line_id: '3', offer_sku: 'X'.repeat(81) }),
    ]
    const mapped = mappedMirakl({ order_lines: lines })
    expect(mapped).toMatchObject({
      kind: 'order',
      order: { lines: [{ id: '7-A-1', sku: 'A' }] },
      nameless: [
        { lineId: '2', title: 'Engraving', quantity: 2, grossCents: 900 },
        { lineId: '3', quantity: 1, grossCents: 10_000 },
      ],
    })
  })

  it('may be 501', () => {
    const order_lines = Array.from({ length: 501 }, (_, n) => miraklLine({ order_line_id: `7-A-${n}` }))
    expect(orderOf({ order_lines }).lines).toHaveLength(501)
  })
})

describe('the money of an order of Mirakl', () => {
  it('is read from the text of its numbers', () => {
    const lines = [19.99, 1.005, 8.325].map((price_unit, n) =>
      miraklLine({ order_line_id: `${n}`, price_unit, price: undefined }),
    )
    expect(orderOf({ order_lines: lines }).lines.map(({ unitPriceCents }) => unitPriceCents)).toEqual([
      1999, 101, 833,
    ])
  })

  it.each([
    { currency: 'JPY', price: 5490, cents: 5490 },
    { currency: 'KWD', price: 12.345, cents: 12_345 },
  ])('of $currency is in its minor unit', ({ currency, price, cents }) => {
    const order = orderOf({
      currency_iso_code: currency,
      order_lines: [miraklLine({ price_unit: price, price })],
    })
    expect(orderValueCents(order)).toBe(cents)
  })

  const vat = [{ code: 'VAT20', amount: 20 }]
  it.each([
    { order_tax_mode: 'TAX_INCLUDED', price: 120, total_price: 124.9 },
    { order_tax_mode: 'TAX_EXCLUDED', price: 100, total_price: 104.08 },
  ])('is worth 120.00 with tax when it is $order_tax_mode', ({ price, ...over }) => {
    const shipping = over.order_tax_mode === 'TAX_INCLUDED' ? 4.9 : 4.08
    const order = orderOf({
      ...over,
      order_lines: [
        miraklLine({
          price_unit: price,
          price,
          taxes: vat,
          shipping_price: shipping,
          shipping_taxes: [{ code: 'VAT20', amount: 0.82 }],
        }),
      ],
    })
    expect(orderValueCents(order)).toBe(12_000)
    expect(order.charges).toMatchObject({
      lines: [{ netCents: 10_000, taxCents: 2_000, taxes: [{ rateId: 'VAT20', cents: 2_000 }] }],
      shipping: { netCents: 408, taxCents: 82 },
      totalCents: 12_490,
    })
  })

  it('of a line is what promotions left of it, shared exactly over the units that are left', () => {
    const order = orderOf({
      order_lines: [
        miraklLine({
          quantity: 3,
          price_unit: 4,
          price: 10,
          promotions: [{ deduced_amount: 2 }],
          cancelations: [{ quantity: 1, amount: 3.33 }],
        }),
      ],
    })
    expect(order.lines).toMatchObject([{ quantity: 2, grossCents: 667, unitPriceCents: 334 }])
    expect(order.charges).toMatchObject({
      lines: [{ quantity: 3, netCents: 1000, discountCents: 200 }],
      refundedCents: 333,
    })
  })

  it('counts fees apart, what was debited as paid, and what went back', () => {
    const { charges } = orderOf({
      total_price: 106.9,
      customer_debited_date: '2026-11-23T08:05:00Z',
      order_lines: [
        miraklLine({
          fees: [{ code: 'eco', amount: 2 }],
          refunds: [{ quantity: 0, amount: 10, shipping_amount: 4.9 }],
        }),
      ],
    })
    expect(charges).toEqual({
      lines: [
        { lineId: '7-A-1', title: 'Lamp', quantity: 1, netCents: 10_000, taxCents: 0, discountCents: 0 },
      ],
      shipping: { netCents: 490, taxCents: 0 },
      fees: [{ id: '7-A-1/eco', title: 'eco', netCents: 200, taxCents: 0 }],
      tipCents: 0,
      giftCardCents: 0,
      totalCents: 10_690,
      paidCents: 10_690,
      refundedCents: 1_490,
    })
  })
})
