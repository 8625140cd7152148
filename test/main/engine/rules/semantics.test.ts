import { describe, expect, test } from 'vitest'
import { postcodeKey } from '../../../../shared/domain/postal/postcode-key.ts'
import {
  all,
  any,
  does,
  evaluate,
  is,
  matchedBy,
  none,
  ruleOf,
} from '../../../support/rules/rule-builders.ts'
import { parcelFacts } from '../../../support/rules/rule-facts.ts'

const france = is('order.country', 'in', ['FR'])
const heavy = is('order.weight', 'gt', 3_000)
const colissimo = does('ship.use-service', { carrierId: 'COLISSIMO', serviceId: null })
const dhl = does('ship.use-service', { carrierId: 'DHL', serviceId: 'express' })

describe('within an action type the first rule that matches wins', () => {
  test('the later choice of a carrier is not taken', () => {
    const { ship, verdicts } = evaluate([ruleOf('a', france, [dhl]), ruleOf('b', all(), [colissimo])])
    expect(ship.chosen).toEqual({
      ruleId: 'a',
      ruleName: 'Rule a',
      value: { carrierId: 'DHL', serviceId: 'express', indexes: [2] },
    })
    expect(verdicts.map((verdict) => [verdict.matched, verdict.effects.map((one) => one.action)])).toEqual([
      [true, ['ship.use-service']],
      [true, []],
    ])
  })

  test('another type of action of the later rule is taken', () => {
    const { ship } = evaluate([
      ruleOf('a', france, [dhl]),
      ruleOf('b', all(), [colissimo, does('ship.signature')]),
    ])
    expect([ship.chosen?.ruleId, ship.signature?.ruleId]).toEqual(['a', 'b'])
  })

  test('a carrier stands for all its services', () => {
    const { ship } = evaluate([ruleOf('a', all(), [colissimo])])
    expect(ship.chosen?.value.indexes).toEqual([0, 1])
  })

  test('a rule of weights and a rule of strategy compete', () => {
    const { effects } = evaluate([
      ruleOf('a', all(), [does('source.weights', { cost: 1, speed: 2, distance: 0, balance: 0 })]),
      ruleOf('b', all(), [does('source.strategy', { strategy: 'nearest' })]),
    ])
    expect(effects.strategy?.value).toEqual({
      kind: 'weights',
      weights: { cost: 1, speed: 2, distance: 0, balance: 0 },
    })
  })
})

describe('exclusions, tags, added priority and protected stock add up', () => {
  test('in the order of the rules', () => {
    const { effects } = evaluate([
      ruleOf('a', all(), [
        does('classify.tag', { tag: 'one' }),
        does('classify.add-priority', { points: 10 }),
      ]),
      ruleOf('b', heavy, [does('classify.tag', { tag: 'heavy' })]),
      ruleOf('c', all(), [does('classify.tag', { tag: 'one' }), does('classify.tag', { tag: 'two' })]),
      ruleOf('d', all(), [does('classify.add-priority', { points: -3 })]),
      ruleOf('e', all(), [does('classify.protect-stock', { channelId: 'amazon', units: 2, siteId: 'METZ' })]),
      ruleOf('f', all(), [does('source.exclude-sites', { siteIds: ['LILLE'] })]),
      ruleOf('g', all(), [does('source.exclude-sites', { siteIds: ['METZ', 'LILLE'] })]),
    ])
    expect(effects.tags.map((tag) => [tag.ruleId, tag.value])).toEqual([
      ['a', 'one'],
      ['c', 'two'],
    ])
    expect(effects.priorityAdded.map((added) => added.value)).toEqual([10, -3])
    expect(effects.protectedStock.map((kept) => kept.value)).toEqual([
      { channelId: 'amazon', units: 2, site: { siteId: 'METZ', index: 2 } },
    ])
    expect(effects.excludedSites.map((site) => site.value.index)).toEqual([0, 2, 0])
  })

  test('tags that classify rules add are seen from source on, not by classify rules', () => {
    const tagged = is('order.tags', 'any-of', ['big'])
    const outcome = evaluate(
      [
        ruleOf('tag', heavy, [does('classify.tag', { tag: 'big' })]),
        ruleOf('same-stage', tagged, [does('classify.add-priority', { points: 5 })]),
        ruleOf('later', tagged, [does('source.splits', { maxFulfillments: 1 })]),
      ],
      { order: { weightG: 5_000 } },
    )
    expect(matchedBy(outcome)).toEqual(['tag', 'later'])
  })
})

describe('a rule may stop its stage', () => {
  const rules = [
    ruleOf('stop', heavy, [does('classify.tag', { tag: 'heavy' })], { stopsStage: true }),
    ruleOf('after', all(), [does('classify.tag', { tag: 'after' })]),
    ruleOf('next-stage', all(), [does('source.splits', { maxFulfillments: 1 })]),
  ]

  test('later rules of the stage are not looked at when it matches', () => {
    const outcome = evaluate(rules, { order: { weightG: 4_000 } })
    expect(outcome.effects.tags.map((tag) => tag.value)).toEqual(['heavy'])
    expect(outcome.verdicts.map((verdict) => verdict.skipped)).toEqual([null, 'stage-stopped', null])
  })

  test('they are when it does not', () => {
    expect(matchedBy(evaluate(rules))).toEqual(['after', 'next-stage'])
  })

  test('actions of the stopping rule itself all count, with several alternatives too', () => {
    const { effects } = evaluate([
      ruleOf('stop', any(france, is('order.units', 'eq', 1)), [does('classify.tag', { tag: 'stopped' })], {
        stopsStage: true,
      }),
      ruleOf('after', all(), [does('classify.tag', { tag: 'after' })]),
    ])
    expect(effects.tags.map((tag) => tag.value)).toEqual(['stopped'])
  })
})

describe('parcel conditions see the parcel, never the whole order', () => {
  const bigParcel = ruleOf('big', is('parcel.weight', 'gt', 3_000), [dhl])

  test('an order of 4 kg in two parcels of 2 kg is not over 3 kg', () => {
    const { ship } = evaluate([bigParcel], {
      order: { weightG: 4_000 },
      ship: { parcels: [parcelFacts({ weightG: 2_000 }), parcelFacts({ weightG: 2_000 })] },
    })
    expect(ship.chosen).toBeNull()
  })

  test('one parcel over 3 kg is enough, and the rule applies once', () => {
    const exclude = does('ship.exclude-services', { services: [{ carrierId: 'DHL', serviceId: null }] })
    const { ship, verdicts } = evaluate([ruleOf('big', is('parcel.weight', 'gt', 3_000), [exclude])], {
      ship: { parcels: [4_000, 5_000, 100].map((weightG) => parcelFacts({ weightG })) },
    })
    expect(ship.excluded).toHaveLength(1)
    expect(verdicts[0]?.effects).toEqual([
      { action: 'ship.exclude-services', args: { services: exclude.args['services'] } },
    ])
  })

  test('two conditions must hold for the same parcel', () => {
    const both = ruleOf(
      'both',
      all(is('parcel.weight', 'gt', 3_000), is('parcel.flag', 'any-of', ['fragile'])),
      [dhl],
    )
    const outcome = evaluate([both], {
      ship: { parcels: [parcelFacts({ weightG: 4_000 }), parcelFacts({ weightG: 100, flags: ['fragile'] })] },
    })
    expect(matchedBy(outcome)).toEqual([])
  })
})

describe('missing values', () => {
  const cases = [
    { name: 'over', when: is('order.weight', 'gt', 0), want: false },
    { name: 'at most', when: is('order.weight', 'lte', 1_000_000), want: false },
    { name: 'is not', when: is('order.weight', 'ne', 5), want: false },
    { name: 'unknown', when: is('order.weight', 'unknown'), want: true },
    { name: 'none of (over)', when: none(is('order.weight', 'gt', 0)), want: true },
    { name: 'no tier is not VIP', when: is('order.tier', 'not-in', ['vip']), want: true },
    {
      name: 'no postcode starts with nothing',
      when: is('order.postcode', 'starts-with', ['20']),
      want: false,
    },
    { name: 'no tags has none of', when: is('order.tags', 'none-of', ['x']), want: true },
    {
      name: 'without category is not only books',
      when: is('product.category', 'only', ['books']),
      want: false,
    },
    { name: 'no deadline is not soon', when: is('order.days-to-deadline', 'lte', 100), want: false },
  ]
  test.each(cases)('$name: $want', ({ when, want }) => {
    const outcome = evaluate([ruleOf('r', when, [does('hold', { note: 'x' })])], {
      order: { weightG: Number.NaN, customerTier: '', postcode: '', tags: [], categories: [''] },
    })
    expect(matchedBy(outcome)).toEqual(want ? ['r'] : [])
  })
})

describe('a British postcode starts with its units', () => {
  test.each([
    { postcode: 'PA6 7LN', prefix: 'PA6', want: true },
    { postcode: 'PA67 6AA', prefix: 'PA6', want: false },
    { postcode: 'E10 5AA', prefix: 'E1', want: false },
    { postcode: 'EC1A 1BB', prefix: 'E', want: false },
    { postcode: 'PA6 7LN', prefix: 'PA6 7', want: true },
  ])('$postcode with $prefix: $want', ({ postcode, prefix, want }) => {
    const rule = ruleOf('r', is('order.postcode', 'starts-with', [prefix]), [does('hold', { note: 'x' })])
    const outcome = evaluate([rule], { order: { postcode: postcodeKey('GB', postcode) } })
    expect(matchedBy(outcome)).toEqual(want ? ['r'] : [])
  })
})

describe('rules of sites and services', () => {
  test('see the site they name', () => {
    const outcome = evaluate(
      [
        ruleOf('zero', is('stock.least', 'zero', { site: 'LYON' }), [
          does('source.send-to', { siteId: 'METZ' }),
        ]),
        ruleOf('other', is('stock.least', 'zero', { site: 'LILLE' }), [
          does('source.send-to', { siteId: 'LILLE' }),
        ]),
        ruleOf('full', is('site.capacity-left', 'zero', { site: 'METZ' }), [
          does('source.splits', { maxFulfillments: 1 }),
        ]),
        ruleOf('far', is('site.distance', 'gt', { site: 'LYON', value: 400 }), [
          does('source.when-short', { handling: 'hold' }),
        ]),
      ],
      {
        sites: {
          leastFree: Float64Array.of(3, 0, 9),
          distanceKm: Float64Array.of(10, 500, Number.NaN),
        },
      },
    )
    expect(matchedBy(outcome)).toEqual(['zero', 'far'])
    expect(outcome.effects.sendTo?.value).toEqual({ siteId: 'METZ', index: 2 })
  })

  test('a carrier is suspended when all its services are', () => {
    const rules = [
      ruleOf('carrier', is('service.suspended', 'yes', { service: 'COLISSIMO' }), [dhl]),
      ruleOf('service', is('service.suspended', 'yes', { service: 'COLISSIMO/home' }), [
        does('ship.signature'),
      ]),
    ]
    const ship = (...suspended: number[]) => ({ suspended })
    expect(matchedBy(evaluate(rules, { ship: ship(1, 0, 0) }))).toEqual(['service'])
    expect(matchedBy(evaluate(rules, { ship: ship(1, 1, 0) }))).toEqual(['carrier', 'service'])
  })
})
