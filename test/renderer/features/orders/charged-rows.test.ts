import { describe, expect, it } from 'vitest'
import { chargedRows } from '../../../../renderer/features/orders/charged-rows.ts'
import type { OrderCharges } from '../../../../shared/domain/order-charges.ts'
import { refundableOf } from '../../../../shared/domain/refund.ts'
import { textsOf } from '../../../../shared/messages/say.ts'

const CHARGES: OrderCharges = {
  lines: [
    { lineId: '1', title: 'Tea', quantity: 3, netCents: 4_158, taxCents: 842, discountCents: 970 },
    { lineId: '2', title: '', quantity: 1, netCents: 1_000, taxCents: 0, discountCents: 0 },
    { lineId: '3', title: 'A bundle’s child', quantity: 1, netCents: 0, taxCents: 0, discountCents: 0 },
  ],
  shipping: { netCents: 400, taxCents: 90 },
  fees: [{ id: '31', title: 'Gift wrap', netCents: 300, taxCents: 60 }],
  tipCents: 200,
  giftCardCents: 0,
  totalCents: 7_051,
  paidCents: 7_051,
  refundedCents: 1_000,
}

function rows(over: Partial<OrderCharges> = {}, isCancelled = false): Record<string, number | null> {
  const charges = { ...CHARGES, ...over }
  const told = { doneCents: 0, waitingCents: 0, hasShipping: false, feeIds: [] }
  const shown = chargedRows(textsOf('orderMoney', 'en'), {
    charges,
    money: refundableOf({ lines: [], charges }, told),
    isCancelled,
    nameOf: () => 'MUG-1',
    integer: String,
  })
  return Object.fromEntries(shown.map(({ name, cents }) => [name, cents]))
}

describe('what the shop charged, in rows', () => {
  it('adds up to its total, with what it rounded, and says what is left of what was paid', () => {
    expect(rows()).toEqual({
      '3 × Tea': 5_970,
      '1 × MUG-1': 1_000,
      Discounts: -970,
      Shipping: 490,
      'Gift wrap': 360,
      Tip: 200,
      'Other and rounding': 1,
      Total: 7_051,
      'Tax included': 992,
      Paid: 7_051,
      Refunded: 1_000,
      'Left to refund': 6_051,
    })
  })

  it.each([
    {
      name: 'what is still to be paid',
      charges: { paidCents: 0, refundedCents: 0 },
      want: { Outstanding: 7_051 },
    },
    { name: 'what is owed once it is cancelled', isCancelled: true, want: { 'Owed to the buyer': 6_051 } },
    { name: 'that the shop does not say what was paid', charges: { paidCents: null }, want: { Paid: null } },
    {
      name: 'what a gift card paid',
      charges: { giftCardCents: 500 },
      want: { 'Paid by gift card or credit': 500 },
    },
  ])('says $name', ({ charges = {}, isCancelled = false, want }) => {
    expect(rows(charges, isCancelled)).toMatchObject(want)
  })

  it('says no more while all is paid and nothing paid back', () => {
    expect(Object.keys(rows({ refundedCents: 0 })).slice(-2)).toEqual(['Tax included', 'Paid'])
  })
})
