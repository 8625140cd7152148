import { describe, expect, it } from 'vitest'
import { address, line, map, mapText, refundOf } from './woo-order.ts'

const parcel = (fields: object) => ({
  meta_data: [{ id: 1, key: '_wc_shipment_tracking_items', value: [{ tracking_number: 'T1', ...fields }] }],
})
const held = (kind: string, code: string) => ({ meaning: 'wait', hold: { kind, code, until: null } })

describe('the standing of a WooCommerce order', () => {
  const cases = [
    { name: 'in processing: work, also cash on delivery', over: {}, want: { meaning: 'ship', hold: null } },
    { name: 'completed there: left', over: { status: 'completed' }, want: { meaning: 'left' } },
    { name: 'never paid', over: { status: 'pending' }, want: held('unpaid', 'pending') },
    {
      name: 'a transfer that has not come yet',
      over: { status: 'on-hold', date_paid_gmt: null },
      want: held('unpaid', 'on-hold'),
    },
    {
      name: 'paid, and set on hold by staff',
      over: { status: 'on-hold', date_paid_gmt: '2026-11-23T08:00:00' },
      want: held('on-hold', 'on-hold'),
    },
    {
      name: 'a payment that failed may come yet',
      over: { status: 'failed' },
      want: held('unpaid', 'failed'),
    },
    { name: 'a pre-order', over: { status: 'pre-ordered' }, want: held('scheduled', 'pre-ordered') },
    { name: 'cancelled', over: { status: 'cancelled' }, want: { state: 'cancelled', meaning: 'called-off' } },
    { name: 'refunded as a whole', over: { status: 'refunded' }, want: { meaning: 'called-off' } },
    { name: 'in the bin', over: { status: 'trash' }, want: { state: 'trash', meaning: 'called-off' } },
    { name: 'a draft', over: { status: 'checkout-draft' }, want: { meaning: 'ignore' } },
    { name: 'a quote', over: { status: 'ywraq-new' }, want: { meaning: 'ignore' } },
    {
      name: 'a state of some plug-in, which a person explains',
      over: { status: 'awaiting-shipment' },
      want: { state: 'awaiting-shipment', ...held('unknown-state', 'awaiting-shipment') },
    },
    {
      name: 'partly shipped, and nobody says what',
      over: { status: 'partial-shipped' },
      want: held('unknown-state', 'partial-shipped'),
    },
    {
      name: 'partly shipped, as a parcel of a plug-in says',
      over: {
        status: 'partial-shipped',
        ...parcel({ products_list: [{ product: '5', item_id: '21', qty: '2' }] }),
      },
      want: { meaning: 'ship', hold: null, lines: [{ lineId: '21', shipped: 2, cancelled: 0 }] },
    },
    {
      name: 'in processing with a parcel that nobody says the goods of',
      over: parcel({}),
      want: held('elsewhere', 'tracking number'),
    },
    {
      name: 'in processing with a parcel that goes with an earlier one of ours',
      over: parcel({ products_list: [] }),
      want: { meaning: 'ship', hold: null },
    },
    {
      name: 'in processing while every unit has left',
      over: parcel({ products_list: [{ item_id: '21', qty: 3 }] }),
      want: { meaning: 'left', lines: [{ lineId: '21', shipped: 3, cancelled: 0 }] },
    },
    {
      name: "units in WooCommerce's own fulfilments, without those that are drafts",
      over: {
        fulfillments: [
          { is_fulfilled: true, meta_data: [{ key: '_items', value: [{ item_id: 21, qty: 1 }] }] },
          { is_fulfilled: false, meta_data: [{ key: '_items', value: [{ item_id: 21, qty: 2 }] }] },
        ],
      },
      want: { meaning: 'ship', lines: [{ lineId: '21', shipped: 1, cancelled: 0 }] },
    },
    {
      name: 'refunded in part before it has left',
      over: { refunds: [refundOf(21, 1)] },
      want: { meaning: 'ship', lines: [{ lineId: '21', shipped: 0, cancelled: 1 }] },
    },
    {
      name: 'with every unit refunded',
      over: { refunds: [refundOf(21, 2), refundOf(21, 1)] },
      want: {
        state: 'refunded',
        meaning: 'called-off',
        lines: [{ lineId: '21', shipped: 0, cancelled: 3 }],
      },
    },
    {
      name: 'one part shipped, the other refunded',
      over: { ...parcel({ products_list: [{ item_id: '21', qty: 1 }] }), refunds: [refundOf(21, 2)] },
      want: { meaning: 'left', lines: [{ lineId: '21', shipped: 1, cancelled: 2 }] },
    },
  ]
  it.each(cases)('$name', ({ over, want }) => {
    expect(map(over).standing).toMatchObject(want)
  })

  it('is read where the content cannot be', () => {
    const odd = {
      billing: null,
      shipping: { ...address, country: 'Nowhere' },
      line_items: [{ ...line, sku: 7 }],
    }
    expect(map({ ...odd, status: 'trash' })).toMatchObject({
      kind: 'rejected',
      standing: { state: 'trash', meaning: 'called-off' },
    })
    expect(map({ ...odd, status: 'on-hold' })).toMatchObject({
      kind: 'rejected',
      standing: { meaning: 'wait' },
    })
    expect(map({ ...odd, line_items: 'gone', status: 'cancelled' }).standing).toMatchObject({
      meaning: 'called-off',
      lines: null,
    })
    expect(mapText('<html>')).toMatchObject({ kind: 'rejected', standing: { state: '', meaning: 'ship' } })
  })

  it('of virtual products alone is never ours', () => {
    expect(map({ virtual_lines: [21] })).toMatchObject({
      kind: 'ignored',
      why: 'nothing-to-ship',
      standing: { meaning: 'ignore' },
    })
  })
})
