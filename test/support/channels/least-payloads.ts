import { mapAmazonOrder } from '../../../main/channels/amazon/order-mapping.ts'
import { mapMiraklOrder } from '../../../main/channels/mirakl/order-mapping.ts'
import { mapPrestaOrder } from '../../../main/channels/prestashop/order-mapping.ts'
import { mapShopifyOrder } from '../../../main/channels/shopify/order-mapping.ts'
import { mapVendureOrder } from '../../../main/channels/vendure/order-mapping.ts'
import { mapWooOrder } from '../../../main/channels/woocommerce/order-mapping.ts'
import type { Channel } from '../../../shared/domain/channel.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { SaidMethod } from '../../../shared/domain/shipping-methods/said-method.ts'
import { SHOP } from '../workroom.ts'

const wooAddress = {
  first_name: 'Ana',
  last_name: 'Test',
  address_1: '1 rue du Test',
  city: 'Lille',
  postcode: '59000',
  country: 'FR',
}

/** One payable order for one lamp to Lille, as each kind of shop sends it, by the method `Standard`. */
export const LEAST = {
  shopify: {
    map: mapShopifyOrder,
    externalId: 'gid://shopify/Order/7',
    payload: {
      id: 'gid://shopify/Order/7',
      name: '#1001',
      createdAt: '2026-11-23T08:00:00Z',
      cancelledAt: null,
      test: false,
      tags: [],
      email: null,
      phone: null,
      currencyCode: 'EUR',
      requiresShipping: true,
      displayFinancialStatus: 'PAID',
      displayFulfillmentStatus: 'UNFULFILLED',
      customer: null,
      shippingAddress: {
        name: 'Ana Test',
        company: null,
        address1: '1 rue du Test',
        address2: null,
        zip: '59000',
        city: 'Lille',
        countryCodeV2: 'FR',
        phone: null,
      },
      shippingLine: { code: 'standard', title: 'Standard' },
      lineItems: {
        nodes: [
          {
            id: 'gid://shopify/LineItem/1',
            sku: 'A',
            title: 'Lamp',
            quantity: 1,
            currentQuantity: 1,
            requiresShipping: true,
            originalUnitPriceSet: { shopMoney: { amount: '100.00' } },
          },
        ],
      },
    },
  },
  woocommerce: {
    map: mapWooOrder,
    externalId: '7',
    payload: {
      id: 7,
      number: '7',
      status: 'processing',
      currency: 'EUR',
      prices_include_tax: true,
      date_created_gmt: '2026-11-23T08:00:00',
      customer_note: '',
      billing: { ...wooAddress, email: 'ana@example.org' },
      shipping: wooAddress,
      meta_data: [],
      line_items: [
        {
          id: 21,
          name: 'Lamp',
          sku: 'A',
          quantity: 1,
          subtotal: '100.00',
          subtotal_tax: '0.00',
          total: '100.00',
          total_tax: '0.00',
        },
      ],
      shipping_lines: [{ method_id: 'flat_rate', method_title: 'Standard' }],
      fee_lines: [],
      refunds: [],
    },
  },
  prestashop: {
    map: mapPrestaOrder,
    externalId: '7',
    payload: {
      order: {
        id: '7',
        reference: 'XKBKNABJK',
        date_add: '2026-11-23 09:00:00',
        gift: '0',
        gift_message: '',
        recyclable: '0',
        associations: {
          order_rows: [
            {
              id: '21',
              product_name: 'Lamp',
              product_reference: 'A',
              product_quantity: '1',
              unit_price_tax_incl: '100.000000',
            },
          ],
        },
      },
      timeZone: 'Europe/Paris',
      shipping: {
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
      },
      email: 'ana@example.org',
      group: null,
      currency: 'EUR',
      carrier: 'Standard',
      isPaid: true,
      isShipped: false,
      isEnded: false,
      refunded: {},
    },
  },
  mirakl: {
    map: mapMiraklOrder,
    externalId: '7-A',
    payload: {
      order_id: '7-A',
      commercial_id: '7',
      order_state: 'SHIPPING',
      created_date: '2026-11-23T08:00:00Z',
      currency_iso_code: 'EUR',
      customer: {
        shipping_address: {
          firstname: 'Ana',
          lastname: 'Test',
          street_1: '1 rue du Test',
          zip_code: '59000',
          city: 'Lille',
          country_iso_code: 'FRA',
        },
      },
      customer_notification_email: 'ana@example.org',
      shipping_type_code: 'STD',
      shipping_type_label: 'Standard',
      order_additional_fields: [],
      order_lines: [
        {
          order_line_id: '7-A-1',
          order_line_state: 'SHIPPING',
          offer_sku: 'A',
          product_title: 'Lamp',
          quantity: 1,
          price_unit: 100,
          cancelations: [],
          refunds: [],
        },
      ],
    },
  },
  vendure: {
    map: mapVendureOrder,
    externalId: '7',
    payload: {
      id: '7',
      code: 'T_7',
      type: 'Regular',
      state: 'PaymentSettled',
      orderPlacedAt: '2026-11-23T08:00:00Z',
      currencyCode: 'EUR',
      customer: { emailAddress: 'ana@example.org', groups: [] },
      shippingAddress: {
        fullName: 'Ana Test',
        company: null,
        streetLine1: '1 rue du Test',
        streetLine2: null,
        city: 'Lille',
        postalCode: '59000',
        countryCode: 'FR',
        phoneNumber: null,
      },
      shippingLines: [{ shippingMethod: { code: 'standard', name: 'Standard' } }],
      lines: [
        {
          id: '1',
          quantity: 1,
          orderPlacedQuantity: 1,
          unitPriceWithTax: 10_000,
          productVariant: { sku: 'A', name: 'Lamp' },
        },
      ],
    },
  },
  amazon: {
    map: mapAmazonOrder,
    externalId: '407-1234567-1234567',
    payload: {
      orderId: '407-1234567-1234567',
      createdTime: '2026-11-23T08:00:00Z',
      programs: [],
      buyer: { buyerEmail: 'x@marketplace.example' },
      recipient: {
        deliveryAddress: {
          name: 'Ana Test',
          addressLine1: '1 rue du Test',
          city: 'Lille',
          postalCode: '59000',
          countryCode: 'FR',
        },
      },
      fulfillment: {
        fulfillmentStatus: 'UNSHIPPED',
        fulfilledBy: 'MERCHANT',
        fulfillmentServiceLevel: 'STANDARD',
      },
      orderItems: [
        {
          orderItemId: '1',
          quantityOrdered: 1,
          product: {
            title: 'Lamp',
            sellerSku: 'A',
            price: { unitPrice: { amount: '100.00', currencyCode: 'EUR' } },
          },
          fulfillment: { quantityFulfilled: 0, quantityUnfulfilled: 1 },
        },
      ],
    },
  },
} as const

export type ShopKind = keyof typeof LEAST

/** The order that a kind of shop sends with `over` instead of what it says there, as its connector maps it. */
export function mapLeast(
  kind: ShopKind,
  over: object,
): { readonly order: Order; readonly method: SaidMethod | undefined } {
  return mapWith(kind, { ...LEAST[kind].payload, ...over })
}

const COUNTRY_FIELDS = ['country', 'countryCode', 'countryCodeV2', 'country_iso_code']

/** The same order with something else in the field of the country, wherever that kind of shop has it; undefined = without it. */
export function mapLeastTo(kind: ShopKind, country: string | null | undefined): Order {
  const said = JSON.stringify(LEAST[kind].payload, (key, value) =>
    COUNTRY_FIELDS.includes(key) ? country : value,
  )
  return mapWith(kind, JSON.parse(said)).order
}

export const SHOP_KINDS = Object.keys(LEAST).filter((kind): kind is ShopKind => kind in LEAST)

function mapWith(
  kind: ShopKind,
  payload: object,
): { readonly order: Order; readonly method: SaidMethod | undefined } {
  const { map } = LEAST[kind]
  const channel: Channel = { ...SHOP, kind }
  const mapped = map(channel, JSON.stringify(payload))
  if (mapped.kind !== 'order') throw new Error(`${kind}: ${JSON.stringify(mapped)}`)
  return { order: mapped.order, method: mapped.method }
}

export const AMAZON_RECIPIENT = LEAST.amazon.payload.recipient.deliveryAddress
export const AMAZON_FULFILLMENT = LEAST.amazon.payload.fulfillment
