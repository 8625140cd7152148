import type { EpochMs } from '../../../shared/lib/clock.ts'
import { THREE_LETTER_COUNTRIES } from '../three-letter-country.ts'
import type { MarketplaceShop } from './marketplace-shop.ts'
import {
  type LineRecord,
  left,
  type OfferRecord,
  type OrderRecord,
  type ReturnRecord,
  type ShipmentRecord,
  type TaxMode,
  type Tracking,
  type WrittenOff,
} from './records.ts'

/** Records as the seller API shows them; what Mirakl has for every order but no seller's program reads is plain. */

const amount = (cents: number): number => cents / 100
export const time = (at: EpochMs): string => `${new Date(at).toISOString().slice(0, 19)}Z`

const UNPAID: readonly string[] = ['WAITING_ACCEPTANCE', 'WAITING_DEBIT_PAYMENT', 'REFUSED']

/** OR11. Before the shop's yes there is no address. */
export function orderJson(order: OrderRecord, shop: MarketplaceShop): object {
  const { basket } = order
  const goods = order.lines.reduce((sum, line) => sum + line.quantity * line.offer.priceCents, 0)
  const open = order.state === 'SHIPPING' || order.state === 'WAITING_ACCEPTANCE'
  return {
    ...common(order, goods, shop.taxMode),
    acceptance_decision_date: order.state === 'WAITING_ACCEPTANCE' ? null : time(order.createdAt),
    can_cancel: open && order.shipments.length === 0,
    can_shop_ship: order.state === 'SHIPPING',
    currency_iso_code: shop.currency,
    customer: customerJson(order),
    ...(UNPAID.includes(order.state) ? {} : { customer_debited_date: time(order.createdAt) }),
    customer_notification_email: basket.customer.email,
    fulfillment: { center: { code: 'DEFAULT' } },
    fully_refunded: order.lines.every((line) => left(line) === 0),
    leadtime_to_ship: 2,
    order_additional_fields: [
      ...field('customer_tier', basket.customer.tier ?? ''),
      ...field('order_tags', basket.tags.join(', ')),
    ],
    order_lines: order.lines.map((line, index) => lineJson(order, line, index, shop.taxMode)),
    order_tax_mode: shop.taxMode ?? 'TAX_INCLUDED',
  }
}

function common(order: OrderRecord, goods: number, mode: TaxMode | null): object {
  const { shipping } = order.basket
  const [price, sent] = [priced(goods, mode).cents, priced(shipping.cents, mode).cents]
  return {
    commercial_id: order.commercialId,
    created_date: time(order.createdAt),
    has_customer_message: false,
    has_incident: order.hasIncident,
    has_invoice: false,
    last_updated_date: time(order.updatedAt),
    order_id: order.id,
    order_state: order.state,
    paymentType: 'CARD',
    price: amount(price),
    shipping_price: amount(sent),
    shipping_tracking: order.tracking?.number ?? '',
    shipping_tracking_url: order.tracking?.url ?? '',
    shipping_type_code: shipping.code,
    shipping_type_label: shipping.title,
    shipping_zone_code: 'FR1',
    shipping_zone_label: 'France',
    total_commission: 0,
    total_price: amount(price + sent),
  }
}

function field(code: string, value: string): object[] {
  return value === '' ? [] : [{ code, type: 'STRING', value }]
}

function customerJson(order: OrderRecord): object {
  const { customer, shipTo } = order.basket
  const names = { firstname: customer.firstName, lastname: customer.lastName }
  const address = {
    ...names,
    ...(shipTo.company === null ? {} : { company: shipTo.company }),
    street_1: shipTo.street,
    ...(shipTo.extra === null ? {} : { street_2: shipTo.extra }),
    zip_code: shipTo.postcode,
    city: shipTo.city,
    country: shipTo.country,
    country_iso_code: THREE_LETTER_COUNTRIES.get(shipTo.country) ?? shipTo.country,
    ...(customer.phone === null ? {} : { phone: customer.phone }),
  }
  const isKnown = order.state !== 'WAITING_ACCEPTANCE' && order.state !== 'REFUSED'
  return {
    customer_id: `customer-${order.commercialId}`,
    ...names,
    billing_address: isKnown ? address : null,
    shipping_address: isKnown ? address : null,
  }
}

/** An amount that holds its tax, as the prices of the marketplace are told. */
function priced(gross: number, mode: TaxMode | null): { readonly cents: number; readonly tax: number } {
  const tax = mode === null ? 0 : gross - Math.round(gross / 1.2)
  return { cents: mode === 'TAX_EXCLUDED' ? gross - tax : gross, tax }
}

function taxesJson(mode: TaxMode | null, taxCents: number): object[] {
  return mode === null ? [] : [{ code: 'VAT20', amount: amount(taxCents) }]
}

/** Whoever writes a line off says how much of its tax. */
function byRule(tax: object): object {
  return { ...tax, tax_calculation_rule: 'NONE' }
}

function lineJson(order: OrderRecord, line: LineRecord, index: number, mode: TaxMode | null): object {
  const price = priced(line.quantity * line.offer.priceCents, mode)
  const shipping = priced(index === 0 ? order.basket.shipping.cents : 0, mode)
  const backJson = (entry: WrittenOff): object =>
    mode === null
      ? {}
      : {
          taxes: taxesJson(mode, entry.taxCents),
          shipping_taxes: taxesJson(mode, entry.shippingTaxCents),
        }
  const { offer } = line
  const of = (by: 'cancelation' | 'refund') => line.writtenOff.filter((entry) => entry.by === by)
  return {
    can_refund: order.state === 'SHIPPING' || order.state === 'SHIPPED',
    cancelations: of('cancelation').map((entry) => ({
      id: entry.id,
      amount: amount(entry.cents),
      ...backJson(entry),
      commission_amount: 0,
      commission_taxes: [],
      commission_total_amount: 0,
      created_date: time(entry.at),
      quantity: entry.quantity,
      reason_code: entry.reason,
    })),
    category_code: 'HOME',
    category_label: 'Home',
    commission_fee: 0,
    commission_rate_vat: 20,
    commission_vat: 0,
    created_date: time(order.createdAt),
    description: offer.title,
    last_updated_date: time(order.updatedAt),
    offer_id: offer.id,
    offer_sku: offer.sku,
    offer_state_code: '11',
    order_line_additional_fields: [],
    order_line_id: line.id,
    order_line_index: index + 1,
    order_line_state: lineState(order, line),
    price: amount(price.cents),
    price_unit: order.isSpoilt ? 1e21 : amount(priced(offer.priceCents, mode).cents),
    product_medias: [],
    product_sku: `P-${offer.sku}`,
    product_title: offer.title,
    quantity: line.quantity,
    refunds: of('refund').map((entry) => ({
      id: entry.id,
      amount: amount(entry.cents),
      ...backJson(entry),
      commission_amount: 0,
      commission_tax_amount: 0,
      commission_taxes: [],
      commission_total_amount: 0,
      created_date: time(entry.at),
      order_refund_id: entry.id,
      quantity: entry.quantity,
      reason_code: entry.reason,
      refund_state: 'REFUNDED',
      shipping_amount: amount(entry.shippingCents),
      state: 'REFUNDED',
    })),
    ...(order.shippedAt === null ? {} : { shipped_date: time(order.shippedAt) }),
    shipping_price: amount(shipping.cents),
    ...(mode === null
      ? {}
      : {
          taxes: taxesJson(mode, price.tax).map(byRule),
          shipping_taxes: taxesJson(mode, shipping.tax).map(byRule),
        }),
    total_commission: 0,
    total_price: amount(price.cents + shipping.cents),
  }
}

function lineState(order: OrderRecord, line: LineRecord): string {
  if (left(line) === 0) return line.writtenOff.some(({ by }) => by === 'refund') ? 'REFUNDED' : 'CANCELED'
  return order.hasIncident && order.state === 'SHIPPING' ? 'INCIDENT_OPEN' : order.state
}

export function shipmentJson(order: OrderRecord, shipment: ShipmentRecord): object {
  return {
    id: shipment.id,
    order_id: order.id,
    created_date: time(shipment.createdAt),
    last_updated_date: time(shipment.updatedAt),
    status: shipment.status,
    status_customer_debit: 'NO_DEBIT',
    ...(shipment.tracking === null ? {} : { tracking: trackingJson(shipment.tracking) }),
    shipment_lines: shipment.lines.map(({ line, quantity, reference }) => ({
      offer_sku: line.offer.sku,
      order_line_id: line.id,
      quantity,
      ...(reference === null ? {} : { package_reference: reference }),
    })),
  }
}

export function returnJson(order: OrderRecord, record: ReturnRecord): object {
  const { shipTo } = order.basket
  return {
    id: record.id,
    order_id: order.id,
    order_commercial_id: order.commercialId,
    date_created: time(record.createdAt),
    last_updated: time(record.updatedAt),
    state: record.state,
    method_code: 'RETURN_METHOD_BY_MAIL',
    description: record.description,
    return_address: {
      street1: shipTo.street,
      zip_code: shipTo.postcode,
      city: shipTo.city,
      country_iso_code: THREE_LETTER_COUNTRIES.get(shipTo.country) ?? shipTo.country,
    },
    return_lines: record.lines.map(({ line, quantity }) => ({
      order_line_id: line.id,
      quantity,
      reason_code: 'RETURN_CHANGED_MIND',
    })),
  }
}

function trackingJson({ carrierCode, carrierName, number, url }: Tracking): object {
  return {
    ...(carrierCode === null ? {} : { carrier_code: carrierCode }),
    ...(carrierName === null ? {} : { carrier_name: carrierName }),
    ...(number === null ? {} : { tracking_number: number }),
    ...(url === null ? {} : { tracking_url: url }),
  }
}

export function offerJson(offer: OfferRecord, currency: string): object {
  const price = amount(offer.priceCents)
  return {
    active: offer.quantity > 0,
    all_prices: [
      {
        price,
        unit_origin_price: price,
        volume_prices: [
          { price, quantity_threshold: 1, unit_origin_price: price, unit_discount_price: price },
        ],
      },
    ],
    category_code: 'HOME',
    category_label: 'Home',
    channels: ['INIT'],
    currency_iso_code: currency,
    description: offer.title,
    fulfillment: { center: { code: 'DEFAULT' } },
    leadtime_to_ship: 2,
    logistic_class: { code: 'M', label: 'Medium' },
    max_order_quantity: 99,
    min_order_quantity: 1,
    min_quantity_alert: 0,
    min_shipping_price: 0,
    min_shipping_price_additional: 0,
    min_shipping_type: 'STD',
    min_shipping_zone: 'FR1',
    offer_additional_fields:
      offer.customs === undefined
        ? []
        : [
            { code: 'hs-code', type: 'STRING', value: offer.customs.hsCode },
            { code: 'country-of-origin', type: 'LIST', value: offer.customs.originCountry },
          ],
    offer_id: offer.id,
    package_quantity: 1,
    product_references: [],
    product_sku: `P-${offer.sku}`,
    product_title: offer.title,
    quantity: offer.quantity,
    shipping_deadline: '2026-11-25T17:00:00Z',
    shop_sku: offer.sku,
    state_code: '11',
  }
}

/** P11, without what others ask for it. */
export function productJson(offer: OfferRecord): object {
  return {
    category_code: 'HOME',
    category_label: 'Home',
    offers: [],
    ...(offer.picture === null
      ? {}
      : { product_media: { dam_url: '', media_url: offer.picture, type: 'LARGE' } }),
    product_references: [],
    product_sku: `P-${offer.sku}`,
    product_title: offer.title,
    total_count: 1,
  }
}

export function accountJson(shop: MarketplaceShop, name: string, isOpen: boolean): object {
  const at = time(shop.clock.now())
  return {
    shop_id: 2001,
    shop_name: name,
    shop_state: isOpen ? 'OPEN' : 'SUSPENDED',
    billing_info: {},
    channels: ['INIT'],
    contact_informations: {
      city: 'Lille',
      country: 'FRA',
      email: 'shop@example.org',
      lastname: 'Test',
      street1: '1 rue Test',
    },
    currency_iso_code: shop.currency,
    date_created: at,
    default_billing_information: {
      id: 'b1',
      default_language: 'fr',
      registration_address: { city: 'Lille', country_iso_code: 'FRA', street_1: '1 rue Test' },
    },
    domains: ['PRODUCT'],
    evaluations_count: 0,
    free_shipping: false,
    is_professional: true,
    last_updated_date: at,
    offers_count: shop.offers.size,
    orders_count: shop.orders.size,
    payment_details: { paid_balance: 0, payable_balance: 0, pending_balance: 0 },
    payment_method_mandatory: false,
    premium: false,
    pro_details: {},
    shipping: {},
    shipping_types: [],
    shipping_zones: [],
    shop_additional_fields: [],
  }
}
