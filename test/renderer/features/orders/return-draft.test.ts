import { describe, expect, it } from 'vitest'
import {
  goodsCentsOf,
  newReturnDraft,
  returnInput,
} from '../../../../renderer/features/orders/return-draft.ts'
import type { ReturnableLine } from '../../../../shared/contract/returns.ts'

const line = (over: Partial<ReturnableLine>): ReturnableLine => ({
  lineId: '1',
  sku: 'TEI-101',
  quantity: 2,
  unitPriceCents: 1_500,
  siteId: 'LYON',
  ...over,
})
const SITES = ['LILLE', 'LYON']

describe('a return being filled in', () => {
  it('starts where the goods left from, with no unit chosen', () => {
    const draft = newReturnDraft([line({}), line({ lineId: '2', sku: 'MUG-1' })], SITES, true)
    expect(draft).toMatchObject({ siteId: 'LYON', paysBack: true, goodsCents: null })
    expect(returnInput('O-1', draft)).toBeNull()
  })

  it('has the only unit chosen', () => {
    const draft = newReturnDraft([line({ quantity: 1, siteId: null })], SITES, false)
    expect(returnInput('O-1', draft)).toEqual({
      orderId: 'O-1',
      siteId: 'LILLE',
      lines: [{ lineId: '1', quantity: 1, condition: 'sellable' }],
      reason: 'unwanted',
      note: '',
      refund: null,
    })
  })

  it('pays back what the chosen units were sold for, or what was typed, never more', () => {
    const fresh = newReturnDraft([line({})], SITES, true)
    const two = { ...fresh, lines: fresh.lines.map((one) => ({ ...one, quantity: 2 })) }
    expect(goodsCentsOf(two)).toBe(3_000)
    const typed = { ...two, goodsCents: 2_000, shipping: true }
    expect(returnInput('O-1', typed)?.refund).toEqual({ goodsCents: 2_000, shipping: true })
    const one = { ...typed, lines: typed.lines.map((each) => ({ ...each, quantity: 1 })) }
    expect(goodsCentsOf(one)).toBe(1_500)
  })
})
