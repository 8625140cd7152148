import { describe, expect, test } from 'vitest'
import type { Decision } from '../../../main/engine/decision.ts'
import { orchestrate } from '../../../main/engine/orchestrate.ts'
import { prepareWorld } from '../../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../../main/engine/rules/compile.ts'
import { type ExchangeRate, parseRate } from '../../../shared/domain/exchange-rate.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { type Action, type ConditionNode, EMPTY_RULE_SET, type Rule } from '../../../shared/rules/document.ts'
import { anOrder, aWorld, LILLE, LYON, MONDAY_MORNING, stockOf } from '../../support/engine-builders.ts'
import { ruleOf } from '../../support/rules/rule-builders.ts'

/** Orders of one shop in five currencies: 50, 45, 34, 47 and 200 EUR (JPY in yen, as channels send them). */
const ORDERS = [
  worth('EUR-50', 'EUR', 5000),
  worth('SEK-500', 'SEK', 50_000),
  worth('JPY-5490', 'JPY', 5490),
  worth('PLN-200', 'PLN', 20_000),
  worth('EUR-200', 'EUR', 20_000),
]
const RATES = [rate('SEK', '11.05'), rate('JPY', '160.5'), rate('PLN', '4.25')]
const LEAVES_FROM_LYON: Action = { code: 'source.exclude-sites', args: { siteIds: ['LILLE'] } }

function rate(currency: string, text: string): ExchangeRate {
  return { base: 'EUR', currency, on: '2026-11-20', rateBillionths: parseRate(text) ?? 0, source: 'imported' }
}

function worth(id: string, currency: string, unitPriceCents: number, quantity = 1): Order {
  return anOrder({ id, currency, lines: [{ id: '1', sku: 'A', quantity, unitPriceCents }] })
}

function over(value: unknown, more: readonly ConditionNode[] = [], action = LEAVES_FROM_LYON): Rule {
  const condition = { kind: 'condition', field: 'order.value', operator: 'gte', value } as const
  return ruleOf('dear', { kind: 'group', match: 'all', children: [condition, ...more] }, [action], {
    stage: action.code.startsWith('ship') ? 'ship' : 'source',
  })
}

function decide(orders: readonly Order[], rules: readonly Rule[], exchangeRates: ExchangeRate[]): Decision[] {
  const stock = stockOf({ LILLE: { A: 99 }, LYON: { A: 99 } })
  const world = prepareWorld(aWorld({ sites: [LILLE, LYON], stock, exchangeRates }))
  const compiled = compileRules({ ...EMPTY_RULE_SET, version: 1, rules: [...rules] }, world.context)
  return orchestrate(orders, world, compiled, MONDAY_MORNING)
}

/** 'LYON' for what the rule caught, 'LILLE' for what it left; what a person must agree to comes behind. */
function wentTo(decisions: readonly Decision[]): Record<string, string> {
  return Object.fromEntries(
    decisions.map((decision) => {
      if (decision.kind !== 'allocated') return [decision.orderId, decision.kind]
      const sites = decision.fulfillments.map(({ siteId }) => siteId).join('+')
      return [decision.orderId, [sites, ...(decision.approval ? [decision.approval.reason] : [])].join(' ')]
    }),
  )
}

describe('a rule on the value, over 150', () => {
  test('means the workspace’s currency, whatever the order’s is', () => {
    expect(wentTo(decide(ORDERS, [over(15_000)], RATES))).toEqual({
      'EUR-50': 'LILLE',
      'SEK-500': 'LILLE',
      'JPY-5490': 'LILLE',
      'PLN-200': 'LILLE',
      'EUR-200': 'LYON',
    })
  })

  test('catches what is dear in another currency', () => {
    const dear = [worth('SEK', 'SEK', 200_000), worth('JPY', 'JPY', 30_000), worth('PLN', 'PLN', 70_000)]
    expect(wentTo(decide(dear, [over(15_000)], RATES))).toEqual({ SEK: 'LYON', JPY: 'LYON', PLN: 'LYON' })
  })

  test('without a rate it is not answered, and a person must agree before the order leaves', () => {
    const decisions = decide(ORDERS, [over(15_000)], RATES.slice(1))
    expect(wentTo(decisions)).toMatchObject({ 'SEK-500': 'LILLE no-exchange-rate', 'JPY-5490': 'LILLE' })
    expect(decisions[1]).toMatchObject({
      approval: { reason: 'no-exchange-rate', currency: 'SEK', into: 'EUR' },
    })
  })

  test('whoever let it go is not asked again', () => {
    const waived = { ...worth('SEK', 'SEK', 50_000), tags: ['hold-waived'] }
    expect(wentTo(decide([waived], [over(15_000)], []))).toEqual({ SEK: 'LILLE' })
  })

  test('without rules that read the value nobody is asked', () => {
    expect(wentTo(decide(ORDERS, [], []))).toMatchObject({ 'SEK-500': 'LILLE', 'PLN-200': 'LILLE' })
  })
})

describe('a rule that names a currency', () => {
  test('compares in it, also orders of others', () => {
    const rules = [over({ currency: 'SEK', value: 50_000 })]
    const cases = [
      worth('SEK-500', 'SEK', 50_000),
      worth('SEK-499', 'SEK', 49_900),
      worth('EUR-45', 'EUR', 4500),
      worth('EUR-46', 'EUR', 4600),
      worth('GBP-900', 'GBP', 90_000),
    ]
    expect(wentTo(decide(cases, rules, RATES))).toEqual({
      'SEK-500': 'LYON',
      'SEK-499': 'LILLE',
      'EUR-45': 'LILLE',
      'EUR-46': 'LYON',
      'GBP-900': 'LILLE',
    })
  })

  test('needs no rate for the orders of its own currency', () => {
    const rules = [over({ currency: 'SEK', value: 50_000 })]
    expect(wentTo(decide(ORDERS, rules, []))).toMatchObject({ 'SEK-500': 'LYON', 'EUR-200': 'LILLE' })
  })

  test('the order’s currency is a condition of its own', () => {
    const isForeign = {
      kind: 'condition',
      field: 'order.currency',
      operator: 'not-in',
      value: ['EUR'],
    } as const
    expect(wentTo(decide(ORDERS, [over(4000, [isForeign])], RATES))).toEqual({
      'EUR-50': 'LILLE',
      'SEK-500': 'LYON',
      'JPY-5490': 'LILLE',
      'PLN-200': 'LYON',
      'EUR-200': 'LILLE',
    })
  })
})

describe('what else the value decides', () => {
  test('priority grows with the value, not with the currency’s small unit', () => {
    const [eur, jpy, unknown] = decide(
      [worth('a', 'EUR', 3400), worth('b', 'JPY', 5457), worth('c', 'SEK', 50_000)],
      [],
      [rate('JPY', '160.5')],
    )
    expect(jpy?.priority).toBe(eur?.priority)
    expect(unknown?.priority).toBe((eur?.priority ?? 0) - 60)
  })

  test('goods are insured for their value in the workspace’s currency, discounts taken off', () => {
    const insure: Action = { code: 'ship.insure', args: { cents: null } }
    const discounted = anOrder({
      id: 'd',
      currency: 'PLN',
      lines: [{ id: '1', sku: 'A', quantity: 3, unitPriceCents: 28_333, grossCents: 85_000 }],
    })
    const [insured] = decide([discounted], [over(0, [], insure)], [rate('PLN', '4.25')])
    expect(insured?.demands.insuranceCents).toBe(20_000)
    const always = ruleOf('all', { kind: 'group', match: 'all', children: [] }, [insure], { stage: 'ship' })
    expect(decide([worth('s', 'SEK', 1)], [always], [])[0]).toMatchObject({
      demands: { insuranceCents: null },
      approval: { reason: 'no-exchange-rate' },
    })
  })
})
