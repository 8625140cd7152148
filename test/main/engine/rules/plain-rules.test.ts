import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countHits } from '../../../../main/engine/rules/count-hits.ts'
import { replayVerdicts } from '../../../../main/engine/rules/replay.ts'
import type { ConditionNode, Rule, Stage } from '../../../../shared/rules/document.ts'
import { everyCondition } from '../../../support/rules/every-condition.ts'
import { plainRules } from '../../../support/rules/plain-rules.ts'
import {
  all,
  any,
  CONTEXT,
  does,
  evaluate,
  matchedBy,
  none,
  ruleOf,
  ruleSetOf,
  type Situation,
} from '../../../support/rules/rule-builders.ts'
import { orderFacts, parcelFacts, shipFacts, siteFacts } from '../../../support/rules/rule-facts.ts'

/** Every field with every operator; a value that about half of the situations below meet. */
const CONDITIONS = everyCondition({ site: 'LYON', service: 'DHL/express', currency: 'SEK' })

const whenOf = (stage: Stage): fc.Arbitrary<ConditionNode> => {
  const of = CONDITIONS.filter(({ field }) => field.stages.includes(stage)).map(({ condition }) => condition)
  return fc.letrec<{ node: ConditionNode }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(...of),
      fc
        .tuple(fc.constantFrom(all, any, none), fc.array(tie('node'), { minLength: 1, maxLength: 3 }))
        .map(([group, children]) => group(...children)),
    ),
  })).node
}

const ACTIONS = {
  classify: [does('classify.tag', { tag: 'some' }), does('classify.add-priority', { points: 1 })],
  source: [does('source.splits', { maxFulfillments: 1 }), does('hold', { note: 'look' })],
  ship: [does('ship.signature'), does('ship.relay-point')],
} as const

const VALIDITIES: readonly Rule['validity'][] = [
  null,
  { from: 10, until: null, days: null, hours: null },
  { from: null, until: 10, days: null, hours: null },
]

const rule = fc.constantFrom<Stage>('classify', 'source', 'ship').chain((stage) =>
  fc.record({
    when: whenOf(stage),
    action: fc.constantFrom(...ACTIONS[stage]),
    validity: fc.constantFrom(...VALIDITIES),
    stopsStage: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
    enabled: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
    stage: fc.constant(stage),
  }),
)

const rules = fc
  .array(rule, { minLength: 1, maxLength: 10 })
  .map((list) => list.map(({ when, action, ...change }, i) => ruleOf(`r${i}`, when, [action], change)))

/** Around the 3 that conditions compare with. */
const figure = fc.constantFrom(0, 2, 3, 4, 130, Number.NaN)
const figures = fc.tuple(figure, figure, figure)
const truths = fc.tuple(...Array.from({ length: 3 }, () => fc.constantFrom(0, 1)))
const flags = fc.subarray(['fragile', 'cold'] as const)
const parcel = fc
  .record({
    weightG: figure,
    chargeableG: figure,
    longestMm: figure,
    girthMm: figure,
    volumeCm3: figure,
    flags,
  })
  .chain((said) => fc.subarray(['some', 'other']).map((skus) => parcelFacts({ ...said, skus })))

const situation: fc.Arbitrary<Situation> = fc.record({
  order: fc.record({
    weightG: figure,
    chargeableG: figure,
    valueCents: figure,
    country: fc.constantFrom('FR', 'BE'),
    postcode: fc.constantFrom('', '75', '75011', '59000'),
    channelId: fc.constantFrom('some', 'shop'),
    serviceLevel: fc.constantFrom('express' as const, 'standard' as const),
    customerTier: fc.constantFrom('some', ''),
    tags: fc.subarray(['some', 'other']),
    placedMinute: figure,
    placedWeekday: fc.integer({ min: 1, max: 7 }),
    nearestKm: figure,
    deadlineDay: fc.constantFrom(20_810, 20_811, 20_812, Number.NaN),
    daysToDeadline: figure,
    categories: fc.subarray(['some', '']),
    flags,
    commonFlags: flags,
    longestMm: figure,
    heaviestG: figure,
  }),
  sites: fc.record({
    leastFree: figures,
    mostFree: figures,
    coversAll: truths,
    isOpen: truths,
    distanceKm: figures,
    load: figures,
    capacityLeft: figures,
  }),
  ship: fc.record({
    siteId: fc.constantFrom('LILLE', 'LYON'),
    fulfillments: fc.constantFrom(1, 3),
    distanceKm: figure,
    parcels: fc.array(parcel, { minLength: 1, maxLength: 3 }),
    suspended: truths,
    capLeft: figures,
  }),
  now: fc.constantFrom(0, 20),
})

test('compiled rules of all stages match what plain ones match', () => {
  fc.assert(
    fc.property(rules, situation, (list, said) => {
      const asked = {
        order: orderFacts(said.order),
        sites: siteFacts(said.sites),
        ship: shipFacts(said.ship),
      }
      const plain = plainRules(ruleSetOf(list), CONTEXT, said.now ?? 0)
      expect(matchedBy(evaluate(list, said)).toSorted()).toEqual(plain(asked).toSorted())
    }),
    { numRuns: 300 },
  )
})

test('rules are counted among the orders that the replayed traces say they matched', () => {
  const change = fc.record({
    reached: fc.constantFrom<Stage>('classify', 'source', 'ship'),
    shipments: fc.constantFrom(0, 1, 2),
  })
  fc.assert(
    fc.property(rules, fc.array(fc.tuple(situation, change), { maxLength: 4 }), (list, orders) => {
      const now = orders[0]?.[0].now ?? 0
      const outcomes = orders.map(([said, { reached, shipments }]) => {
        const { compiled, trace } = evaluate(list, { ...said, now })
        const fulfillments = Array.from({ length: shipments }, () => trace.fulfillments).flat()
        return { compiled, trace: { ...trace, reached, fulfillments } }
      })
      const matched = outcomes.flatMap(({ compiled, trace }) =>
        replayVerdicts(compiled, trace, { order: null, sites: null, ship: null }).filter(
          (one) => one.matched,
        ),
      )
      const [first] = outcomes
      if (first === undefined) return
      const counted = countHits(
        first.compiled,
        now,
        outcomes.map(({ trace }) => trace),
      )
      const wanted = Map.groupBy(matched, ({ ruleId }) => ruleId)
      expect(counted).toEqual(new Map([...wanted].map(([ruleId, all]) => [ruleId, all.length])))
    }),
    { numRuns: 300 },
  )
})
