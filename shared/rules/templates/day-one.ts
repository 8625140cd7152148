import { all, any, condition, parameter, type RuleTemplate, template } from './template.ts'

/** Any price: a preference that only stock and limits overcome. */
const AT_ANY_PRICE = 100_000

const heavyToCountry = template(
  'heavy-to-country',
  [
    parameter('grams', 'grams', 'over', 3_000),
    parameter('country', 'country', 'destination', 'FR'),
    parameter('carrierId', 'carrier-service', 'carrier'),
  ],
  (value) => [
    {
      stage: 'ship',
      when: all(
        condition('order.chargeable-weight', 'gt', value('grams')),
        condition('order.country', 'in', [value('country')]),
      ),
      actions: [{ code: 'ship.use-service', args: { carrierId: value('carrierId'), serviceId: null } }],
    },
  ],
)

const outOfStockElsewhere = template(
  'out-of-stock-elsewhere',
  [parameter('siteId', 'site', 'site'), parameter('otherSiteId', 'site', 'otherSite')],
  (value) => [
    {
      stage: 'source',
      when: all(condition('stock.least', 'zero', { site: value('siteId') })),
      actions: [{ code: 'source.send-to', args: { siteId: value('otherSiteId') } }],
    },
  ],
)

const earlyExpress = template(
  'early-express',
  [parameter('minute', 'time', 'before', 14 * 60), parameter('points', 'points', 'points', 500)],
  (value) => [
    {
      stage: 'classify',
      when: all(
        condition('order.service-level', 'in', ['express']),
        condition('order.placed-time-at-site', 'before', value('minute')),
      ),
      actions: [{ code: 'classify.add-priority', args: { points: value('points') } }],
    },
  ],
)

const fragileExclusions = template(
  'fragile-exclusions',
  [parameter('flag', 'flag', 'product', 'fragile'), parameter('services', 'carrier-services', 'services')],
  (value) => [
    {
      stage: 'ship',
      when: all(condition('parcel.flag', 'any-of', [value('flag')])),
      actions: [{ code: 'ship.exclude-services', args: { services: value('services') } }],
    },
  ],
)

const ownSiteReserve = template(
  'own-site-reserve',
  [
    parameter('channelId', 'channel', 'ownSite'),
    parameter('units', 'count', 'units', 5),
    parameter('profitableId', 'channel', 'profitableChannel'),
    parameter('points', 'points', 'points', 200),
  ],
  (value) => [
    {
      stage: 'classify',
      when: all(condition('order.channel', 'not-in', [value('channelId')])),
      actions: [
        {
          code: 'classify.protect-stock',
          args: { channelId: value('channelId'), units: value('units'), siteId: null },
        },
      ],
    },
    {
      stage: 'classify',
      when: all(condition('order.channel', 'in', [value('profitableId')])),
      actions: [{ code: 'classify.add-priority', args: { points: value('points') } }],
    },
  ],
)

const carrierOnStrike = template(
  'carrier-on-strike',
  [
    parameter('carrierId', 'carrier-service', 'carrier'),
    parameter('otherCarrierId', 'carrier-service', 'otherCarrier'),
    parameter('worthCents', 'cents', 'upTo', AT_ANY_PRICE),
  ],
  (value) => [
    {
      stage: 'ship',
      when: any(
        condition('service.suspended', 'yes', { service: value('carrierId') }),
        condition('service.cap-left', 'zero', { service: value('carrierId') }),
      ),
      actions: [
        {
          code: 'ship.exclude-services',
          args: { services: [{ carrierId: value('carrierId'), serviceId: null }] },
        },
        {
          code: 'ship.prefer-service',
          args: { carrierId: value('otherCarrierId'), serviceId: null, worthCents: value('worthCents') },
        },
      ],
    },
  ],
)

const cheapest = template('cheapest-service', [], () => [
  {
    stage: 'source',
    when: all(),
    actions: [{ code: 'source.strategy', args: { strategy: 'cheapest' } }],
  },
])

const nearestOrReadiest = template(
  'nearest-stock',
  [
    parameter('distance', 'weight', 'weightOfDistance', 6),
    parameter('speed', 'weight', 'weightOfSpeed', 3),
    parameter('balance', 'weight', 'weightOfCapacity', 3),
  ],
  (value) => [
    {
      stage: 'source',
      when: all(),
      actions: [
        {
          code: 'source.weights',
          args: {
            cost: 1,
            speed: value('speed'),
            distance: value('distance'),
            balance: value('balance'),
          },
        },
      ],
    },
  ],
)

const saturatedSite = template(
  'saturated-site',
  [
    parameter('siteId', 'site', 'site'),
    parameter('otherSiteId', 'site', 'otherSite'),
    parameter('worthCents', 'cents', 'upTo', 300),
  ],
  (value) => [
    {
      stage: 'source',
      when: all(condition('site.capacity-left', 'zero', { site: value('siteId') })),
      actions: [
        { code: 'source.exclude-sites', args: { siteIds: [value('siteId')] } },
        {
          code: 'source.prefer-sites',
          args: { siteIds: [value('otherSiteId')], worthCents: value('worthCents') },
        },
      ],
    },
  ],
)

const queueJumpers = template(
  'queue-jumpers',
  [
    parameter('tier', 'tier', 'tier', 'vip'),
    parameter('channelIds', 'channels', 'marketplaces'),
    parameter('days', 'days', 'daysLeft', 1),
    parameter('points', 'points', 'points', 300),
  ],
  (value) => [
    {
      stage: 'classify',
      when: any(
        condition('order.service-level', 'in', ['express']),
        condition('order.tier', 'in', [value('tier')]),
        all(
          condition('order.channel', 'in', value('channelIds')),
          condition('order.days-to-deadline', 'lte', value('days')),
        ),
      ),
      actions: [{ code: 'classify.add-priority', args: { points: value('points') } }],
    },
  ],
)

/** The rules that a merchant writes on day one. */
export const DAY_ONE_TEMPLATES: readonly RuleTemplate[] = [
  heavyToCountry,
  outOfStockElsewhere,
  earlyExpress,
  fragileExclusions,
  ownSiteReserve,
  carrierOnStrike,
  cheapest,
  nearestOrReadiest,
  saturatedSite,
  queueJumpers,
]
