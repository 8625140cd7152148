import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MappedOrder, RefundPush } from '../../../../main/app/ports/channel.ts'
import { Shop } from '../../../../main/demo/shopify-server/shop.ts'
import type { Order } from '../../../../shared/domain/order.ts'
import { shopifyBench } from '../../../support/channels/benches.ts'
import type { ChannelBench } from '../../../support/channels/conformance-bench.ts'
import { requestReturn } from '../../../support/channels/shopify-return.ts'
import { basket, productForSale } from '../../../support/channels/storefront.ts'

const NEVER = new AbortController().signal

let bench: ChannelBench
beforeEach(async () => {
  bench = await shopifyBench()
  bench.shop.addProduct(productForSale('A', 100))
})
afterEach(() => bench.close())

function shop(): Shop {
  if (!(bench.shop instanceof Shop)) throw new Error('not the simulated shop')
  return bench.shop
}

async function pulled(): Promise<Extract<MappedOrder, { kind: 'order' }>> {
  const { orders } = await bench.connector.pullOrders(null, NEVER)
  const mapped = bench.connector.mapOrder(orders.at(-1)?.payload ?? '')
  if (mapped.kind !== 'order') throw new Error(JSON.stringify(mapped))
  return mapped
}

/** Three A, shipped; their customer asks to send one back. */
async function asked(): Promise<{ order: Order; refund: RefundPush }> {
  bench.shop.checkout(basket({ A: 3 }))
  const { order, returns } = await pulled()
  expect(returns).toBeUndefined()
  const lineId = order.lines[0]?.id ?? ''
  const shipment = {
    orderExternalId: order.externalId,
    fulfillmentId: 'f1',
    carrierName: 'Colissimo',
    lines: [{ lineId, quantity: 3 }],
    parcels: [{ trackingNumber: '6A1', trackingUrl: null, lines: [] }],
  }
  await bench.connector.pushFulfillment(shipment, 'f1', NEVER)
  const { id } = requestReturn(shop(), order.externalId, { A: 1 }, 'Too small')
  const refund = {
    orderExternalId: order.externalId,
    lines: [{ lineId, quantity: 1, cents: 1990 }],
    shipping: false,
    reason: 'unwanted',
    channelReturnId: id,
  }
  return { order, refund }
}

const paid = () => bench.shop.refunds().map(({ amountCents }) => amountCents)

describe('a return that a customer asks for at Shopify', () => {
  it('comes with its order, is approved and closed by its refund, and comes back as ended', async () => {
    const { order, refund } = await asked()
    const lines = [{ lineId: order.lines[0]?.id ?? '', quantity: 1 }]
    const id = refund.channelReturnId ?? ''
    expect((await pulled()).returns).toEqual([{ id, state: 'open', lines, reason: 'Too small' }])
    expect(await bench.connector.pushRefund(refund, 'r1', NEVER)).toEqual({ kind: 'done' })
    const after = await pulled()
    expect(after.returns).toEqual([{ id, state: 'ended', lines, reason: 'Too small' }])
    expect(after.order.lines).toMatchObject([{ sku: 'A', quantity: 2 }])
    expect(paid()).toEqual([1990])
  })

  it.each(['refundCreate', 'returnApproveRequest', 'returnClose'])(
    'is paid and closed once when the answer to %s is lost',
    async (step) => {
      const { refund } = await asked()
      bench.misbehaviour.next({ kind: 'reset', handled: true }, 1, (call) => call.body.includes(step))
      expect(await bench.connector.pushRefund(refund, 'r1', NEVER)).toMatchObject({ kind: 'ambiguous' })
      expect(await bench.connector.hasRefund(refund, 'r1', NEVER)).toBe(step === 'returnClose')
      expect(await bench.connector.pushRefund(refund, 'r1', NEVER)).toEqual({ kind: 'done' })
      expect(await bench.connector.hasRefund(refund, 'r1', NEVER)).toBe(true)
      expect(paid()).toEqual([1990])
    },
  )
})
