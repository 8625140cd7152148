import { all, any, condition, parameter, type RuleTemplate, template } from './template.ts'

const FRIDAY = 5
const SATURDAY = 6

const coldNotOnDays = template(
  'cold-not-on-days',
  [parameter('flag', 'flag', 'product', 'cold'), parameter('days', 'weekdays', 'notOn', [FRIDAY, SATURDAY])],
  (value) => [
    {
      stage: 'ship',
      when: all(condition('parcel.flag', 'any-of', [value('flag')])),
      actions: [{ code: 'ship.not-on-days', args: { days: value('days') } }],
    },
  ],
)

const preOrder = template(
  'pre-order',
  [parameter('skus', 'skus', 'products'), parameter('date', 'date', 'date')],
  (value) => [
    {
      stage: 'ship',
      when: all(condition('parcel.sku', 'any-of', value('skus'))),
      actions: [{ code: 'ship.not-before', args: { date: value('date') } }],
    },
  ],
)

const weekdayCutoff = template(
  'weekday-cut-off',
  [
    parameter('siteIds', 'sites', 'sites'),
    parameter('minute', 'time', 'cutOff', 11 * 60),
    parameter('days', 'weekdays', 'onDays', [SATURDAY]),
  ],
  (value) => [
    {
      stage: 'ship',
      when: all(condition('ship.site', 'in', value('siteIds'))),
      actions: [{ code: 'ship.cut-off', args: { minute: value('minute'), days: value('days') } }],
    },
  ],
)

const sharedWork = template('shared-work', [parameter('shares', 'site-shares', 'shares')], (value) => [
  {
    stage: 'source',
    when: all(),
    actions: [{ code: 'source.share-sites', args: { shares: value('shares') } }],
  },
])

const billedElsewhere = template('billed-elsewhere', [parameter('note', 'note', 'reason')], (value) => [
  {
    stage: 'classify',
    when: all(condition('order.billed-elsewhere', 'yes')),
    actions: [{ code: 'hold', args: { note: value('note') } }],
  },
])

const freeUpgrade = template('free-upgrade', [parameter('tier', 'tier', 'tier', 'vip')], (value) => [
  {
    stage: 'classify',
    when: all(condition('order.tier', 'in', [value('tier')])),
    actions: [{ code: 'classify.ship-as', args: { level: 'express' } }],
  },
])

const paidForSpeed = template('paid-for-speed', [parameter('cents', 'cents', 'atLeast', 1_000)], (value) => [
  {
    stage: 'classify',
    when: all(condition('order.shipping-paid', 'gte', value('cents'))),
    actions: [{ code: 'classify.ship-as', args: { level: 'express' } }],
  },
])

const currencyFromSite = template(
  'currency-from-site',
  [parameter('currencies', 'currencies', 'currencies'), parameter('siteId', 'site', 'site')],
  (value) => [
    {
      stage: 'source',
      when: all(condition('order.currency', 'in', value('currencies'))),
      actions: [{ code: 'source.send-to', args: { siteId: value('siteId') } }],
    },
  ],
)

const collectedFirst = template(
  'collected-first',
  [parameter('points', 'points', 'points', 300)],
  (value) => [
    {
      stage: 'classify',
      when: all(condition('order.delivery', 'in', ['collect'])),
      actions: [{ code: 'classify.add-priority', args: { points: value('points') } }],
    },
  ],
)

const firstOrderLarge = template(
  'first-order-large',
  [parameter('cents', 'cents', 'over', 30_000), parameter('note', 'note', 'reason')],
  (value) => [
    {
      stage: 'classify',
      when: all(condition('customer.first-order', 'yes'), condition('order.value', 'gt', value('cents'))),
      actions: [{ code: 'hold', args: { note: value('note') } }],
    },
  ],
)

const costlyCustomer = template(
  'costly-customer',
  [
    parameter('returned', 'count', 'sentBack', 3),
    parameter('refused', 'count', 'refused', 1),
    parameter('note', 'note', 'reason'),
  ],
  (value) => [
    {
      stage: 'classify',
      when: any(
        condition('customer.returned', 'gte', value('returned')),
        condition('customer.refused', 'gte', value('refused')),
      ),
      actions: [{ code: 'hold', args: { note: value('note') } }],
    },
  ],
)

const thinMargin = template('thin-margin', [parameter('cents', 'cents', 'marginUnder', 500)], (value) => [
  {
    stage: 'source',
    when: all(condition('order.margin', 'lt', value('cents'))),
    actions: [
      { code: 'source.strategy', args: { strategy: 'cheapest' } },
      { code: 'source.splits', args: { maxFulfillments: 1 } },
    ],
  },
])

const farPoint = template(
  'far-point',
  [parameter('km', 'kilometres', 'over', 20), parameter('note', 'note', 'reason')],
  (value) => [
    {
      stage: 'classify',
      when: all(condition('order.point-distance', 'gt', value('km'))),
      actions: [{ code: 'hold', args: { note: value('note') } }],
    },
  ],
)

/** What merchants ask for beyond day one. */
export const ASKED_FOR_TEMPLATES: readonly RuleTemplate[] = [
  coldNotOnDays,
  preOrder,
  weekdayCutoff,
  sharedWork,
  billedElsewhere,
  freeUpgrade,
  paidForSpeed,
  currencyFromSite,
  collectedFirst,
  firstOrderLarge,
  costlyCustomer,
  thinMargin,
  farPoint,
]
