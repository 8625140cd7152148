import { siteTime } from '../../../main/demo/channel-server/site-time.ts'
import { articleRows } from './articles.ts'
import type { PrestaShop } from './presta-shop.ts'
import { type OrderRecord, type RowRecord, STATE, STATES } from './records.ts'

/** A row as the webservice shows it in JSON: ids as numbers, all else as text. */
export type Row = Readonly<Record<string, unknown>> & { readonly id: number }

const decimal = (cents: number): string => (cents / 100).toFixed(6)

/** The rows of a resource and the name of its list in answers; null = no such resource. */
export function tableOf(
  shop: PrestaShop,
  shopName: string,
  resource: string,
): { readonly node: string; readonly rows: Row[] } | null {
  const orders = [...shop.orders.values()]
  const wall = (at: number): string => siteTime(at, shop.timeZone).replace('T', ' ')
  switch (resource) {
    case 'configurations':
      return { node: resource, rows: settings(shop, shopName) }
    case 'orders':
      return { node: resource, rows: orders.map((order) => orderRow(order, wall)) }
    case 'addresses':
      return {
        node: resource,
        rows: orders.map((order) => addressRow(shop, order)),
      }
    case 'customers':
      return { node: resource, rows: orders.map(customerRow) }
    case 'countries':
      return {
        node: resource,
        rows: shop.countries.all().map(({ id, name }) => ({ id, iso_code: name, active: '1' })),
      }
    case 'currencies':
      return { node: resource, rows: [{ id: 1, iso_code: shop.currency, conversion_rate: '1.000000' }] }
    case 'groups':
      return {
        node: resource,
        rows: shop.groups.all().map(({ id, name }) => ({ id, name: [{ id: '1', value: name }] })),
      }
    case 'carriers':
      return { node: resource, rows: shop.carriers.all().map(({ id, name }) => ({ id, name, deleted: '0' })) }
    case 'order_states':
      return {
        node: resource,
        rows: STATES.map(({ id, name, paid, shipped }) => ({
          id,
          name,
          paid: String(paid),
          shipped: String(shipped),
        })),
      }
    case 'order_details':
      return {
        node: resource,
        rows: orders.flatMap((order) =>
          order.rows.map((row) => ({
            id: row.id,
            id_order: String(order.id),
            product_quantity: String(row.quantity),
            product_quantity_refunded: String(row.refunded),
          })),
        ),
      }
    case 'order_carriers':
      return {
        node: resource,
        rows: orders.flatMap((order) =>
          order.carriers.map((row) => ({
            id: row.id,
            id_order: String(order.id),
            id_carrier: String(row.carrierId),
            id_order_invoice: '0',
            weight: '0.750000',
            shipping_cost_tax_excl: decimal(order.basket.shipping.cents),
            shipping_cost_tax_incl: decimal(order.basket.shipping.cents),
            tracking_number: row.trackingNumber,
            date_add: wall(row.createdAt),
          })),
        ),
      }
    case 'messages':
      return {
        node: resource,
        rows: orders.flatMap((order) =>
          order.messages.map((entry) => ({
            id: entry.id,
            id_order: String(order.id),
            id_customer: String(order.customerId),
            message: entry.message,
            private: entry.isPrivate ? '1' : '0',
            date_add: wall(entry.createdAt),
          })),
        ),
      }
    case 'order_slip':
      return { node: 'order_slips', rows: orders.flatMap((order) => slipRows(order, wall)) }
    case 'states':
      return { node: resource, rows: [] }
    case 'order_cart_rules':
      return {
        node: resource,
        rows: orders.flatMap((order) =>
          order.vouchers.map(({ id, cents, freesShipping }) => ({
            id,
            id_order: String(order.id),
            value: decimal(cents),
            free_shipping: freesShipping ? '1' : '0',
          })),
        ),
      }
    case 'customizations':
      return { node: resource, rows: orders.flatMap((order) => order.rows.flatMap(customisationRows(shop))) }
    case 'product_customization_fields':
      return {
        node: 'customization_fields',
        rows: shop.customisedFields.all().map(({ id, name }) => ({ id, name: [{ id: '1', value: name }] })),
      }
    case 'products':
    case 'combinations':
    case 'product_option_values':
    case 'product_features':
    case 'product_feature_values':
      return { node: resource, rows: articleRows(shop, resource) }
    case 'stock_availables':
      return {
        node: resource,
        rows: shop.products.map((product) => ({
          id: product.stockId,
          id_product: String(product.productId === 0 ? product.id : product.productId),
          id_product_attribute: product.productId === 0 ? '0' : String(product.id),
          id_shop: '1',
          id_shop_group: '0',
          quantity: String(product.quantity),
          depends_on_stock: '0',
          out_of_stock: '2',
          location: '',
        })),
      }
    default:
      return null
  }
}

function customisationRows(shop: PrestaShop) {
  return ({ id, product, quantity, customisation }: RowRecord): Row[] =>
    customisation === null
      ? []
      : [
          {
            id,
            id_product: String(product.id),
            quantity: String(quantity),
            in_cart: '1',
            associations: {
              customized_data_text_fields: Object.entries(customisation).map(([name, value]) => ({
                id_customization_field: String(shop.customisedFields.idOf(name)),
                value,
              })),
            },
          },
        ]
}

function settings(shop: PrestaShop, shopName: string): Row[] {
  const values: Readonly<Record<string, string | number>> = {
    PS_SHOP_NAME: shopName,
    PS_TIMEZONE: shop.timeZone,
    PS_OS_CANCELED: STATE.cancelled,
    PS_OS_REFUND: STATE.refunded,
    PS_OS_ERROR: STATE.paymentError,
    PS_OS_SHIPPING: STATE.shipped,
    PS_UNIDENTIFIED_GROUP: 1,
    PS_GUEST_GROUP: 2,
    PS_CUSTOMER_GROUP: 3,
    PS_WEIGHT_UNIT: 'kg',
    PS_DIMENSION_UNIT: 'cm',
  }
  const own = Object.entries(values).map(([name, value], index) => ({
    id: index + 1,
    name,
    value: String(value),
  }))
  return [...own, ...shop.settings.map(({ id, name, value }) => ({ id, name, value }))]
}

function orderRow(order: OrderRecord, wall: (at: number) => string): Row {
  const total = order.rows.reduce((sum, row) => sum + row.quantity * row.product.priceCents, 0)
  const discount = order.vouchers.reduce((sum, voucher) => sum + voucher.cents, 0)
  const paid = decimal(total + order.basket.shipping.cents + order.wrappingCents - discount)
  return {
    id: order.id,
    id_address_delivery: String(order.addressId),
    id_address_invoice: String(order.addressId),
    id_cart: String(order.id),
    id_currency: '1',
    id_lang: '1',
    id_customer: String(order.customerId),
    id_carrier: String(order.carrierId),
    current_state: String(order.state),
    module: 'ps_checkout',
    date_add: wall(order.createdAt),
    date_upd: wall(order.updatedAt),
    shipping_number: '',
    payment: 'Card',
    recyclable: '0',
    gift: order.basket.tags.includes('gift') ? '1' : '0',
    gift_message: '',
    total_discounts_tax_incl: decimal(discount),
    total_paid: paid,
    total_paid_tax_incl: paid,
    total_paid_real: paid,
    total_products_wt: decimal(total),
    total_wrapping_tax_incl: decimal(order.wrappingCents),
    total_wrapping_tax_excl: decimal(Math.round(order.wrappingCents / 1.2)),
    total_shipping_tax_incl: decimal(order.basket.shipping.cents),
    total_shipping_tax_excl: decimal(Math.round(order.basket.shipping.cents / 1.2)),
    reference: order.reference,
    associations: {
      order_rows: order.rows.map((row) => ({
        id: String(row.id),
        product_id: String(row.product.productId === 0 ? row.product.id : row.product.productId),
        id_customization: row.customisation === null ? '0' : String(row.id),
        product_attribute_id: row.product.productId === 0 ? '0' : String(row.product.id),
        product_quantity: String(row.quantity),
        product_name: row.product.name,
        product_reference: row.product.reference,
        product_price: decimal(row.product.priceCents),
        unit_price_tax_incl: order.isSpoilt ? 'on request' : decimal(row.product.priceCents),
        unit_price_tax_excl: decimal(Math.round(row.product.priceCents / 1.2)),
      })),
    },
  }
}

function addressRow(shop: PrestaShop, { addressId, customerId, basket }: OrderRecord): Row {
  const { customer, shipTo } = basket
  return {
    id: addressId,
    id_customer: String(customerId),
    id_country: String(shop.countries.idOf(shipTo.country)),
    alias: 'Home',
    company: shipTo.company ?? '',
    lastname: customer.lastName,
    firstname: customer.firstName,
    address1: shipTo.street,
    address2: shipTo.extra ?? '',
    postcode: shipTo.postcode,
    city: shipTo.city,
    phone: customer.phone ?? '',
    phone_mobile: '',
    deleted: '0',
  }
}

function customerRow({ customerId, groupId, basket }: OrderRecord): Row {
  const { firstName, lastName, email } = basket.customer
  return {
    id: customerId,
    id_default_group: String(groupId),
    firstname: firstName,
    lastname: lastName,
    email,
    active: '1',
  }
}

function slipRows(order: OrderRecord, wall: (at: number) => string): Row[] {
  return order.slips.map((slip) => ({
    id: slip.id,
    id_customer: String(order.customerId),
    id_order: String(order.id),
    amount: decimal(slip.amountCents - slip.shippingCents),
    total_products_tax_incl: decimal(slip.amountCents - slip.shippingCents),
    total_shipping_tax_incl: decimal(slip.shippingCents),
    partial: '1',
    date_add: wall(slip.createdAt),
    associations: {
      order_slip_details: slip.lines.map(({ row, quantity, cents }) => ({
        id: String(row.id),
        id_order_detail: String(row.id),
        product_quantity: String(quantity),
        amount_tax_incl: decimal(cents),
      })),
    },
  }))
}
