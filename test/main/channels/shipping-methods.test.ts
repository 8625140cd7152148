import { describe, expect, it } from 'vitest'
import {
  AMAZON_FULFILLMENT,
  AMAZON_RECIPIENT,
  mapLeast,
  type ShopKind,
} from '../../support/channels/least-payloads.ts'

const woo = (method_title: string, method_id = 'flat_rate') => ({
  shipping_lines: [{ method_id, method_title }],
})
const shopify = (title: string, code: string) => ({ shippingLine: { code, title } })
const presta = (carrier: string) => ({ carrier })
const mirakl = (shipping_type_label: string, shipping_type_code: string) => ({
  shipping_type_code,
  shipping_type_label,
})
const vendure = (...methods: readonly (readonly [string, string])[]) => ({
  shippingLines: methods.map(([code, name]) => ({ shippingMethod: { code, name } })),
})
const amazon = (fulfillmentServiceLevel: string) => ({
  fulfillment: { ...AMAZON_FULFILLMENT, fulfillmentServiceLevel },
})

describe('by the name of its method alone an order is sent', () => {
  const cases: readonly (readonly [ShopKind, object, string])[] = [
    ['woocommerce', woo('Punto de recogida'), 'relay'],
    ['woocommerce', woo('Recogida en oficina de Correos'), 'relay'],
    ['shopify', shopify('InPost Paczkomat 24/7', 'inpost'), 'relay'],
    ['prestashop', presta('DHL Paketshop'), 'relay'],
    ['shopify', shopify('Punto di ritiro BRT Fermopoint', 'x'), 'relay'],
    ['shopify', shopify('Standard delivery by appointment', 'std'), 'standard'],
    ['woocommerce', woo('Standard (expédié sous 24h)'), 'standard'],
    ['prestashop', presta('Chrono Relais'), 'relay'],
    ['shopify', shopify('Shop2Shop by Chronopost', 's2s'), 'relay'],
    ['woocommerce', woo('Mondial Relay - livraison à domicile', 'mr_home'), 'standard'],
    ['shopify', shopify('Standard (no express)', 'std'), 'standard'],
    ['shopify', shopify('Overnight', 'on'), 'express'],
    ['shopify', shopify('Same-day courier', 'sd'), 'express'],
    ['shopify', shopify('Entrega al día siguiente antes de las 10', 'sd'), 'express'],
    ['shopify', shopify('AliExpress Standard Shipping', 'AE'), 'standard'],
    ['prestashop', presta('Colissimo Outre-mer Pointe-à-Pitre'), 'standard'],
    ['mirakl', mirakl('Livraison à domicile', 'STD'), 'standard'],
    ['mirakl', mirakl('Retrait en Point Relais', 'PR'), 'relay'],
    ['vendure', vendure(['point-relais', 'Livraison']), 'relay'],
    ['vendure', vendure(['express', 'Express 24h']), 'express'],
    ['amazon', amazon('EXPEDITED'), 'express'],
    ['amazon', amazon('SECOND_DAY'), 'express'],
    ['amazon', amazon('FREE_ECONOMY'), 'standard'],
  ]

  it.each(cases)('%s: %j is %s', (kind, over, want) => {
    const { order, method } = mapLeast(kind, over)
    expect([order.serviceLevel, order.requests?.collectedInStore, method?.proposal?.isCertain]).toEqual([
      want,
      undefined,
      true,
    ])
  })
})

describe('collected in the shop', () => {
  const cases: readonly (readonly [ShopKind, object])[] = [
    ['woocommerce', woo('Retrait en magasin', 'local_pickup')],
    ['woocommerce', woo('Boutique Lille', 'pickup_location')],
    ['woocommerce', woo('Livraison', 'local_pickup')],
    ['shopify', { shippingAddress: null, ...shopify('Boutique Lille', 'Boutique Lille') }],
    ['prestashop', presta('Retrait en magasin')],
    ['prestashop', presta('Click and collect')],
    ['vendure', vendure(['store-pickup', 'Pick up in store'])],
  ]

  it.each(cases)('%s: %j', (kind, over) => {
    const { order } = mapLeast(kind, over)
    expect([order.serviceLevel, order.requests?.collectedInStore]).toEqual(['standard', true])
  })

  it('is not certain at a marketplace, whose shops are not ours', () => {
    expect(mapLeast('mirakl', mirakl('Retrait en magasin', 'CC'))).toMatchObject({
      order: { serviceLevel: 'standard' },
      method: { proposal: { target: { delivery: 'collect' }, isCertain: false } },
    })
  })
})

describe('the collection point travels with the order', () => {
  const point = { id: 'FR-023456', name: '' }
  const meta_data = [{ key: '_mondial_relay_point', value: 'FR-023456' }]
  const address = { ...AMAZON_RECIPIENT, addressType: 'PICKUP_POINT', addressLine1: 'Tabac du Test' }
  const cases: readonly (readonly [ShopKind, object, object | undefined])[] = [
    ['woocommerce', { ...woo('Mondial Relay - Point Relais', 'mondial_relay'), meta_data }, point],
    ['woocommerce', { ...woo('Livraison'), meta_data }, point],
    [
      'shopify',
      { ...shopify('Point Relais', 'relay'), customAttributes: [{ key: 'relay_id', value: 'FR-023456' }] },
      point,
    ],
    [
      'amazon',
      { recipient: { deliveryAddress: { ...address, addressLine2: 'relay 4711' } } },
      { id: '4711', name: 'Tabac du Test' },
    ],
    ['mirakl', { ...mirakl('Standard', 'STD'), shipping_pudo_id: 'FR-023456' }, point],
    ['prestashop', presta('Colissimo Point Retrait'), undefined],
  ]

  it.each(cases)('%s: %j', (kind, over, want) => {
    const { order } = mapLeast(kind, over)
    expect([order.serviceLevel, order.requests?.pickupPoint]).toEqual(['relay', want])
  })

  it('but not one that was left on an order to the door', () => {
    const { order } = mapLeast('woocommerce', { ...woo('Mondial Relay - livraison à domicile'), meta_data })
    expect([order.serviceLevel, order.requests?.pickupPoint]).toEqual(['standard', undefined])
  })
})

describe('a method is known again', () => {
  const keyOf = (kind: ShopKind, over: object): string | undefined => mapLeast(kind, over).method?.key

  it('by the id that its shop keeps for it, whatever it is called', () => {
    const line = (method_title: string) => ({
      shipping_lines: [{ method_id: 'flat_rate', instance_id: '3', method_title }],
    })
    expect(keyOf('woocommerce', line('Standard'))).toBe('flat_rate:3')
    expect(keyOf('woocommerce', line('Livraison standard'))).toBe('flat_rate:3')
    expect(keyOf('mirakl', mirakl('Standard', 'STD'))).toBe('STD')
    expect(keyOf('vendure', vendure(['standard', 'Standard']))).toBe('standard')
  })

  it('else by its name, whatever its spelling', () => {
    expect(keyOf('prestashop', presta('Point  Relais'))).toBe('point relais')
    expect(keyOf('prestashop', presta('POINT-RELAIS'))).toBe('point relais')
    expect(keyOf('shopify', shopify('Livraison à vélo', 'velo'))).toBe('velo | livraison a velo')
  })

  it('apart where the channel says more than the name does', () => {
    const address = { ...AMAZON_RECIPIENT, addressType: 'PICKUP_POINT' }
    expect(keyOf('amazon', amazon('STANDARD'))).toBe('STANDARD')
    expect(keyOf('amazon', { recipient: { deliveryAddress: address } })).toBe('relay:STANDARD')
  })

  it('as none where there is none', () => {
    expect(mapLeast('prestashop', { carrier: null })).toMatchObject({
      order: { serviceLevel: 'standard' },
      method: { key: '', name: '', proposal: { isCertain: true } },
    })
  })

  it('as both where the goods come in two ways, of which nobody knows which counts', () => {
    expect(mapLeast('vendure', vendure(['standard', 'Standard'], ['relay', 'Point relais']))).toMatchObject({
      method: { key: 'standard + relay', name: 'Standard + Point relais', proposal: null },
    })
  })
})
