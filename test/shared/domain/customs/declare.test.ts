import { describe, expect, it } from 'vitest'
import { identityOf } from '../../../../shared/domain/customs/customs-identity.ts'
import { declare } from '../../../../shared/domain/customs/declare.ts'
import { anOrder, aProduct } from '../../../support/engine-builders.ts'

const MUG = aProduct('MUG', {
  weightG: 400,
  customs: { hsCode: '69120025', originCountry: 'PT', description: 'Ceramic mug', dangerousGoods: null },
})
const TEA = aProduct('TEA', { weightG: 100 })
const PRODUCTS = new Map([MUG, TEA].map((one) => [one.sku, one]))
const twoMugs = anOrder({ lines: [{ id: '1', sku: 'MUG', quantity: 2, unitPriceCents: 1200 }] })
const inParcel = (quantity: number, weightG = 1000) => ({
  weightG,
  contents: [{ lineId: '1', sku: 'MUG', quantity }],
})

describe('what customs are told of a parcel', () => {
  it('goods, values, and by whose numbers', () => {
    const said = declare(twoMugs, inParcel(2), PRODUCTS, { eori: 'FR12345678901234', ioss: 'IM2500000001' })
    expect(said).toMatchObject({
      kind: 'declared',
      declaration: {
        currency: 'EUR',
        incoterm: 'DAP',
        eori: 'FR12345678901234',
        ioss: 'IM2500000001',
        voec: null,
        items: [{ sku: 'MUG', quantity: 2, weightG: 400, valueCents: 1200, hsCode: '69120025' }],
      },
    })
  })

  it('values without the tax that the shop says', () => {
    const taxed = {
      ...twoMugs,
      charges: {
        lines: [{ lineId: '1', title: '', quantity: 2, netCents: 2000, taxCents: 400, discountCents: 0 }],
        shipping: { netCents: 500, taxCents: 100 },
        fees: [],
        tipCents: 0,
        giftCardCents: 0,
        totalCents: 3000,
        paidCents: 3000,
        refundedCents: 0,
      },
    }
    expect(declare(taxed, inParcel(1), PRODUCTS, {})).toMatchObject({
      declaration: { shippingCents: 500, items: [{ quantity: 1, valueCents: 1000 }] },
    })
  })

  it('weights never add up to more than the parcel was weighed', () => {
    const said = declare(twoMugs, inParcel(2, 700), PRODUCTS, {})
    expect(said).toMatchObject({ declaration: { items: [{ weightG: 350 }] } })
  })

  it('names each product that cannot be declared, and what it lacks', () => {
    const mixed = anOrder({
      lines: [
        { id: '1', sku: 'MUG', quantity: 1, unitPriceCents: 0 },
        { id: '2', sku: 'TEA', quantity: 1, unitPriceCents: 500 },
      ],
    })
    const contents = [
      { lineId: '1', sku: 'MUG', quantity: 1 },
      { lineId: '2', sku: 'TEA', quantity: 1 },
    ]
    expect(declare(mixed, { contents, weightG: 600 }, PRODUCTS, {})).toEqual({
      kind: 'incomplete',
      products: [
        { sku: 'MUG', gaps: ['value'] },
        { sku: 'TEA', gaps: ['hsCode', 'originCountry', 'description'] },
      ],
    })
  })

  it('the order says it before its channel, the channel before the merchant', () => {
    const merchant = { eori: 'FR12345678901234', incoterm: 'DAP' } as const
    expect(identityOf({ incoterm: 'DDP' }, { ioss: 'IM2500000001' }, merchant)).toEqual({
      eori: 'FR12345678901234',
      ioss: 'IM2500000001',
      incoterm: 'DDP',
    })
    expect(identityOf(undefined, undefined, merchant)).toEqual(merchant)
  })
})
