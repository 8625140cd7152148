import { describe, expect, test } from 'vitest'
import { findUnsound, lintRules } from '../../../../main/engine/rules/lint.ts'
import { seededRandom } from '../../../../shared/lib/random.ts'
import { say } from '../../../../shared/messages/say.ts'
import type { RuleFinding } from '../../../../shared/rules/finding.ts'
import { findingMessage } from '../../../../shared/rules/sentence/finding-message.ts'
import { PLAIN_NAMES } from '../../../support/rules/plain-names.ts'
import { randomRule } from '../../../support/rules/random-rules.ts'
import { all, any, CONTEXT, does, is, none, ruleOf, ruleSetOf } from '../../../support/rules/rule-builders.ts'

const colissimo = does('ship.use-service', { carrierId: 'COLISSIMO', serviceId: null })
const dhl = does('ship.use-service', { carrierId: 'DHL', serviceId: 'express' })
const noColissimo = does('ship.exclude-services', { services: [{ carrierId: 'COLISSIMO', serviceId: null }] })
const tag = does('classify.tag', { tag: 'x' })
const france = is('order.country', 'in', ['FR'])
const weight = (operator: string, value: number) => is('order.weight', operator, value)

/** A finding in short: what, about which rule, and with which others. */
function short(finding: RuleFinding): string {
  switch (finding.kind) {
    case 'invalid':
      return `${finding.rule.id} invalid ${finding.problems.map((problem) => problem.code).join()}`
    case 'never-true':
    case 'holds-every-order':
      return `${finding.rule.id} ${finding.kind}`
    case 'duplicate':
      return `${finding.rule.id} same as ${finding.other.id}`
    case 'never-reached':
    case 'shadowed':
      return `${finding.rule.id} ${finding.kind} by ${finding.by.map((one) => one.id).join()}`
    case 'contradicting':
      return `${finding.rule.id} ${finding.about} ${finding.other.id}`
    case 'order-decides':
      return `${finding.rule.id} order-decides ${finding.other.id}`
  }
}

const cases: readonly { name: string; rules: readonly unknown[]; want: readonly string[] }[] = [
  { name: 'nothing to say', rules: [ruleOf('a', france, [dhl]), ruleOf('b', all(), [colissimo])], want: [] },
  {
    name: 'more and less at once',
    rules: [ruleOf('a', all(weight('gt', 5), weight('lt', 3)), [tag])],
    want: ['a never-true'],
  },
  {
    name: 'two countries at once',
    rules: [ruleOf('a', all(france, is('order.country', 'in', ['BE'])), [tag])],
    want: ['a never-true'],
  },
  {
    name: 'a tag wanted and unwanted',
    rules: [
      ruleOf('a', all(is('order.tags', 'any-of', ['v']), is('order.tags', 'none-of', ['v', 'w'])), [tag]),
    ],
    want: ['a never-true'],
  },
  {
    name: 'tags side by side',
    rules: [ruleOf('a', all(is('order.tags', 'any-of', ['v']), is('order.tags', 'any-of', ['w'])), [tag])],
    want: [],
  },
  {
    name: 'a postcode in a list that starts otherwise',
    rules: [
      ruleOf('a', all(is('order.postcode', 'in', ['75011']), is('order.postcode', 'starts-with', ['20'])), [
        tag,
      ]),
    ],
    want: ['a never-true'],
  },
  {
    name: 'only books, and a toy',
    rules: [
      ruleOf(
        'a',
        all(is('product.category', 'only', ['books']), is('product.category', 'any-of', ['toys'])),
        [tag],
      ),
    ],
    want: ['a never-true'],
  },
  { name: 'a negative weight', rules: [ruleOf('a', weight('lt', 0), [tag])], want: ['a never-true'] },
  {
    name: 'a service level that is none of the three',
    rules: [ruleOf('a', none(is('order.service-level', 'in', ['standard', 'express', 'relay'])), [tag])],
    want: ['a never-true'],
  },
  {
    name: 'shadowed by one rule',
    rules: [
      ruleOf('a', weight('gt', 1_000), [dhl]),
      ruleOf('b', all(weight('gt', 3_000), france), [colissimo]),
    ],
    want: ['b shadowed by a'],
  },
  {
    name: 'shadowed by two rules together',
    rules: [
      ruleOf('a', france, [dhl]),
      ruleOf('b', is('order.country', 'in', ['BE']), [colissimo]),
      ruleOf(
        'c',
        any(all(france, weight('gt', 1)), all(is('order.country', 'in', ['BE']), weight('gt', 1))),
        [dhl],
      ),
    ],
    want: ['c shadowed by a,b'],
  },
  {
    name: 'what adds up is not shadowed',
    rules: [
      ruleOf('a', all(), [noColissimo]),
      ruleOf('b', all(), [
        does('ship.exclude-services', { services: [{ carrierId: 'DHL', serviceId: 'none' }] }),
      ]),
    ],
    want: ['b invalid missing-reference'],
  },
  {
    name: 'a rule for some days does not shadow',
    rules: [
      ruleOf('a', all(), [dhl], { validity: { from: null, until: null, days: [1], hours: null } }),
      ruleOf('b', france, [colissimo]),
    ],
    want: ['b order-decides a'],
  },
  {
    name: 'never reached',
    rules: [ruleOf('a', all(), [tag], { stopsStage: true }), ruleOf('b', france, [tag])],
    want: ['b never-reached by a'],
  },
  {
    name: 'another stage is reached',
    rules: [ruleOf('a', all(), [tag], { stopsStage: true }), ruleOf('b', france, [dhl])],
    want: [],
  },
  {
    name: 'partial overlap',
    rules: [ruleOf('a', france, [dhl]), ruleOf('b', weight('gt', 3_000), [colissimo])],
    want: ['b order-decides a'],
  },
  {
    name: 'the special case before the general one',
    rules: [ruleOf('a', all(france, weight('gt', 3_000)), [dhl]), ruleOf('b', france, [colissimo])],
    want: [],
  },
  {
    name: 'no overlap',
    rules: [ruleOf('a', weight('lte', 3_000), [dhl]), ruleOf('b', weight('gt', 3_000), [colissimo])],
    want: [],
  },
  {
    name: 'chosen and excluded',
    rules: [ruleOf('a', france, [noColissimo]), ruleOf('b', weight('gt', 3_000), [colissimo])],
    want: ['b excluded-service a'],
  },
  {
    name: 'one of its services is left',
    rules: [
      ruleOf('a', france, [
        does('ship.exclude-services', { services: [{ carrierId: 'COLISSIMO', serviceId: 'relay' }] }),
      ]),
      ruleOf('b', weight('gt', 3_000), [colissimo]),
    ],
    want: [],
  },
  {
    name: 'sent where it is excluded',
    rules: [
      ruleOf('a', france, [does('source.send-to', { siteId: 'METZ' })]),
      ruleOf('b', weight('gt', 1), [does('source.exclude-sites', { siteIds: ['METZ'] })]),
    ],
    want: ['b excluded-site a'],
  },
  {
    name: 'no site left',
    rules: [
      ruleOf('a', france, [does('source.exclude-sites', { siteIds: ['METZ', 'LYON'] })]),
      ruleOf('b', weight('gt', 1), [does('source.exclude-sites', { siteIds: ['LILLE'] })]),
    ],
    want: ['b no-site-left a'],
  },
  {
    name: 'one rule against itself',
    rules: [ruleOf('a', france, [noColissimo, colissimo])],
    want: ['a excluded-service a'],
  },
  {
    name: 'blank',
    rules: [ruleOf('a', weight('gt', Number.NaN), [tag]), ruleOf('b', is('order.country', 'in', []), [tag])],
    want: ['a invalid bad-value', 'b invalid blank'],
  },
  {
    name: 'a site that is gone',
    rules: [
      ruleOf('a', is('site.open', 'no', { site: 'BREST' }), [does('source.send-to', { siteId: 'METZ' })]),
    ],
    want: ['a invalid missing-reference'],
  },
  {
    name: 'a channel that is gone',
    rules: [ruleOf('a', is('order.channel', 'in', ['ebay']), [tag])],
    want: ['a invalid missing-reference'],
  },
  {
    name: 'an SKU that nobody knows',
    rules: [ruleOf('a', is('product.sku', 'any-of', ['A', 'GONE']), [tag])],
    want: ['a invalid missing-reference'],
  },
  {
    name: 'the same rule twice, written otherwise',
    rules: [
      ruleOf('a', all(france, weight('gt', 5)), [tag]),
      ruleOf('b', all(weight('gte', 6), any(france)), [tag]),
    ],
    want: ['b same as a'],
  },
  {
    name: 'the same at other times, or with other tags, is not the same',
    rules: [
      ruleOf('a', france, [tag]),
      ruleOf('b', france, [tag], { validity: { from: null, until: null, days: [1], hours: null } }),
      ruleOf('c', france, [does('classify.tag', { tag: 'y' })]),
    ],
    want: [],
  },
  {
    name: 'every order is held, by one rule or in one of its alternatives',
    rules: [
      ruleOf('a', all(), [does('hold', { note: 'look' })]),
      ruleOf('b', any(france, none(all(france, is('order.country', 'in', ['BE'])))), [
        does('source.splits', { maxFulfillments: 1 }),
        does('hold', { note: 'look' }),
      ]),
    ],
    want: ['a holds-every-order', 'b holds-every-order'],
  },
  {
    name: 'a disabled rule',
    rules: [ruleOf('a', all(), [dhl], { enabled: false }), ruleOf('b', france, [colissimo])],
    want: [],
  },
]

describe('lint', () => {
  test.each(cases)('$name', ({ rules, want }) => {
    expect(lintRules(ruleSetOf(rules), CONTEXT, (sku) => sku === 'A').map(short)).toEqual(want)
  })

  test('of what it finds, only what cannot work keeps a rule from going live, and only while it is on', () => {
    const never = all(weight('gt', 5), weight('lt', 3))
    const rules = [
      ruleOf('on', never, [tag]),
      ruleOf('off', never, [tag], { enabled: false }),
      ruleOf('blank', weight('gt', null as never), [tag]),
      ruleOf('blank and off', weight('gt', null as never), [tag], { enabled: false }),
      ruleOf('site gone', all(), [does('source.send-to', { siteId: 'BERLIN' })]),
      ruleOf('first', france, [dhl]),
      ruleOf('shadowed', all(france, weight('gt', 5)), [colissimo]),
      ruleOf('held', all(), [does('hold', { note: 'look' })]),
    ]
    expect(findUnsound(ruleSetOf(rules), CONTEXT).map(short)).toEqual([
      'on never-true',
      'blank invalid blank',
      'site gone invalid missing-reference',
    ])
  })

  test('gives an order that shows it', () => {
    const rules = [
      ruleOf('a', all(france, is('order.tags', 'none-of', ['vip'])), [dhl]),
      ruleOf('b', all(weight('gt', 3_000), is('order.tags', 'any-of', ['vip', 'b2b'])), [colissimo]),
    ]
    const [finding] = lintRules(ruleSetOf(rules), CONTEXT)
    expect(finding).toMatchObject({
      kind: 'order-decides',
      example: [
        { field: 'order.weight', subject: null, value: 3_001 },
        { field: 'order.tags', subject: null, value: ['b2b'] },
        { field: 'order.country', subject: null, value: 'FR' },
      ],
    })
    const said = (language: 'en' | 'fr') =>
      finding ? say(language, findingMessage(finding, PLAIN_NAMES)).replaceAll(/[\u00a0\u202f]/g, ' ') : ''
    expect(said('en')).toBe(
      'The order decides: rule “Rule a” goes first for “Ship with” when both match. Example of an order: the weight = 3.001 kg, the tags = “b2b”, the destination = France.',
    )
    expect(said('fr')).toBe(
      'L’ordre décide : la règle « Rule a » passe avant pour « Expédier avec » quand les deux s’appliquent. Exemple de commande : le poids = 3,001 kg, les étiquettes = « b2b », la destination = la France.',
    )
  })

  test('every finding on a large set has a sentence in both languages', () => {
    const random = seededRandom(11)
    const rules = Array.from({ length: 60 }, (_, i) => randomRule(random, i))
    const context = { ...CONTEXT, services: [], channelIds: [] }
    const carriers = ['colissimo', 'chronopost', 'dhl', 'ups', 'mondial', 'gls']
    const findings = lintRules(ruleSetOf(rules), {
      ...context,
      services: carriers.map((carrierId) => ({ carrierId, serviceId: 'home' })),
    })
    expect(findings.length).toBeGreaterThan(0)
    for (const finding of findings) {
      for (const language of ['en', 'fr'] as const) {
        expect(say(language, findingMessage(finding, PLAIN_NAMES))).not.toMatch(/undefined|%|#|…/)
      }
    }
  })
})
