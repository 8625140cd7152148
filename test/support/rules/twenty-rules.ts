import type { Rule } from '../../../shared/rules/document.ts'
import { all, does, is, ruleOf } from './rule-builders.ts'

/** Friday 2026-11-27, the end of the day in Paris. */
const FRIDAY_NIGHT = Date.UTC(2026, 10, 27, 23, 0)

/** The twenty rules that merchants ask for, of the demo's sites, carriers and channels. */
export const TWENTY_RULES = {
  'weight and country': ruleOf(
    'heavy',
    all(is('order.weight', 'gt', 3_000), is('order.country', 'in', ['FR'])),
    [does('ship.use-service', { carrierId: 'colissimo', serviceId: 'domicile' })],
  ),
  'stock at zero': ruleOf('zero', is('stock.least', 'zero', { site: 'LILLE', value: null }), [
    does('source.send-to', { siteId: 'LYON' }),
  ]),
  'express by time': ruleOf(
    'express',
    all(is('order.service-level', 'in', ['express']), is('order.placed-time-at-site', 'before', 840)),
    [does('classify.add-priority', { points: 500 })],
  ),
  fragile: ruleOf('fragile', is('parcel.flag', 'any-of', ['fragile']), [
    does('ship.exclude-services', { services: [{ carrierId: 'dpd', serviceId: null }] }),
  ]),
  'own-site reserve': ruleOf('reserve', is('order.channel', 'not-in', ['boutique']), [
    does('classify.protect-stock', { channelId: 'boutique', units: 5, siteId: null }),
  ]),
  'strike in a region until Friday': ruleOf(
    'strike',
    is('order.postcode', 'starts-with', ['59', '62']),
    [does('ship.exclude-services', { services: [{ carrierId: 'dpd', serviceId: null }] })],
    { validity: { from: null, until: FRIDAY_NIGHT, days: null, hours: null } },
  ),
  'free upgrade for VIPs': ruleOf('upgrade', is('order.tier', 'in', ['vip']), [
    does('classify.ship-as', { level: 'express' }),
  ]),
  'hazmat never by air': ruleOf('hazmat', is('parcel.flag', 'any-of', ['hazmat']), [
    does('ship.exclude-services', { services: [{ carrierId: 'chronopost', serviceId: null }] }),
  ]),
  'marketplace from one site': ruleOf('marketplace', is('order.channel', 'in', ['outlet']), [
    does('source.send-to', { siteId: 'BORDEAUX' }),
  ]),
  'islands and overseas': ruleOf('islands', is('order.territory', 'in', ['FR-RE', 'FR-COR']), [
    does('ship.use-service', { carrierId: 'colissimo', serviceId: null }),
  ]),
  'signature over a value': ruleOf('signature', is('order.value', 'gt', 30_000), [does('ship.signature')]),
  'split only if it pays': ruleOf('split', is('order.value', 'lt', 5_000), [
    does('source.splits', { maxFulfillments: 1 }),
  ]),
  'billing differs': ruleOf('billing', is('order.billed-elsewhere', 'yes'), [
    does('hold', { note: 'Billed abroad' }),
  ]),
  'oversize by freight': ruleOf('oversize', is('parcel.flag', 'any-of', ['oversize']), [
    does('ship.use-service', { carrierId: 'dpd', serviceId: 'predict' }),
  ]),
  'cold goods not on Fridays': ruleOf('cold', is('parcel.flag', 'any-of', ['cold']), [
    does('ship.not-on-days', { days: [5] }),
  ]),
  'pre-order date': ruleOf('pre-order', is('parcel.sku', 'any-of', ['TEI-102']), [
    does('ship.not-before', { date: '2026-12-08' }),
  ]),
  '60/40 between sites': ruleOf('share', is('order.country', 'in', ['FR']), [
    does('source.share-sites', {
      shares: [
        { siteId: 'LILLE', parts: 60 },
        { siteId: 'LYON', parts: 40 },
      ],
    }),
  ]),
  'gifts from one site': ruleOf('gifts', is('order.tags', 'any-of', ['gift']), [
    does('source.send-to', { siteId: 'LYON' }),
  ]),
  'Saturday cut-off': ruleOf('saturday', is('ship.site', 'in', ['LILLE']), [
    does('ship.cut-off', { minute: 660, days: [6] }),
  ]),
  'no parcel shop for a carrier': ruleOf('shops', is('order.delivery', 'in', ['relay']), [
    does('ship.exclude-services', { services: [{ carrierId: 'mondial-relay', serviceId: null }] }),
  ]),
} as const satisfies Readonly<Record<string, Rule>>

export type TwentyRule = keyof typeof TWENTY_RULES
