import { describe, expect, it } from 'vitest'
import { localDay, wishesIn } from '../../../../main/channels/protocol/order-wishes.ts'
import { clipped } from '../../../../shared/lib/clipped.ts'

describe('fields that plug-ins put on an order', () => {
  it.each([
    [{ key: 'relay_id', value: 'FR-023456' }, { pickupPoint: { id: 'FR-023456', name: '' } }],
    [{ key: '_mondial_relay_pickup_id', value: '023456' }, { pickupPoint: { id: '023456', name: '' } }],
    [{ key: '_mondial_relay_point', value: 'FR-023456' }, { pickupPoint: { id: 'FR-023456', name: '' } }],
    [{ key: 'pickup_point_id', value: 'P1' }, { pickupPoint: { id: 'P1', name: '' } }],
    [{ key: 'servicePointId', value: '10331' }, { pickupPoint: { id: '10331', name: '' } }],
    [{ key: '_lpc_meta_pickUpLocationId', value: '149050' }, { pickupPoint: { id: '149050', name: '' } }],
    [{ key: '_shipping_method_chronorelais id', value: '9131R' }, { pickupPoint: { id: '9131R', name: '' } }],
    [{ key: 'packetery_point_id', value: '79' }, { pickupPoint: { id: '79', name: '' } }],
    [{ key: '_gls_pickup_info id', value: 'FR-1234567' }, { pickupPoint: { id: 'FR-1234567', name: '' } }],
    [
      { key: '_wms_mondial_relay_pickup_info pickup_id', value: '066974' },
      { pickupPoint: { id: '066974', name: '' } },
    ],
    [
      { key: 'sendcloudshipping_service_point_meta id', value: '10875349' },
      { pickupPoint: { id: '10875349', name: '' } },
    ],
    [{ key: 'Paczkomat', value: 'KRA01M' }, { pickupPoint: { id: 'KRA01M', name: '' } }],
    [{ key: 'Gift message', value: 'Bon anniversaire Zoé 🎂' }, { giftMessage: 'Bon anniversaire Zoé 🎂' }],
    [{ key: '_gift_wrap', value: 'yes' }, { giftWrap: true }],
    [{ key: 'gift-wrap', value: 'No' }, {}],
    [{ key: 'Instructions de livraison', value: 'Code 12B' }, { deliveryNote: 'Code 12B' }],
    [{ key: 'Delivery-Date', value: '2026/12/03' }, { deliverOn: '2026-12-03' }],
    [{ key: 'Date de livraison souhaitée', value: '03/12/2026' }, { deliverOn: '2026-12-03' }],
    [{ key: 'delivery_date', value: 'as soon as you can' }, {}],
    [{ key: 'pickup_point_id', value: 'the one at the corner' }, {}],
    [{ key: 'utm_source', value: 'mail' }, {}],
    [{ key: 'relay_id', value: ' ' }, {}],
  ])('%j says %j', (field, want) => {
    expect(wishesIn([field])).toEqual(want)
  })

  it('name the point beside its id', () => {
    expect(
      wishesIn([
        { key: 'relay_name', value: 'Tabac du Test' },
        { key: 'relay_id', value: 'FR-1' },
      ]),
    ).toEqual({ pickupPoint: { id: 'FR-1', name: 'Tabac du Test' } })
  })
})

it.each([
  ['2026-12-03T10:00:00Z', '2026-12-03'],
  ['3.12.2026', '2026-12-03'],
  ['31/02/2026', null],
  ['03/12/26', null],
])('the day %s is %s', (text, want) => {
  expect(localDay(text)).toBe(want)
})

it('a long text is shortened between characters', () => {
  expect(clipped('short', 10)).toBe('short')
  expect(clipped(`${'a'.repeat(58)}🎁🎁`, 60)).toBe(`${'a'.repeat(58)}…`)
  expect(clipped('a'.repeat(300), 255)).toHaveLength(255)
})
