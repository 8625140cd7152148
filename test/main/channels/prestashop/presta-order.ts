import type { MappedOrder } from '../../../../main/app/ports/channel.ts'
import { mapPrestaOrder } from '../../../../main/channels/prestashop/order-mapping.ts'
import type { Order } from '../../../../shared/domain/order.ts'
import { channelOf } from '../../../support/channels/benches.ts'

const channel = channelOf('prestashop', 'https://comptoir.example')

export const row = {
  id: '21',
  product_id: '5',
  product_name: 'Lamp',
  product_reference: 'A',
  product_quantity: '1',
  unit_price_tax_incl: '120.000000',
  unit_price_tax_excl: '100.000000',
}

export const shipping = {
  alias: 'Home',
  firstname: 'Ana',
  lastname: 'Test',
  company: '',
  address1: '1 rue du Test',
  address2: '',
  postcode: '59000',
  city: 'Lille',
  country: 'FR',
  phone: '',
  phone_mobile: '',
}

/** An order with these fields and rows, in what is read beside it. */
export function payloadOf(order: object = {}, beside: object = {}, rows: readonly object[] = [row]): string {
  return JSON.stringify({
    order: {
      id: '7',
      reference: 'XKBKNABJK',
      date_add: '2026-11-23 09:00:00',
      gift: '0',
      gift_message: '',
      recyclable: '0',
      associations: { order_rows: rows },
      ...order,
    },
    timeZone: 'Europe/Paris',
    shipping,
    email: 'ana@example.org',
    group: null,
    currency: 'EUR',
    carrier: 'Standard',
    state: { id: '2', name: 'Payment accepted' },
    isPaid: true,
    isShipped: false,
    isEnded: false,
    refunded: {},
    ...beside,
  })
}

export function map(...parts: Parameters<typeof payloadOf>): MappedOrder {
  return mapPrestaOrder(channel, payloadOf(...parts))
}

export function orderOf(...parts: Parameters<typeof payloadOf>): Order {
  const mapped = map(...parts)
  if (mapped.kind !== 'order') throw new Error(JSON.stringify(mapped))
  return mapped.order
}
