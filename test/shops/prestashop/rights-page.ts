import type { HttpAnswer } from '../../../main/demo/channel-server/faulty-http.ts'

const RESOURCES = [
  'addresses',
  'carriers',
  'combinations',
  'configurations',
  'countries',
  'currencies',
  'customizations',
  'customers',
  'groups',
  'messages',
  'order_carriers',
  'order_cart_rules',
  'order_details',
  'order_histories',
  'order_slip',
  'order_states',
  'orders',
  'product_option_values',
  'product_customization_fields',
  'products',
  'states',
  'stock_availables',
]

/** The root of the webservice: what the key may use, a yes or no a method. */
export function rightsPage(forbidden: readonly string[], readOnly: boolean): HttpAnswer {
  const rows = RESOURCES.filter((name) => !forbidden.includes(name)).map(
    (name) =>
      `<${name} xlink:href="/api/${name}" get="true" put="${!readOnly}" post="${!readOnly}" patch="${!readOnly}" delete="false" head="true">` +
      `<description xlink:href="/api/${name}" get="true">${name}</description></${name}>`,
  )
  return {
    status: 200,
    headers: { 'content-type': 'text/xml; charset=utf-8' },
    body: `<?xml version="1.0" encoding="UTF-8"?><prestashop xmlns:xlink="http://www.w3.org/1999/xlink"><api shopName="Shop">${rows.join('')}</api></prestashop>`,
  }
}
