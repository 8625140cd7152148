import type { MappedOrder } from '../../../main/app/ports/channel.ts'
import { mapMiraklOrder } from '../../../main/channels/mirakl/order-mapping.ts'
import { channelOf } from './benches.ts'

/** A line as OR11 shows it: 1 lamp at 100.00. */
export function miraklLine(over: object = {}): object {
  return {
    order_line_id: '7-A-1',
    order_line_state: 'SHIPPING',
    offer_sku: 'A',
    product_title: 'Lamp',
    quantity: 1,
    price_unit: 100,
    price: 100,
    shipping_price: 4.9,
    cancelations: [],
    refunds: [],
    ...over,
  }
}

export const MIRAKL_ADDRESS = {
  firstname: 'Ana',
  lastname: 'Test',
  street_1: '1 rue du Test',
  zip_code: '59000',
  city: 'Lille',
  country_iso_code: 'FRA',
}

/** An order as it is pulled, with `over` laid over it. */
export function miraklOrder(over: object = {}): object {
  return {
    order_id: '7-A',
    commercial_id: '7',
    order_state: 'SHIPPING',
    created_date: '2026-11-23T08:00:00Z',
    last_updated_date: '2026-11-23T08:00:00Z',
    currency_iso_code: 'EUR',
    order_tax_mode: 'TAX_INCLUDED',
    customer: { firstname: 'Ana', lastname: 'Test', shipping_address: MIRAKL_ADDRESS },
    customer_notification_email: 'ana@example.org',
    shipping_type_code: 'STD',
    shipping_type_label: 'Standard',
    order_additional_fields: [],
    order_lines: [miraklLine()],
    ...over,
  }
}

export function mappedMirakl(over: object = {}): MappedOrder {
  return mapMiraklOrder(channelOf('mirakl', 'https://x.mirakl.example'), JSON.stringify(miraklOrder(over)))
}
