import { describe, expect, it } from 'vitest'
import {
  mostOf,
  newReturnDraft,
  partsOf,
  type ReturnDraft,
  returnInput,
  taxIn,
} from '../../../../renderer/features/orders/return-draft.ts'
import type { ReturnableLine } from '../../../../shared/contract/returns.ts'
import type { Refundable } from '../../../../shared/domain/refund.ts'

const line = (over: Partial<ReturnableLine>): ReturnableLine => ({
  lineId: '1',
  sku: 'TEI-101',
  quantity: 2,
  paid: { lineId: '1', quantity: 2, grossCents: 3_001, taxes: [{ rateId: '1', cents: 501 }] },
  skipped: 0,
  siteId: 'LYON',
  ...over,
})
const MONEY: Refundable = {
  paidCents: 4_000,
  refundedCents: 0,
  leftCents: 4_000,
  shippingCents: 499,
  fees: [{ id: 'wrap', title: 'Gift wrap', cents: 500 }],
}
const units = (draft: ReturnDraft, quantity: number): ReturnDraft => ({
  ...draft,
  lines: draft.lines.map((one) => ({ ...one, quantity })),
})
const SITES = ['LILLE', 'LYON']

describe('a return being filled in', () => {
  it('starts where the goods left from, with no unit chosen', () => {
    const draft = newReturnDraft([line({}), line({ lineId: '2', sku: 'MUG-1' })], SITES, true)
    expect(draft).toMatchObject({ siteId: 'LYON', paysBack: true, goodsCents: null })
    expect(returnInput('O-1', draft, MONEY)).toBeNull()
  })

  it('has the only unit chosen', () => {
    const draft = newReturnDraft([line({ quantity: 1, siteId: null })], SITES, false)
    expect(returnInput('O-1', draft, MONEY)).toEqual({
      orderId: 'O-1',
      siteId: 'LILLE',
      lines: [{ lineId: '1', quantity: 1, condition: 'sellable' }],
      reason: 'unwanted',
      note: '',
      refund: null,
    })
  })

  it('pays back what was paid for the chosen units, or what was typed, never more', () => {
    const two = units(newReturnDraft([line({})], SITES, true), 2)
    expect(partsOf(two, MONEY)).toEqual({ goodsCents: 3_001, shippingCents: 0, fees: [] })
    const typed = { ...two, goodsCents: 2_000, shipping: true, feeIds: ['wrap'] }
    expect(returnInput('O-1', typed, MONEY)?.refund).toEqual({
      goodsCents: 2_000,
      shipping: true,
      feeIds: ['wrap'],
    })
    expect(partsOf(units(typed, 1), MONEY)).toEqual({
      goodsCents: 1_501,
      shippingCents: 499,
      fees: MONEY.fees,
    })
  })

  it('pays back the cents of the very units: the last of two costs one less than the first', () => {
    const last = units(newReturnDraft([line({ quantity: 1, skipped: 1 })], SITES, true), 1)
    expect([partsOf(last, MONEY).goodsCents, taxIn(last, 1_500)]).toEqual([1_500, 250])
  })

  it('pays back no more than is left of the order, goods first', () => {
    const two = { ...units(newReturnDraft([line({})], SITES, true), 2), shipping: true, feeIds: ['wrap'] }
    const few = { ...MONEY, leftCents: 3_100 }
    expect(partsOf(two, few)).toEqual({ goodsCents: 3_001, shippingCents: 99, fees: [] })
    expect(mostOf(two, { ...MONEY, leftCents: 700 })).toBe(700)
  })
})
