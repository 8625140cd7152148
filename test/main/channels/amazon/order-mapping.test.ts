import { describe, expect, it } from 'vitest'
import { type Order, orderValueCents } from '../../../../shared/domain/order.ts'
import { AMAZON_ADDRESS, amazonItem, euro, mappedAmazon } from '../../../support/channels/amazon-order.ts'

function orderOf(over: object): Order {
  const mapped = mappedAmazon('UNSHIPPED', over)
  if (mapped.kind !== 'order') throw new Error(JSON.stringify(mapped))
  return mapped.order
}
const to = (over: object, rest: object = {}) => ({
  recipient: { deliveryAddress: { ...AMAZON_ADDRESS, ...over }, ...rest },
})

describe('where an order of Amazon goes', () => {
  it.each([
    { lines: ['Tabac du Test', 'relay 4711'], want: { id: '4711', name: 'Tabac du Test' } },
    {
      lines: ['Point Relais n° FR-023456', '3 place du Test'],
      want: { id: 'FR-023456', name: 'Point Relais n° FR-023456' },
    },
    { lines: ['Packstation 123', '1234567'], want: { id: '123', name: 'Packstation 123' } },
    { lines: ['Librairie du Test', 'P4711'], want: { id: 'P4711', name: 'Librairie du Test' } },
  ])('to the point in $lines', ({ lines: [addressLine1, addressLine2], want }) => {
    const order = orderOf(to({ addressType: 'PICKUP_POINT', addressLine1, addressLine2 }))
    expect(order.requests?.pickupPoint).toEqual(want)
    expect(order.serviceLevel).toBe('relay')
  })

  it('to a point that is not named as such by anything', () => {
    const order = orderOf(to({ addressType: 'PICKUP_POINT', addressLine1: 'Tabac du Test, Madrid 28001' }))
    expect(order).toMatchObject({ serviceLevel: 'relay', requests: { shippingMethod: 'STANDARD' } })
    expect(order.requests?.pickupPoint).toBeUndefined()
  })

  it('to a home, whose number is no point', () => {
    expect(orderOf(to({ addressLine2: 'Store 12' })).requests).toEqual({ shippingMethod: 'STANDARD' })
  })

  it('in full', () => {
    const phone = '06 00 00 00 01 or 06 00 00 00 02, ring twice please'
    expect(
      orderOf(to({ city: '', municipality: 'Lille', stateOrRegion: 'Nord', phone })).destination,
    ).toMatchObject({
      city: 'Lille',
      state: 'Nord',
      phone,
    })
  })
})

describe('what is asked with an order of Amazon', () => {
  const gift = (giftMessage: string, giftWrapLevel?: string) => ({
    fulfillment: { quantityUnfulfilled: 1, packing: { giftOption: { giftMessage, giftWrapLevel } } },
  })
  it('is packed as a gift, with its message', () => {
    expect(orderOf({ orderItems: [amazonItem(gift('Happy birthday Zoé 🎂', 'Classic'))] })).toMatchObject({
      tags: ['gift'],
      requests: { giftMessage: 'Happy birthday Zoé 🎂', giftWrap: true, shippingMethod: 'STANDARD' },
    })
  })

  it('has a message for each item where they differ', () => {
    const product = { title: 'Book', sellerSku: 'B', price: { unitPrice: euro('9.00') } }
    const orderItems = [
      amazonItem(gift('For Ana')),
      amazonItem({ orderItemId: '2', product, ...gift('For Zoé') }),
    ]
    expect(orderOf({ orderItems }).requests).toMatchObject({ giftMessage: 'Lamp: For Ana\nBook: For Zoé' })
  })

  it('says where to leave it', () => {
    const deliveryPreference = { dropOffLocation: 'Neighbour', addressInstruction: 'Code 12B' }
    expect(orderOf(to({}, { deliveryPreference })).requests).toMatchObject({
      deliveryNote: 'Neighbour; Code 12B',
    })
  })
})

describe('items of an order of Amazon', () => {
  it('without a seller SKU are asked about, and hold back no other', () => {
    const product = { title: 'Engraving', sellerSku: null, price: { unitPrice: euro('5.00') } }
    const customization = { customizedUrl: 'https://amazon.example/custom.zip' }
    const own = { title: 'Lamp', sellerSku: ' A ', price: { unitPrice: euro('100.00') }, customization }
    const mapped = mappedAmazon('UNSHIPPED', {
      orderItems: [amazonItem({ product: own }), amazonItem({ orderItemId: '2', product })],
    })
    expect(mapped).toMatchObject({
      kind: 'order',
      order: {
        lines: [
          {
            id: '1',
            sku: 'A',
            title: 'Lamp',
            options: [{ name: 'Amazon Custom', value: customization.customizedUrl }],
          },
        ],
      },
      nameless: [{ lineId: '2', title: 'Engraving', quantity: 1, grossCents: 500 }],
    })
  })

  it('may be 501', () => {
    const orderItems = Array.from({ length: 501 }, (_, n) => amazonItem({ orderItemId: `${n}` }))
    expect(orderOf({ orderItems }).lines).toHaveLength(501)
  })
})

describe('the money of an order of Amazon', () => {
  const proceeds = (
    total: string | null,
    ...parts: (readonly [string, string, (readonly (readonly [string, string])[])?])[]
  ) => ({
    proceeds: {
      ...(total === null ? {} : { proceedsTotal: euro(total) }),
      breakdowns: parts.map(([type, amount, details]) => ({
        type,
        subtotal: euro(amount),
        ...(details === undefined
          ? {}
          : { detailedBreakdowns: details.map(([subtype, value]) => ({ subtype, value: euro(value) })) }),
      })),
    },
  })
  const tax = [
    'TAX',
    '20.82',
    [
      ['ITEM', '20.00'],
      ['SHIPPING', '0.82'],
    ],
  ] as const

  it.each([
    { name: 'tax on top', item: proceeds('124.90', ['ITEM', '100.00'], ['SHIPPING', '4.08'], tax) },
    { name: 'tax inside', item: proceeds('124.90', ['ITEM', '120.00'], ['SHIPPING', '4.90'], tax) },
    { name: 'no total', item: proceeds(null, ['ITEM', '100.00'], ['SHIPPING', '4.08'], tax) },
  ])('is worth 120.00 with tax, with $name', ({ item }) => {
    const order = orderOf({ orderItems: [amazonItem(item)] })
    expect(orderValueCents(order)).toBe(12_000)
    expect(order.charges).toMatchObject({
      lines: [{ netCents: 10_000, taxCents: 2_000 }],
      shipping: { netCents: 408, taxCents: 82 },
      totalCents: 12_490,
      paidCents: null,
      refundedCents: 0,
    })
  })

  it.each([['-10.00'], ['10.00']])('is without its discount, written %s', (discount) => {
    const order = orderOf({
      orderItems: [amazonItem(proceeds('90.00', ['ITEM', '100.00'], ['DISCOUNT', discount]))],
    })
    expect(orderValueCents(order)).toBe(9_000)
    expect(order.charges?.lines).toMatchObject([{ netCents: 9_000, discountCents: 1_000 }])
  })

  it('shares a discount of shipping, fees and a tip apart', () => {
    const own = proceeds(
      '105.00',
      ['ITEM', '100.00'],
      ['SHIPPING', '4.90'],
      ['GIFT_WRAP', '5.00'],
      ['DISCOUNT', '4.90', [['SHIPPING', '4.90']]],
    )
    const order = orderOf({
      orderItems: [amazonItem(own)],
      proceeds: {
        grandTotal: euro('107.00'),
        breakdowns: [{ type: 'DELIVERY_TIP', subtotal: euro('2.00') }],
      },
    })
    expect(orderValueCents(order)).toBe(10_000)
    expect(order.charges).toMatchObject({
      shipping: { netCents: 0, taxCents: 0 },
      fees: [{ id: '1/GIFT_WRAP', netCents: 500 }],
      tipCents: 200,
      totalCents: 10_700,
    })
  })

  it('of some of the units is their share, to the cent', () => {
    const item = amazonItem({
      quantityOrdered: 3,
      fulfillment: { quantityFulfilled: 0, quantityUnfulfilled: 2 },
      ...proceeds('10.00', ['ITEM', '10.00']),
    })
    expect(orderOf({ orderItems: [item] }).lines).toMatchObject([
      { quantity: 2, grossCents: 667, unitPriceCents: 334 },
    ])
  })

  it('is in the minor unit of its currency', () => {
    const price = { unitPrice: { amount: '5490', currencyCode: 'JPY' } }
    const product = { title: 'Lamp', sellerSku: 'A', price }
    expect(orderValueCents(orderOf({ orderItems: [amazonItem({ product })] }))).toBe(5490)
  })
})

it('is declared by the IOSS number of Amazon and the tax registration of its buyer', () => {
  const shipping = { internationalShipping: { iossNumber: 'IM4420001201' } }
  const fulfillment = { quantityFulfilled: 0, quantityUnfulfilled: 1, shipping }
  const taxRegistrations = [
    { entityType: 'MARKETPLACE', taxRegistrationType: 'CNPJ', taxRegistrationNumber: '15436940000103' },
    { entityType: 'BUYER', taxRegistrationType: 'CPF', taxRegistrationNumber: '12345678909' },
  ]
  const mapped = mappedAmazon('UNSHIPPED', {
    orderItems: [amazonItem({ fulfillment })],
    tax: { taxRegistrations },
  })
  expect(mapped.kind === 'order' && mapped.order.customs).toEqual({
    ioss: 'IM4420001201',
    buyerTaxId: '12345678909',
  })
})
