import { ofMoney, ofOrder } from './define-field.ts'
import { MERCHANTS_TIME, NO_DEADLINE, NO_RATE, UNKNOWN_PLACE, UNKNOWN_PRODUCT } from './missing-value.ts'

/** What is asked of the order itself. */
export const ORDER_FIELDS = {
  'order.weight': ofOrder(
    { kind: 'number', unit: 'grams' },
    {
      label: { en: 'the weight', fr: 'le poids' },
      missing: UNKNOWN_PRODUCT,
      read: ({ weightG }) => weightG,
    },
  ),
  'order.chargeable-weight': ofOrder(
    { kind: 'number', unit: 'grams' },
    {
      label: { en: 'the chargeable weight', fr: 'le poids taxable' },
      missing: UNKNOWN_PRODUCT,
      read: ({ chargeableG }) => chargeableG,
    },
  ),
  'order.value': ofMoney({
    label: { en: 'the order value', fr: 'la valeur de la commande' },
    missing: NO_RATE,
    read: (facts, currency) => (currency === null ? facts.valueCents : facts.valueIn(currency)),
  }),
  'order.currency': ofOrder(
    { kind: 'text', of: 'currency' },
    {
      label: { en: 'the order’s currency', fr: 'la devise de la commande' },
      read: ({ order }) => order.currency,
    },
  ),
  'order.lines': ofOrder(
    { kind: 'number', unit: 'count' },
    {
      label: { en: 'the number of lines', fr: 'le nombre de lignes' },
      read: ({ order }) => order.lines.length,
    },
  ),
  'order.units': ofOrder(
    { kind: 'number', unit: 'count' },
    {
      label: { en: 'the number of units', fr: 'le nombre d’unités' },
      read: ({ order }) => order.lines.reduce((units, { quantity }) => units + quantity, 0),
    },
  ),
  'order.country': ofOrder(
    { kind: 'text', of: 'country' },
    {
      label: { en: 'the destination', fr: 'la destination' },
      read: ({ order }) => order.destination.country,
    },
  ),
  'order.territory': ofOrder(
    { kind: 'text', of: 'territory' },
    {
      label: { en: 'the territory', fr: 'le territoire' },
      read: ({ territory }) => territory,
    },
  ),
  'order.postcode': ofOrder(
    { kind: 'text', of: 'postcode' },
    {
      label: { en: 'the postcode', fr: 'le code postal' },
      operators: ['starts-with', 'not-starts-with', 'in', 'not-in'],
      read: ({ postcode }) => postcode,
    },
  ),
  'order.nearest-distance': ofOrder(
    { kind: 'number', unit: 'kilometres' },
    {
      label: { en: 'the distance to the nearest site', fr: 'la distance au site le plus proche' },
      missing: UNKNOWN_PLACE,
      readsDistance: true,
      read: ({ nearestKm }) => nearestKm,
    },
  ),
  'order.channel': ofOrder(
    { kind: 'text', of: 'channel' },
    {
      label: { en: 'the channel', fr: 'le canal' },
      read: ({ order }) => order.channelId,
    },
  ),
  'order.service-level': ofOrder(
    { kind: 'text', of: 'service-level' },
    {
      label: { en: 'the service asked for', fr: 'le service demandé' },
      read: ({ order }) => order.serviceLevel,
    },
  ),
  'order.tier': ofOrder(
    { kind: 'text', of: 'tier' },
    {
      label: { en: 'the customer’s tier', fr: 'le rang du client' },
      read: ({ order }) => order.customerTier,
    },
  ),
  'order.tags': ofOrder(
    { kind: 'set', of: 'tag' },
    {
      label: { en: 'the tags', fr: 'les étiquettes' },
      phrases: {
        en: {
          'any-of': 'the order is tagged #',
          'all-of': 'the order is tagged #',
          'none-of': 'the order is not tagged #',
        },
        fr: {
          'any-of': 'la commande porte l’étiquette #',
          'all-of': 'la commande porte à la fois l’étiquette #',
          'none-of': 'la commande ne porte pas l’étiquette #',
        },
      },
      read: ({ tags }) => tags,
    },
  ),
  'order.placed-time': ofOrder(
    { kind: 'number', unit: 'minute-of-day' },
    {
      label: { en: 'the time of the order', fr: 'l’heure de la commande' },
      read: ({ placedMinute }) => placedMinute,
    },
  ),
  'order.placed-time-at-site': ofOrder(
    { kind: 'number', unit: 'minute-of-day' },
    {
      label: {
        en: 'the time of the order, at the nearest site,',
        fr: 'l’heure de la commande, au site le plus proche,',
      },
      missing: MERCHANTS_TIME,
      readsDistance: true,
      read: ({ placedMinuteAtSite }) => placedMinuteAtSite,
    },
  ),
  'order.placed-weekday': ofOrder(
    { kind: 'number', unit: 'weekday' },
    {
      label: { en: 'the day of the order', fr: 'le jour de la commande' },
      read: ({ placedWeekday }) => placedWeekday,
    },
  ),
  'order.placed-weekday-at-site': ofOrder(
    { kind: 'number', unit: 'weekday' },
    {
      label: {
        en: 'the day of the order, at the nearest site,',
        fr: 'le jour de la commande, au site le plus proche,',
      },
      missing: MERCHANTS_TIME,
      readsDistance: true,
      read: ({ placedWeekdayAtSite }) => placedWeekdayAtSite,
    },
  ),
  'order.age': ofOrder(
    { kind: 'number', unit: 'hours' },
    {
      label: { en: 'the age of the order', fr: 'l’âge de la commande' },
      read: ({ ageHours }) => ageHours,
    },
  ),
  'order.deadline': ofOrder(
    { kind: 'number', unit: 'date' },
    {
      label: { en: 'the promised date', fr: 'la date promise' },
      missing: NO_DEADLINE,
      read: ({ deadlineDay }) => deadlineDay,
    },
  ),
  'order.days-to-deadline': ofOrder(
    { kind: 'number', unit: 'days' },
    {
      label: { en: 'the time left before the promised date', fr: 'le délai avant la date promise' },
      missing: NO_DEADLINE,
      read: ({ daysToDeadline }) => daysToDeadline,
    },
  ),
}
