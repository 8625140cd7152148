import { type HttpAnswer, json } from '../../../main/demo/channel-server/faulty-http.ts'
import { writtenTo } from '../../../main/demo/channel-server/storefront.ts'
import { childOf, childText, readXml, type XmlNode } from '../xml-reader.ts'
import type { PrestaShop } from './presta-shop.ts'
import { type OrderRecord, STATES } from './records.ts'
import { wsError } from './ws-error.ts'

const TRACKING = /^[~:#,%&_=()[\]. ?+\-@/a-zA-Z0-9]*$/

/** `POST` or `PUT` of one or several entities in XML. All are checked before any is saved. */
export function writeEntities(shop: PrestaShop, call: string, body: string): HttpAnswer {
  const root = readXml(body)
  if (root === null || root.name !== 'prestashop')
    return wsError(500, 127, `XML error : String could not be parsed as XML XML length : ${body.length}`)
  const changes = root.children.map((entity) => changeOf(shop, call, entity))
  const refused = changes.find((change) => typeof change !== 'function')
  if (refused !== undefined && typeof refused !== 'function') return refused
  const saved = changes.map((change) => (typeof change === 'function' ? change() : {}))
  const name = root.children[0]?.name ?? ''
  return json(
    call.startsWith('POST') ? 201 : 200,
    saved.length === 1 ? { [name]: saved[0] } : { [name]: saved },
  )
}

type Change = () => object

function changeOf(shop: PrestaShop, call: string, entity: XmlNode): Change | HttpAnswer {
  switch (call) {
    case 'PUT stock_availables':
      return stockChange(shop, entity)
    case 'PUT order_carriers':
    case 'POST order_carriers':
      return carrierChange(shop, entity, call.startsWith('POST'))
    case 'POST order_histories':
      return historyChange(shop, entity)
    case 'POST configurations':
    case 'PUT configurations':
      return settingChange(shop, entity)
    case 'POST messages':
      return messageChange(shop, entity)
    case 'PUT addresses':
      return addressChange(shop, entity)
    case 'POST order_slip':
      return slipChange(shop, entity)
    default:
      return wsError(405, 25, `Method ${call.split(' ')[0]} is not allowed for this resource`)
  }
}

function stockChange(shop: PrestaShop, entity: XmlNode): Change | HttpAnswer {
  const id = Number(childText(entity, 'id'))
  const product = shop.products.find((candidate) => candidate.stockId === id)
  if (product === undefined) return wsError(404, 132, 'Invalid ID')
  for (const field of ['id_product', 'id_product_attribute', 'depends_on_stock', 'out_of_stock', 'quantity'])
    if (childText(entity, field) === null) return wsError(400, 41, `parameter "${field}" required`)
  const quantity = Number(childText(entity, 'quantity'))
  if (!Number.isInteger(quantity))
    return wsError(400, 85, 'Validation error: "Property quantity is not valid"')
  return () => {
    shop.setStock(product, quantity)
    return { id, quantity: String(quantity) }
  }
}

function carrierChange(shop: PrestaShop, entity: XmlNode, isNew: boolean): Change | HttpAnswer {
  const order = orderOf(shop, entity)
  if (order === null) return wsError(400, 41, 'parameter "id_order" required')
  const carrierId = Number(childText(entity, 'id_carrier'))
  if (!carrierId) return wsError(400, 41, 'parameter "id_carrier" required')
  const trackingNumber = childText(entity, 'tracking_number') ?? ''
  if (!TRACKING.test(trackingNumber))
    return wsError(400, 85, 'Validation error: "Property OrderCarrier->tracking_number is not valid"')
  const id = Number(childText(entity, 'id'))
  const row = order.carriers.find((candidate) => candidate.id === id)
  if (!isNew && row === undefined) return wsError(404, 132, 'Invalid ID')
  return () => {
    const saved = row ?? { id: shop.newId(), carrierId, trackingNumber, createdAt: shop.now() }
    if (isNew || row === undefined) order.carriers.push(saved)
    saved.trackingNumber = trackingNumber
    return { id: saved.id, id_order: String(order.id), tracking_number: trackingNumber }
  }
}

function historyChange(shop: PrestaShop, entity: XmlNode): Change | HttpAnswer {
  const order = orderOf(shop, entity)
  const state = Number(childText(entity, 'id_order_state'))
  if (order === null) return wsError(400, 41, 'parameter "id_order" required')
  if (!STATES.some(({ id }) => id === state)) return wsError(400, 41, 'parameter "id_order_state" required')
  return () => {
    shop.setState(order, state)
    return { id: shop.newId(), id_order: String(order.id), id_order_state: String(state) }
  }
}

function settingChange(shop: PrestaShop, entity: XmlNode): Change | HttpAnswer {
  const name = childText(entity, 'name') ?? ''
  if (name === '') return wsError(400, 41, 'parameter "name" required')
  const id = Number(childText(entity, 'id') ?? '0')
  const value = childText(entity, 'value') ?? ''
  return () => {
    const known = shop.settings.find((setting) => setting.id === id)
    const saved = known ?? { id: shop.newId(), name, value }
    if (known === undefined) shop.settings.push(saved)
    saved.value = value
    return saved
  }
}

function messageChange(shop: PrestaShop, entity: XmlNode): Change | HttpAnswer {
  const order = orderOf(shop, entity)
  const message = childText(entity, 'message') ?? ''
  if (order === null) return wsError(400, 41, 'parameter "id_order" required')
  if (message === '' || message.length > 1600 || /<script/i.test(message))
    return wsError(400, 85, 'Validation error: "Property Message->message is not valid"')
  return () => {
    const isPrivate = childText(entity, 'private') === '1'
    const saved = { id: shop.newId(), message, isPrivate, createdAt: shop.now() }
    order.messages.push(saved)
    return { id: saved.id, id_order: String(order.id), message }
  }
}

const ADDRESS_SHAPES: Readonly<Record<string, RegExp>> = {
  firstname: /^[^0-9!<>,;?=+()@#"°{}_$%:¤|]{1,255}$/,
  lastname: /^[^0-9!<>,;?=+()@#"°{}_$%:¤|]{1,255}$/,
  company: /^[^<>={}]{0,255}$/,
  address1: /^[^!<>?=+@{}_$%]{1,128}$/,
  address2: /^[^!<>?=+@{}_$%]{0,128}$/,
  postcode: /^[a-zA-Z 0-9-]{0,12}$/,
  city: /^[^!<>;?=+@#"°{}_$%]{1,64}$/,
  phone: /^[+0-9. ()/-]{0,32}$/,
  phone_mobile: /^[+0-9. ()/-]{0,32}$/,
}

/** The address is replaced wherever it is used, also in other orders; no order counts as changed for it. */
function addressChange(shop: PrestaShop, entity: XmlNode): Change | HttpAnswer {
  const said = (field: string): string => childText(entity, field)?.trim() ?? ''
  const users = [...shop.orders.values()].filter(({ addressId }) => addressId === Number(said('id')))
  if (users.length === 0) return wsError(404, 132, 'Invalid ID')
  for (const field of ['id_country', 'alias', 'lastname', 'firstname', 'address1', 'city'])
    if (said(field) === '') return wsError(400, 41, `parameter "${field}" required`)
  for (const [field, shape] of Object.entries(ADDRESS_SHAPES))
    if (!shape.test(said(field)))
      return wsError(400, 85, `Validation error: "Property Address->${field} is not valid"`)
  const country = shop.countries.all().find(({ id }) => id === Number(said('id_country')))
  if (country === undefined) return wsError(400, 85, 'Validation error: "Property id_country is not valid"')
  return () => {
    for (const order of users)
      order.basket = writtenTo(order.basket, {
        firstName: said('firstname'),
        lastName: said('lastname'),
        phone: said('phone') === '' ? null : said('phone'),
        shipTo: {
          company: said('company') === '' ? null : said('company'),
          street: said('address1'),
          extra: said('address2') === '' ? null : said('address2'),
          postcode: said('postcode'),
          city: said('city'),
          country: country.name,
        },
      })
    return { id: Number(said('id')) }
  }
}

/** Not idempotent, and it counts nothing: asked twice, there are two slips. */
function slipChange(shop: PrestaShop, entity: XmlNode): Change | HttpAnswer {
  const order = orderOf(shop, entity)
  if (order === null) return wsError(400, 41, 'parameter "id_order" required')
  for (const field of [
    'id_customer',
    'conversion_rate',
    'total_products_tax_excl',
    'total_products_tax_incl',
  ])
    if (childText(entity, field) === null) return wsError(400, 41, `parameter "${field}" required`)
  const details = childOf(childOf(entity, 'associations'), 'order_slip_details')?.children ?? []
  const lines = details.flatMap((detail) => {
    const row = order.rows.find(({ id }) => id === Number(childText(detail, 'id_order_detail')))
    const quantity = Number(childText(detail, 'product_quantity'))
    const cents = Math.round(Number(childText(detail, 'amount_tax_incl')) * 100)
    return row === undefined ? [] : [{ row, quantity, cents }]
  })
  return () => {
    const cents = (field: string): number => Math.round(Number(childText(entity, field) ?? '0') * 100)
    const shippingCents = cents('total_shipping_tax_incl')
    const amountCents = cents('amount') + shippingCents
    const slip = { id: shop.newId(), amountCents, shippingCents, createdAt: shop.now(), lines }
    shop.addSlip(order, slip)
    return { id: slip.id, id_order: String(order.id) }
  }
}

function orderOf(shop: PrestaShop, entity: XmlNode): OrderRecord | null {
  return shop.orders.get(Number(childText(entity, 'id_order'))) ?? null
}
