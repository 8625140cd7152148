import type { MappedOrder } from '../../../../main/app/ports/channel.ts'
import { mapWooOrder } from '../../../../main/channels/woocommerce/order-mapping.ts'
import type { Order } from '../../../../shared/domain/order.ts'
import { channelOf } from '../../../support/channels/benches.ts'

const channel = channelOf('woocommerce', 'https://atelier.example')

export const address = {
  first_name: 'Camille',
  last_name: 'Moreau',
  company: '',
  address_1: '12 rue Nationale',
  address_2: '',
  city: 'Lille',
  postcode: '59800',
  country: 'FR',
  phone: '',
}
export const line = {
  id: 21,
  name: 'Lamp',
  sku: 'A',
  product_id: 5,
  quantity: 3,
  subtotal: '10.00',
  total: '10.00',
}

export const payload = {
  id: 7,
  number: '7',
  status: 'processing',
  currency: 'EUR',
  date_created_gmt: '2026-11-23T08:00:00',
  billing: { ...address, email: 'c@example.org', phone: '0611' },
  shipping: address,
  meta_data: [],
  line_items: [line],
  shipping_lines: [],
  refunds: [],
}

export const refundOf = (item: number, quantity: number) => ({
  id: 90,
  meta_data: [],
  line_items: [{ quantity: -quantity, meta_data: [{ key: '_refunded_item_id', value: String(item) }] }],
})

export const map = (over: object): MappedOrder =>
  mapWooOrder(channel, JSON.stringify({ ...payload, ...over }))

export const mapText = (text: string): MappedOrder => mapWooOrder(channel, text)

export function orderOf(over: object): Order {
  const mapped = map(over)
  if (mapped.kind !== 'order') throw new Error(JSON.stringify(mapped))
  return mapped.order
}
