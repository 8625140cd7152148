import { isCollected } from '../../domain/collection.ts'
import { type Delivery, shippingMethodKey } from '../../domain/shipping-method.ts'
import { ofMoney, ofOrder } from './define-field.ts'
import type { RuledOrder } from './facts.ts'

/** What is asked of the order itself. */
export const ORDER_FIELDS = {
  'order.weight': ofOrder(
    { kind: 'number', unit: 'grams' },
    {
      missing: 'unknown-product',
      read: ({ weightG }) => weightG,
    },
  ),
  'order.chargeable-weight': ofOrder(
    { kind: 'number', unit: 'grams' },
    {
      missing: 'unknown-product',
      read: ({ chargeableG }) => chargeableG,
    },
  ),
  'order.value': ofMoney({
    missing: 'no-rate',
    read: (facts, currency) => (currency === null ? facts.valueCents : facts.valueIn(currency)),
  }),
  'order.shipping-paid': ofMoney({
    missing: 'not-said',
    read: (facts, currency) => facts.shippingPaidIn(currency),
  }),
  'order.margin': ofMoney({
    missing: 'unknown-cost',
    read: (facts, currency) => facts.marginIn(currency),
  }),
  'order.margin-percent': ofOrder(
    { kind: 'number', unit: 'percent' },
    {
      missing: 'unknown-cost',
      read: ({ marginPercent }) => marginPercent,
    },
  ),
  'order.currency': ofOrder(
    { kind: 'text', of: 'currency' },
    {
      read: ({ order }) => order.currency,
    },
  ),
  'order.lines': ofOrder(
    { kind: 'number', unit: 'count' },
    {
      read: ({ order }) => order.lines.length,
    },
  ),
  'order.units': ofOrder(
    { kind: 'number', unit: 'count' },
    {
      read: ({ order }) => order.lines.reduce((units, { quantity }) => units + quantity, 0),
    },
  ),
  'order.country': ofOrder(
    { kind: 'text', of: 'country' },
    {
      read: ({ order }) => order.destination.country,
    },
  ),
  'order.billing-country': ofOrder(
    { kind: 'text', of: 'country' },
    {
      read: ({ order }) => order.billingCountry ?? '',
    },
  ),
  'order.billed-elsewhere': ofOrder(
    { kind: 'truth' },
    {
      missing: 'not-said',
      read: ({ order }) =>
        order.billingCountry !== undefined && order.billingCountry !== order.destination.country,
    },
  ),
  'order.territory': ofOrder(
    { kind: 'text', of: 'territory' },
    {
      read: ({ territory }) => territory,
    },
  ),
  'order.postcode': ofOrder(
    { kind: 'text', of: 'postcode' },
    {
      operators: ['starts-with', 'not-starts-with', 'in', 'not-in'],
      read: ({ postcode }) => postcode,
    },
  ),
  'order.nearest-distance': ofOrder(
    { kind: 'number', unit: 'kilometres' },
    {
      missing: 'unknown-place',
      readsDistance: true,
      read: ({ nearestKm }) => nearestKm,
    },
  ),
  'order.point-distance': ofOrder(
    { kind: 'number', unit: 'kilometres' },
    {
      missing: 'no-point',
      read: ({ pointKm }) => pointKm,
    },
  ),
  'order.channel': ofOrder(
    { kind: 'text', of: 'channel' },
    {
      read: ({ order }) => order.channelId,
    },
  ),
  'order.service-level': ofOrder(
    { kind: 'text', of: 'service-level' },
    {
      read: ({ order }) => order.serviceLevel,
    },
  ),
  'order.shipping-method': ofOrder(
    { kind: 'text', of: 'shipping-method' },
    {
      read: ({ order }) => shippingMethodKey(order.requests?.shippingMethod ?? ''),
    },
  ),
  'order.delivery': ofOrder(
    { kind: 'text', of: 'delivery' },
    {
      read: ({ order }) => deliveryOf(order),
    },
  ),
  'order.tier': ofOrder(
    { kind: 'text', of: 'tier' },
    {
      read: ({ order }) => order.customerTier,
    },
  ),
  'customer.first-order': ofOrder(
    { kind: 'truth' },
    {
      missing: 'unknown-customer',
      read: ({ order }) => order.past?.orders === 0,
    },
  ),
  'customer.orders': ofOrder(
    { kind: 'number', unit: 'count' },
    {
      missing: 'unknown-customer',
      read: ({ order }) => order.past?.orders ?? Number.NaN,
    },
  ),
  'customer.returned': ofOrder(
    { kind: 'number', unit: 'count' },
    {
      missing: 'unknown-customer',
      read: ({ order }) => order.past?.returned ?? Number.NaN,
    },
  ),
  'customer.refused': ofOrder(
    { kind: 'number', unit: 'count' },
    {
      missing: 'unknown-customer',
      read: ({ order }) => order.past?.refused ?? Number.NaN,
    },
  ),
  'order.tags': ofOrder(
    { kind: 'set', of: 'tag' },
    {
      read: ({ tags }) => tags,
    },
  ),
  'order.placed-time': ofOrder(
    { kind: 'number', unit: 'minute-of-day' },
    {
      read: ({ placedMinute }) => placedMinute,
    },
  ),
  'order.placed-time-at-site': ofOrder(
    { kind: 'number', unit: 'minute-of-day' },
    {
      missing: 'merchants-time',
      readsDistance: true,
      read: ({ placedMinuteAtSite }) => placedMinuteAtSite,
    },
  ),
  'order.placed-weekday': ofOrder(
    { kind: 'number', unit: 'weekday' },
    {
      read: ({ placedWeekday }) => placedWeekday,
    },
  ),
  'order.placed-weekday-at-site': ofOrder(
    { kind: 'number', unit: 'weekday' },
    {
      missing: 'merchants-time',
      readsDistance: true,
      read: ({ placedWeekdayAtSite }) => placedWeekdayAtSite,
    },
  ),
  'order.age': ofOrder(
    { kind: 'number', unit: 'hours' },
    {
      read: ({ ageHours }) => ageHours,
    },
  ),
  'order.deadline': ofOrder(
    { kind: 'number', unit: 'date' },
    {
      missing: 'no-deadline',
      read: ({ deadlineDay }) => deadlineDay,
    },
  ),
  'order.days-to-deadline': ofOrder(
    { kind: 'number', unit: 'days' },
    {
      missing: 'no-deadline',
      read: ({ daysToDeadline }) => daysToDeadline,
    },
  ),
}

function deliveryOf(order: RuledOrder): Delivery {
  if (isCollected(order)) return 'collect'
  return order.serviceLevel === 'relay' ? 'relay' : 'home'
}
