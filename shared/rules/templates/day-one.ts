import { all, any, condition, parameter, type RuleTemplate, template } from './template.ts'

const SITE = { en: 'Site', fr: 'Site' }
const OTHER_SITE = { en: 'Other site', fr: 'Autre site' }
const CARRIER = { en: 'Carrier', fr: 'Transporteur' }
const OTHER_CARRIER = { en: 'Other carrier', fr: 'Autre transporteur' }

const POINTS = { en: 'Points', fr: 'Points' }
const WORTH = { en: 'Up to so much dearer', fr: 'Jusqu’à un surcoût de' }

/** Any price: a preference that only stock and limits overcome. */
const AT_ANY_PRICE = 100_000

const heavyToCountry = template(
  'heavy-to-country',
  {
    en: 'Order over 3 kg and destination France → carrier A',
    fr: 'Commande de plus de 3 kg et destination France → transporteur A',
  },
  [
    parameter('grams', 'grams', { en: 'Over', fr: 'Plus de' }, 3_000),
    parameter('country', 'country', { en: 'Destination', fr: 'Destination' }, 'FR'),
    parameter('carrierId', 'carrier-service', CARRIER),
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
  {
    en: 'Stock of warehouse 1 is zero → warehouse 2',
    fr: 'Stock de l’entrepôt 1 à zéro → entrepôt 2',
  },
  [parameter('siteId', 'site', SITE), parameter('otherSiteId', 'site', OTHER_SITE)],
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
  {
    en: 'Express orders placed before 14:00 go first (site’s local time)',
    fr: 'Commandes express passées avant 14 h en premier (heure locale du site)',
  },
  [
    parameter('minute', 'time', { en: 'Before', fr: 'Avant' }, 14 * 60),
    parameter('points', 'points', POINTS, 500),
  ],
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
  {
    en: 'Fragile product → exclude certain services',
    fr: 'Article fragile → exclure certains services',
  },
  [
    parameter('flag', 'flag', { en: 'Product', fr: 'Article' }, 'fragile'),
    parameter('services', 'carrier-services', { en: 'Services', fr: 'Services' }),
  ],
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
  {
    en: 'Reserve stock for the own site; prioritise a more profitable channel',
    fr: 'Réserver du stock pour le site en propre ; donner la priorité à un canal plus rentable',
  },
  [
    parameter('channelId', 'channel', { en: 'Own site', fr: 'Site en propre' }),
    parameter('units', 'count', { en: 'Units of each product', fr: 'Unités de chaque article' }, 5),
    parameter('profitableId', 'channel', { en: 'More profitable channel', fr: 'Canal plus rentable' }),
    parameter('points', 'points', POINTS, 200),
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
  {
    en: 'Carrier saturated or on strike → shipping rules changed in a few clicks',
    fr: 'Transporteur saturé ou en grève → règles d’expédition changées en quelques clics',
  },
  [
    parameter('carrierId', 'carrier-service', CARRIER),
    parameter('otherCarrierId', 'carrier-service', OTHER_CARRIER),
    parameter('worthCents', 'cents', WORTH, AT_ANY_PRICE),
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

const cheapest = template(
  'cheapest-service',
  {
    en: 'Cheapest service compatible with weight, destination, order value and promise',
    fr: 'Service le moins cher compatible avec le poids, la destination, la valeur et la promesse',
  },
  [],
  () => [
    {
      stage: 'source',
      when: all(),
      actions: [{ code: 'source.strategy', args: { strategy: 'cheapest' } }],
    },
  ],
)

const nearestOrReadiest = template(
  'nearest-stock',
  {
    en: 'Ship from the stock nearest the customer, or from the site most able to ship now',
    fr: 'Expédier depuis le stock le plus proche du client, ou le site le plus à même d’expédier',
  },
  [
    parameter('distance', 'weight', { en: 'Weight of distance', fr: 'Poids de la distance' }, 6),
    parameter('speed', 'weight', { en: 'Weight of speed', fr: 'Poids du délai' }, 3),
    parameter('balance', 'weight', { en: 'Weight of free capacity', fr: 'Poids de la capacité libre' }, 3),
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
  {
    en: 'A saturated warehouse gives way to another',
    fr: 'Un entrepôt saturé laisse la place à un autre',
  },
  [
    parameter('siteId', 'site', SITE),
    parameter('otherSiteId', 'site', OTHER_SITE),
    parameter('worthCents', 'cents', WORTH, 300),
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
  {
    en: 'Express, VIP and marketplace-SLA orders move up the queue',
    fr: 'Les commandes express, VIP et sous engagement de place de marché remontent dans la file',
  },
  [
    parameter('tier', 'tier', { en: 'Tier', fr: 'Rang' }, 'vip'),
    parameter('channelIds', 'channels', { en: 'Marketplaces', fr: 'Places de marché' }),
    parameter('days', 'days', { en: 'Days left at most', fr: 'Jours restants au plus' }, 1),
    parameter('points', 'points', POINTS, 300),
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
