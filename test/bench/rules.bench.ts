import { LogicEngine } from 'json-logic-engine'
import { Engine } from 'json-rules-engine'
import { compileRules } from '../../main/engine/rules/compile.ts'
import { newRuleEffects, newShipEffects } from '../../main/engine/rules/effects.ts'
import type { RuleContext } from '../../main/engine/rules/rule-context.ts'
import { RuleRun } from '../../main/engine/rules/run.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import type { Condition, ConditionNode, Rule } from '../../shared/rules/document.ts'
import { RANDOM_SERVICES, type RandomOrder, randomOrder, randomRule } from '../support/rules/random-rules.ts'
import { orderFacts, shipFacts } from '../support/rules/rule-facts.ts'
import type { BenchResult } from './bench.ts'
import { atLeast, atMost, measured, median, numberOption, threadCpuMs } from './options.ts'

export const name = 'rules'

const CONTEXT: RuleContext = {
  siteIds: ['LILLE'],
  services: RANDOM_SERVICES,
  channelIds: [],
  timeZone: 'UTC',
}
const ORDERS = 20_000
const SLOW_ORDERS = 300
const ROUNDS = 9

/** What an evaluator asks for one order, so that evaluators can be compared. */
interface Asked {
  chosen: string
  excluded: number
  priority: number
}

/**
 * `npm run bench -- rules [--seed N] [--rules N]`: our evaluator against its peers, on the same rules and orders.
 * Processor time of the thread: a machine that does other things as well measures the same.
 */
export async function run(args: string[]): Promise<readonly BenchResult[]> {
  const seed = numberOption(args, '--seed', 2026)
  console.log(
    `rules: seed ${seed}, ${ORDERS} orders, median of ${ROUNDS} rounds taken in turn, processor time`,
  )
  const random = seededRandom(seed)
  const orders = Array.from(
    { length: ORDERS },
    () => JSON.parse(JSON.stringify(randomOrder(random))) as RandomOrder,
  )
  const rules = Array.from({ length: numberOption(args, '--rules', 50) }, (_, i) => randomRule(random, i))
  const many = Array.from({ length: 500 }, (_, i) => randomRule(random, i))

  const ours = ourEvaluator(rules, false)
  const traced = ourEvaluator(rules, true)
  const logic = jsonLogicEvaluator(rules)
  const jsonRules = jsonRulesEvaluator(rules)
  const mismatches = await disagreements(orders, ours, logic, jsonRules)

  const times = {
    ours: [] as number[],
    traced: [] as number[],
    logic: [] as number[],
    jsonRules: [] as number[],
  }
  for (let round = 0; round < ROUNDS; round++) {
    times.ours.push(perOrder(orders, 20, ours))
    times.traced.push(perOrder(orders, 20, traced))
    times.logic.push(perOrder(orders, 1, logic))
    times.jsonRules.push(await perOrderAsync(orders.slice(0, SLOW_ORDERS), jsonRules))
  }
  const big = ourEvaluator(many, true)
  const bigTimes = Array.from({ length: 3 }, () => perOrder(orders, 2, big))
  const tests = compileRules(ruleSetOf(rules), CONTEXT).vocabulary.tests.length
  return [
    measured('orders/s, 50 rules', 1e9 / median(times.ours), '/s'),
    atLeast('x json-rules-engine', ratio(times.jsonRules, times.ours), 'x', 5_000),
    atLeast('x json-logic-engine build()', ratio(times.logic, times.ours), 'x', 8),
    atMost('cost of tracing', ratio(times.traced, times.ours), 'x', 1.6),
    atMost('compile 500 rules', compileTime(many), 'ms', 10),
    measured('orders/s, 500 rules, traced', 1e9 / median(bigTimes), '/s'),
    atMost('orders on which evaluators disagree', mismatches, '', 0),
    measured('distinct tests, 50 rules', tests, ''),
  ]
}

function ruleSetOf(rules: readonly Rule[]) {
  return { version: 1, publishedAt: 0, author: '', note: '', rules: [...rules] }
}

/**
 * All stages that have rules, from the plain order: its facts are copied into the one object that a run reuses,
 * its strings interned. With `keepTrace` each order's trace is kept in a row of its own.
 */
function ourEvaluator(rules: readonly Rule[], keepTrace: boolean): (order: RandomOrder, i: number) => Asked {
  const compiled = compileRules(ruleSetOf(rules), CONTEXT)
  const ruleRun = new RuleRun(compiled, 0)
  const effects = newRuleEffects()
  const shipEffects = newShipEffects()
  const ship = shipFacts()
  const length = compiled.orderTraceLength
  const traces = new Uint16Array(keepTrace ? length * ORDERS : length)
  const asked: Asked = { chosen: '', excluded: 0, priority: 0 }
  const facts = orderFacts()
  return (order, i) => {
    facts.weightG = order.weightG
    facts.valueCents = order.valueCents
    facts.order.destination.country = order.country
    facts.order.channelId = order.channelId
    facts.order.serviceLevel = order.serviceLevel
    facts.tags = order.tags
    facts.placedMinute = order.placedMinute
    const at = keepTrace ? i * length : 0
    ruleRun.classify(facts, effects, traces, at)
    ruleRun.ship(ship, shipEffects, traces, at)
    asked.chosen = shipEffects.chosen?.value.carrierId ?? ''
    asked.excluded = shipEffects.excluded.length
    asked.priority = 0
    for (const added of effects.priorityAdded) asked.priority += added.value
    return asked
  }
}

function addTo(asked: Asked, rule: Rule): void {
  const [action] = rule.actions
  if (action?.code === 'ship.exclude-services') asked.excluded++
  else if (action?.code === 'classify.add-priority') asked.priority += Number(action.args['points'])
  else if (asked.chosen === '') asked.chosen = String(action?.args['carrierId'])
}

const LOGIC_FIELD: Readonly<Record<string, keyof RandomOrder>> = {
  'order.weight': 'weightG',
  'order.value': 'valueCents',
  'order.country': 'country',
  'order.channel': 'channelId',
  'order.service-level': 'serviceLevel',
  'order.tags': 'tags',
  'order.placed-time': 'placedMinute',
}

function logicOf(node: ConditionNode): unknown {
  if (node.kind === 'group') {
    const children = node.children.map(logicOf)
    return node.match === 'all' ? { and: children } : { or: children }
  }
  const field = { var: LOGIC_FIELD[node.field] }
  const values = node.value as string[]
  switch (node.operator) {
    case 'gt':
      return { '>': [field, node.value] }
    case 'gte':
    case 'from':
      return { '>=': [field, node.value] }
    case 'lt':
    case 'before':
      return { '<': [field, node.value] }
    case 'in':
      return values.length === 1 ? { '===': [field, values[0]] } : { in: [field, values] }
    case 'not-in':
      return { '!': [{ in: [field, values] }] }
    case 'any-of':
      return { or: values.map((tag) => ({ in: [tag, field] })) }
    default:
      return { '!': [{ or: values.map((tag) => ({ in: [tag, field] })) }] }
  }
}

function jsonLogicEvaluator(rules: readonly Rule[]): (order: RandomOrder) => Asked {
  const engine = new LogicEngine()
  const built = rules.map((rule) => engine.build(logicOf(rule.when)) as (order: RandomOrder) => unknown)
  return (order) => {
    const asked: Asked = { chosen: '', excluded: 0, priority: 0 }
    for (let i = 0; i < built.length; i++) if (built[i]?.(order)) addTo(asked, rules[i] as Rule)
    return asked
  }
}

type JsonRulesCondition = Record<string, unknown>

function jsonRulesOf(node: ConditionNode): JsonRulesCondition {
  if (node.kind === 'group') return { [node.match]: node.children.map(jsonRulesOf) }
  const fact = LOGIC_FIELD[node.field]
  const tags = (operator: string) => (node.value as string[]).map((value) => ({ fact, operator, value }))
  if (node.operator === 'any-of') return { any: tags('contains') }
  if (node.operator === 'none-of') return { all: tags('doesNotContain') }
  return { fact, operator: jsonRulesOperator(node), value: node.value }
}

function jsonRulesOperator(condition: Condition): string {
  switch (condition.operator) {
    case 'gt':
      return 'greaterThan'
    case 'gte':
    case 'from':
      return 'greaterThanInclusive'
    case 'lt':
    case 'before':
      return 'lessThan'
    default:
      return condition.operator === 'in' ? 'in' : 'notIn'
  }
}

function jsonRulesEvaluator(rules: readonly Rule[]): (order: RandomOrder) => Promise<Asked> {
  const engine = new Engine()
  rules.forEach((rule, i) => {
    const conditions = jsonRulesOf(rule.when) as unknown as ConstructorParameters<typeof Engine>[0]
    engine.addRule({
      conditions: conditions as never,
      event: { type: String(i) },
      priority: rules.length - i,
    })
  })
  return async (order) => {
    const asked: Asked = { chosen: '', excluded: 0, priority: 0 }
    const { events } = await engine.run({ ...order })
    for (const event of events) addTo(asked, rules[Number(event.type)] as Rule)
    return asked
  }
}

async function disagreements(
  orders: readonly RandomOrder[],
  ours: (order: RandomOrder, i: number) => Asked,
  logic: (order: RandomOrder) => Asked,
  jsonRules: (order: RandomOrder) => Promise<Asked>,
): Promise<number> {
  let found = 0
  for (let i = 0; i < orders.length; i++) {
    const order = orders[i] as RandomOrder
    const a = JSON.stringify(ours(order, i))
    if (a !== JSON.stringify(logic(order))) found++
    else if (i < SLOW_ORDERS && a !== JSON.stringify(await jsonRules(order))) found++
  }
  return found
}

let sink = 0

/** Nanoseconds an order. */
function perOrder(
  orders: readonly RandomOrder[],
  times: number,
  evaluate: (order: RandomOrder, i: number) => Asked,
): number {
  const start = threadCpuMs()
  for (let time = 0; time < times; time++) {
    for (let i = 0; i < orders.length; i++) sink += evaluate(orders[i] as RandomOrder, i).priority
  }
  return ((threadCpuMs() - start) * 1e6) / (orders.length * times)
}

async function perOrderAsync(
  orders: readonly RandomOrder[],
  evaluate: (order: RandomOrder) => Promise<Asked>,
): Promise<number> {
  const start = threadCpuMs()
  for (const order of orders) sink += (await evaluate(order)).priority
  return ((threadCpuMs() - start) * 1e6) / orders.length
}

/** Milliseconds from the stored rule set to rules that run, reading included: of ten at a time, since one is short. */
function compileTime(rules: readonly Rule[]): number {
  const times = Array.from({ length: 9 }, () => {
    const start = threadCpuMs()
    for (let i = 0; i < 10; i++) sink += compileRules(ruleSetOf(rules), CONTEXT).states.length
    return (threadCpuMs() - start) / 10
  })
  return median(times)
}

/** Median over the rounds of how much longer the first took than the second. */
function ratio(longer: readonly number[], shorter: readonly number[]): number {
  return median(longer.map((time, round) => time / (shorter[round] ?? Number.NaN)))
}
