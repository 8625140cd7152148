import { describe, expect, it } from 'vitest'
import type { HoldKind, OrderStanding } from '../../../../shared/domain/order-standing.ts'
import { amazonItem, mappedAmazon } from '../../../support/channels/amazon-order.ts'

const held = (kind: HoldKind, code: string) => ({ hold: { kind, code, until: null } })
const item = (ordered: number, fulfilled: number | undefined, unfulfilled: number | undefined, over = {}) =>
  amazonItem({
    quantityOrdered: ordered,
    fulfillment: { quantityFulfilled: fulfilled, quantityUnfulfilled: unfulfilled },
    ...over,
  })
const line = (shipped: number, cancelled: number) => ({ lines: [{ lineId: '1', shipped, cancelled }] })

describe('what a state of Amazon means', () => {
  it.each<[string, Partial<OrderStanding>]>([
    ['PENDING_AVAILABILITY', { meaning: 'wait', ...held('scheduled', 'PENDING_AVAILABILITY') }],
    ['PENDING', { meaning: 'wait', ...held('unpaid', 'PENDING') }],
    ['UNSHIPPED', { meaning: 'ship', hold: null }],
    ['PARTIALLY_SHIPPED', { meaning: 'ship', hold: null }],
    ['SHIPPED', { meaning: 'left', hold: null }],
    ['CANCELLED', { meaning: 'called-off', hold: null }],
    ['UNFULFILLABLE', { meaning: 'called-off' }],
    ['INVOICE_UNCONFIRMED', { meaning: 'wait', ...held('unknown-state', 'INVOICE_UNCONFIRMED') }],
  ])('%s', (state, want) => {
    expect(mappedAmazon(state)).toMatchObject({ kind: 'order', standing: { state, ...want } })
  })

  it('of an order that Amazon ships itself is nothing to us', () => {
    const fulfillment = { fulfillmentStatus: 'UNSHIPPED', fulfilledBy: 'AMAZON' }
    expect(mappedAmazon('UNSHIPPED', { fulfillment })).toMatchObject({
      kind: 'ignored',
      standing: { meaning: 'ignore' },
    })
  })
})

describe('units of an item at Amazon', () => {
  it.each<{ name: string; state: string; item: object; want: Partial<OrderStanding> }>([
    { name: 'that have left', state: 'PARTIALLY_SHIPPED', item: item(5, 2, 3), want: line(2, 0) },
    { name: 'that are neither here nor gone', state: 'UNSHIPPED', item: item(5, 1, 2), want: line(1, 2) },
    {
      name: 'of a state without counts',
      state: 'UNSHIPPED',
      item: item(5, undefined, undefined),
      want: line(0, 0),
    },
    {
      name: 'of a shipped order without counts',
      state: 'SHIPPED',
      item: item(5, undefined, undefined),
      want: line(5, 0),
    },
    { name: 'of a cancelled order', state: 'CANCELLED', item: item(5, 2, 0), want: line(2, 3) },
    {
      name: 'of an order that is not counted out yet',
      state: 'PENDING',
      item: item(5, 0, 0),
      want: { meaning: 'wait', ...line(0, 0) },
    },
    {
      name: 'of an item that was cancelled, whoever did it',
      state: 'UNSHIPPED',
      item: item(5, undefined, undefined, {
        cancellation: { cancellationExecution: { cancelledBy: 'BUYER' } },
      }),
      want: { meaning: 'called-off', ...line(0, 5) },
    },
    {
      name: 'all of which have left, before the state says so',
      state: 'PARTIALLY_SHIPPED',
      item: item(5, 4, 0),
      want: { meaning: 'left', ...line(4, 1) },
    },
  ])('$name', ({ state, item: own, want }) => {
    expect(mappedAmazon(state, { orderItems: [own] }).standing).toMatchObject(want)
  })
})

describe('a cancellation that the buyer asks for', () => {
  const asked = {
    cancellation: { cancellationRequest: { requester: 'BUYER', cancelReason: 'no longer needed' } },
  }
  it.each([
    { name: 'is seen', state: 'UNSHIPPED', item: item(2, 0, 2, asked), want: true },
    { name: 'of what has left is none', state: 'PARTIALLY_SHIPPED', item: item(2, 2, 0, asked), want: false },
    { name: 'is answered by the cancellation', state: 'CANCELLED', item: item(2, 0, 0, asked), want: false },
  ])('$name', ({ state, item: own, want }) => {
    const other = amazonItem({ orderItemId: '2' })
    const mapped = mappedAmazon(state, { orderItems: [own, other] })
    expect(mapped.standing.cancelRequested).toBe(want)
  })
})

describe('an order of Amazon', () => {
  it.each([
    ['CANCELLED', 'ignored', 'called-off'],
    ['SHIPPED', 'ignored', 'left'],
    ['UNSHIPPED', 'rejected', 'ship'],
  ])('%s without an address is %s', (state, kind, meaning) => {
    expect(mappedAmazon(state, { recipient: null })).toMatchObject({ kind, standing: { meaning } })
  })

  it('that is not paid is kept with its lines, before its address and its prices are said', () => {
    const product = { title: 'Lamp', sellerSku: 'A' }
    expect(mappedAmazon('PENDING', { recipient: null, orderItems: [amazonItem({ product })] })).toMatchObject(
      {
        kind: 'order',
        order: {
          destination: { name: 'Ana Test', country: 'ZZ' },
          currency: 'EUR',
          lines: [{ sku: 'A', quantity: 1, grossCents: 0 }],
        },
      },
    )
  })

  it('keeps its standing when nothing else of it can be read', () => {
    const over = { createdTime: 'then', recipient: 7, orderItems: [item(2, 1, 1, { product: null })] }
    expect(mappedAmazon('CANCELLED', over)).toMatchObject({
      kind: 'rejected',
      standing: { meaning: 'called-off', ...line(1, 1) },
    })
  })
})
