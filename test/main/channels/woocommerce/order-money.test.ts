import { describe, expect, it } from 'vitest'
import { orderValueCents } from '../../../../shared/domain/order.ts'
import { line, orderOf } from './woo-order.ts'

const at120 = {
  ...line,
  quantity: 1,
  subtotal: '100.00',
  subtotal_tax: '20.00',
  total: '100.00',
  total_tax: '20.00',
}

describe('the value of a WooCommerce order', () => {
  const cases = [
    { name: 'is with tax', over: { line_items: [at120] }, want: 12_000 },
    {
      name: 'is nothing where a coupon takes all',
      over: { line_items: [{ ...at120, total: '0.00', total_tax: '0.00' }] },
      want: 0,
    },
    {
      name: 'is after a discount that is a negative line',
      over: {
        line_items: [
          at120,
          { ...line, id: 22, sku: 'REMISE', quantity: 1, total: '-10.00', total_tax: '-2.00' },
        ],
      },
      want: 10_800,
    },
    {
      name: 'is after a discount that is a negative fee, and without fees',
      over: {
        line_items: [at120],
        fee_lines: [
          { id: 1, name: 'Fidélité', total: '-10.00', total_tax: '-2.00' },
          { id: 2, name: 'Card fee', total: '3.00', total_tax: '0.60' },
        ],
      },
      want: 10_800,
    },
    {
      name: 'is without shipping',
      over: { line_items: [at120], shipping_lines: [{ id: 3, total: '5.00', total_tax: '1.00' }] },
      want: 12_000,
    },
    {
      name: 'is in yen without decimals',
      over: { currency: 'JPY', line_items: [{ ...line, total: '5490' }] },
      want: 5490,
    },
    {
      name: 'is in dinars with three decimals',
      over: { currency: 'KWD', line_items: [{ ...line, total: '12.345' }] },
      want: 12_345,
    },
    {
      name: 'is the net amount where an old payload says no total',
      over: { line_items: [{ ...line, total: undefined }] },
      want: 1000,
    },
  ]
  it.each(cases)('$name', ({ over, want }) => {
    expect(orderValueCents(orderOf(over))).toBe(want)
  })

  it('adds up to the cent where a discount is shared over lines', () => {
    const three = [21, 22, 23].map((id) => ({ ...line, id, quantity: 1, total: '10.00' }))
    const { lines } = orderOf({ line_items: three, fee_lines: [{ id: 1, name: 'Code', total: '-10.00' }] })
    expect(lines.map(({ grossCents }) => grossCents)).toEqual([666, 667, 667])
  })
})

describe('what a WooCommerce shop charged', () => {
  it('is kept as it said it, tax by rate', () => {
    const { charges } = orderOf({
      total: '121.20',
      date_paid_gmt: '2026-11-23T08:00:00',
      line_items: [
        { ...at120, total: '90.00', total_tax: '18.00', taxes: [{ id: 3, total: '18', subtotal: '20' }] },
      ],
      shipping_lines: [
        { id: 4, method_id: 'flat_rate', total: '5.00', total_tax: '1.00', taxes: [{ id: 3, total: '1' }] },
      ],
      fee_lines: [
        { id: 5, name: 'Card fee', total: '1.00', total_tax: '0.20', taxes: [{ id: 3, total: '0.2' }] },
        { id: 6, name: 'Pourboire', total: '6.00', total_tax: '0', taxes: [{ id: 3, total: '' }] },
      ],
      refunds: [{ id: 90, amount: '12.00', reason: '', line_items: [] }],
    })
    expect(charges).toEqual({
      lines: [
        {
          lineId: '21',
          title: 'Lamp',
          quantity: 1,
          netCents: 9000,
          taxCents: 1800,
          taxes: [{ rateId: '3', cents: 1800 }],
          discountCents: 1200,
        },
      ],
      shipping: { netCents: 500, taxCents: 100, taxes: [{ rateId: '3', cents: 100 }] },
      fees: [
        { id: '5', title: 'Card fee', netCents: 100, taxCents: 20, taxes: [{ rateId: '3', cents: 20 }] },
      ],
      tipCents: 600,
      giftCardCents: 0,
      totalCents: 12_120,
      paidCents: 12_120,
      refundedCents: 1200,
    })
  })

  it.each([
    { said: null, want: 0 },
    { said: undefined, want: null },
  ])('is paid by $want where the day of payment is $said', ({ said, want }) => {
    expect(orderOf({ total: '10.00', date_paid_gmt: said }).charges?.paidCents).toBe(want)
  })
})
