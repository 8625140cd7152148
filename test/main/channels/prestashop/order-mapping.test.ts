import { describe, expect, it } from 'vitest'
import { orderValueCents } from '../../../../shared/domain/order.ts'
import { map, orderOf, row, shipping } from './presta-order.ts'

const held = (kind: string, code: string) => ({ meaning: 'wait', hold: { kind, code, until: null } })

describe('the standing of a PrestaShop order', () => {
  const cases = [
    { name: 'paid', beside: {}, want: { state: '2 Payment accepted', meaning: 'ship', hold: null } },
    {
      name: 'a payment that failed may come yet',
      beside: { state: { id: '8', name: 'Payment error' }, isPaid: false },
      want: held('unpaid', '8 Payment error'),
    },
    {
      name: 'not paid, and its state is not said',
      beside: { isPaid: false, state: null },
      want: held('unpaid', 'not paid'),
    },
    { name: 'cancelled or refunded', beside: { isEnded: true }, want: { meaning: 'called-off' } },
    { name: 'shipped', beside: { isShipped: true }, want: { meaning: 'left' } },
    {
      name: 'paid, in a state that the shop has called a hold',
      beside: { state: { id: '20', name: 'Suspicion de fraude' } },
      want: held('on-hold', '20 Suspicion de fraude'),
    },
    {
      name: 'a pre-order',
      beside: { state: { id: '22', name: 'Précommande' } },
      want: held('scheduled', '22 Précommande'),
    },
    {
      name: 'partly shipped by its staff, who count nothing',
      beside: { state: { id: '21', name: 'Partiellement expédiée' }, isShipped: true },
      want: held('unknown-state', '21 Partiellement expédiée'),
    },
    {
      name: 'with every unit on a credit slip',
      beside: { refunded: { 21: 1 } },
      want: { state: 'refunded', meaning: 'called-off', lines: [{ lineId: '21', shipped: 0, cancelled: 1 }] },
    },
    {
      name: 'with a unit that left from here',
      beside: { messages: [{ message: '[switchyard shipment f1] Colissimo 6A1: 21x1', private: '1' }] },
      want: { meaning: 'left', lines: [{ lineId: '21', shipped: 1, cancelled: 0 }] },
    },
    {
      name: 'cancelled, while its address is erased',
      beside: { isEnded: true, shipping: undefined },
      want: { meaning: 'called-off' },
    },
    { name: 'whose shop names no time zone', beside: { timeZone: '' }, want: { meaning: 'ship' } },
  ]
  it.each(cases)('$name', ({ beside, want }) => {
    expect(map({}, beside).standing).toMatchObject(want)
  })
})

describe('the content of a PrestaShop order', () => {
  const cases = [
    {
      name: 'a postcode with CEDEX is kept',
      beside: { shipping: { ...shipping, postcode: '59000 CEDEX 9' } },
      want: { destination: { postcode: '59000 CEDEX 9' } },
    },
    {
      name: 'a country in lower case, a province',
      beside: { shipping: { ...shipping, country: 'us', state: 'NY', postcode: '00501' } },
      want: { destination: { country: 'US', state: 'NY', postcode: '00501' } },
    },
    {
      name: 'a gift and its message',
      order: { gift: '1', gift_message: 'Joyeux anniversaire' },
      want: { tags: ['gift'], requests: { giftWrap: true, giftMessage: 'Joyeux anniversaire' } },
    },
    {
      name: "the buyer's note, and not ours",
      beside: {
        messages: [
          { message: '[switchyard slip k1] damaged: 21x1', private: '1' },
          { message: 'Second floor', private: '0' },
        ],
      },
      want: { requests: { customerNote: 'Second floor' } },
    },
    {
      name: 'collected in the shop: no carrier takes it',
      beside: { carrier: 'Retrait en magasin' },
      want: { serviceLevel: 'standard', requests: { collectedInStore: true } },
    },
    {
      name: 'click and collect',
      beside: { carrier: 'Click and collect' },
      want: { serviceLevel: 'standard', requests: { collectedInStore: true } },
    },
    {
      name: 'a collection point that is its delivery address',
      beside: {
        carrier: 'Colissimo Point Retrait',
        shipping: { ...shipping, company: 'Tabac du Test', other: 'Point relais 023456' },
      },
      want: { serviceLevel: 'relay', requests: { pickupPoint: { id: '023456', name: 'Tabac du Test' } } },
    },
    {
      name: "a collection point in a module's own field",
      order: { mondialrelay_relay_id: 'FR-023456', delivery_date: '2026-12-03 00:00:00' },
      want: { serviceLevel: 'relay', requests: { pickupPoint: { id: 'FR-023456' } } },
    },
  ]
  it.each(cases)('$name', ({ order = {}, beside = {}, want }) => {
    expect(orderOf(order, beside)).toMatchObject(want)
  })

  it('asks about rows without reference one by one, beside the others', () => {
    const voucher = { ...row, id: '22', product_name: 'Bon cadeau', product_reference: '' }
    expect(map({}, {}, [row, voucher])).toMatchObject({
      order: { lines: [{ id: '21' }] },
      nameless: [{ lineId: '22', title: 'Bon cadeau', quantity: 1, grossCents: 12_000 }],
    })
    expect(map({}, { virtual: ['22'] }, [row, voucher])).not.toHaveProperty('nameless')
    expect(map({}, { virtual: ['21', '22'] }, [row, voucher])).toMatchObject({ kind: 'ignored' })
  })
})

describe('the money of a PrestaShop order', () => {
  const totals = {
    total_products_wt: '120.000000',
    total_discounts_tax_incl: '30.000000',
    total_shipping_tax_incl: '6.000000',
    total_shipping_tax_excl: '5.000000',
    total_wrapping_tax_incl: '2.400000',
    total_wrapping_tax_excl: '2.000000',
    total_paid_tax_incl: '98.400000',
    total_paid_real: '98.400000',
  }
  it.each([
    { name: 'is with tax', order: {}, beside: {}, want: 12_000 },
    { name: 'is after vouchers, shipping apart', order: totals, beside: { vouchers: [] }, want: 9000 },
    {
      name: 'is not less for a voucher for free shipping',
      order: totals,
      beside: { vouchers: [{ value: '30.00', free_shipping: '1' }] },
      want: 9600,
    },
    { name: 'is in yen without decimals', order: {}, beside: { currency: 'JPY' }, want: 120 },
  ])('$name', ({ order, beside, want }) => {
    expect(orderValueCents(orderOf(order, beside))).toBe(want)
  })

  it('is kept as the shop charged it, and adds up', () => {
    expect(orderOf(totals, { vouchers: [], refundedCents: 500 }).charges).toEqual({
      lines: [
        { lineId: '21', title: 'Lamp', quantity: 1, netCents: 7500, taxCents: 1500, discountCents: 3000 },
      ],
      shipping: { netCents: 500, taxCents: 100 },
      fees: [{ id: 'wrapping', title: 'Gift wrapping', netCents: 200, taxCents: 40 }],
      tipCents: 0,
      giftCardCents: 0,
      totalCents: 9840,
      paidCents: 9840,
      refundedCents: 500,
    })
  })

  it('shares a voucher over the rows to the cent', () => {
    const rows = ['21', '22', '23'].map((id) => ({ ...row, id, unit_price_tax_incl: '10.000000' }))
    const order = { total_products_wt: '30.000000', total_discounts_tax_incl: '10.000000' }
    const { lines } = orderOf(order, { vouchers: [] }, rows)
    expect(lines.map(({ grossCents }) => grossCents)).toEqual([667, 667, 666])
  })
})
