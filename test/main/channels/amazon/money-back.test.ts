import { describe, expect, it } from 'vitest'
import { standingOrder } from '../../../../main/channels/amazon/answers.ts'
import { componentsOf, valueOf } from '../../../../main/channels/amazon/money-back.ts'
import { amazonItem, amazonOrder, euro } from '../../../support/channels/amazon-order.ts'

/** Three units for 30.00 with 6.00 of tax, and shipping of 4.08 with 0.82 of it, less 3.00. */
function order(onTop: boolean) {
  const proceeds = {
    proceedsTotal: euro('37.90'),
    breakdowns: [
      { type: 'ITEM', subtotal: euro(onTop ? '30.00' : '36.00') },
      { type: 'SHIPPING', subtotal: euro(onTop ? '4.08' : '4.90') },
      { type: 'DISCOUNT', subtotal: euro('-3.00') },
      {
        type: 'TAX',
        subtotal: euro('6.82'),
        detailedBreakdowns: [
          { subtype: 'ITEM', value: euro('6.00') },
          { subtype: 'SHIPPING', value: euro('0.82') },
        ],
      },
    ],
  }
  const item = amazonItem({ quantityOrdered: 3, proceeds })
  return standingOrder.parse({ order: amazonOrder('SHIPPED', { orderItems: [item] }) }).order
}

describe('money back for an item of Amazon', () => {
  it('is of what its units were charged for, after the discount', () => {
    for (const onTop of [true, false]) {
      expect(valueOf(order(onTop), { lineId: '1', quantity: 3 })).toBe(3300)
      expect(valueOf(order(onTop), { lineId: '1', quantity: 1 })).toBe(1100)
    }
  })

  it('is of price and tax together where prices hold their tax', () => {
    expect(componentsOf(order(false), '1', 1100, true)).toEqual([
      { Type: 'Principal', Amount: { '@currency': 'EUR', '#': '11.00' } },
      { Type: 'Shipping', Amount: { '@currency': 'EUR', '#': '4.90' } },
    ])
  })

  it('is of price and tax apart where the tax comes on top, to the cent', () => {
    expect(componentsOf(order(true), '1', 1100, true)).toEqual([
      { Type: 'Principal', Amount: { '@currency': 'EUR', '#': '9.00' } },
      { Type: 'Tax', Amount: { '@currency': 'EUR', '#': '2.00' } },
      { Type: 'Shipping', Amount: { '@currency': 'EUR', '#': '4.08' } },
      { Type: 'ShippingTax', Amount: { '@currency': 'EUR', '#': '0.82' } },
    ])
  })
})
