import type { ServiceLevel } from '../../../shared/domain/carrier.ts'
import type { Random } from '../../../shared/lib/random.ts'
import type { Condition, ConditionNode, Rule } from '../../../shared/rules/document.ts'
import type { SaidOfOrder } from './rule-facts.ts'

/** The instance generator of the rule benchmark: orders and rules of the shape that merchants have. */

const COUNTRIES = [
  'FR',
  'DE',
  'ES',
  'IT',
  'BE',
  'NL',
  'GB',
  'PT',
  'AT',
  'CH',
  'PL',
  'SE',
  'DK',
  'IE',
  'CZ',
  'FI',
  'NO',
  'US',
  'CA',
  'JP',
]
const CHANNELS = ['shop', 'outlet', 'amazon', 'mirakl', 'store', 'wholesale']
const LEVELS: readonly ServiceLevel[] = ['standard', 'express', 'relay']
const TAGS = Array.from({ length: 20 }, (_, i) => `tag-${i}`)
const CARRIERS = ['colissimo', 'chronopost', 'dhl', 'ups', 'mondial', 'gls']

export const RANDOM_SERVICES = CARRIERS.map((carrierId) => ({ carrierId, serviceId: 'home' }))

function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** Earlier entries are likelier, as one over their rank. */
function weighted<T>(random: Random, list: readonly T[]): T {
  let total = 0
  for (let i = 0; i < list.length; i++) total += 1 / (i + 1)
  let left = random() * total
  for (let i = 0; i < list.length; i++) {
    left -= 1 / (i + 1)
    if (left <= 0) return list[i] as T
  }
  return list[0] as T
}

function sample<T>(random: Random, list: readonly T[], count: number): T[] {
  const rest = [...list]
  return Array.from({ length: count }, () => rest.splice(Math.floor(random() * rest.length), 1)[0] as T)
}

/** The facts that the generator's rules ask for: what every evaluator is given. */
export type RandomOrder = Required<
  Pick<
    SaidOfOrder,
    'weightG' | 'valueCents' | 'country' | 'channelId' | 'serviceLevel' | 'tags' | 'placedMinute'
  >
>

export function randomOrder(random: Random): RandomOrder {
  const level = random()
  return {
    weightG: Math.round(1200 * Math.exp(normal(random))),
    valueCents: Math.round(4500 * Math.exp(0.9 * normal(random))),
    country: weighted(random, COUNTRIES),
    channelId: weighted(random, CHANNELS),
    serviceLevel: level < 0.7 ? 'standard' : level < 0.88 ? 'express' : 'relay',
    tags: sample(random, TAGS, Math.floor(random() * 5)),
    placedMinute: Math.floor(random() * 24) * 60,
  }
}

function randomCondition(random: Random): Condition {
  const say = (field: string, operator: string, value: unknown): Condition => ({
    kind: 'condition',
    field,
    operator,
    value,
  })
  switch (Math.floor(random() * 7)) {
    case 0:
      return say(
        'order.weight',
        random() < 0.6 ? 'gt' : 'lt',
        pick(random, [250, 500, 1000, 2000, 3000, 5000, 10000, 20000, 30000]),
      )
    case 1:
      return say(
        'order.value',
        random() < 0.6 ? 'gte' : 'lt',
        pick(random, [1000, 2000, 3000, 5000, 8000, 10000, 15000, 20000, 50000]),
      )
    case 2:
      return say(
        'order.country',
        random() < 0.85 ? 'in' : 'not-in',
        sample(random, COUNTRIES.slice(0, 12), 1 + Math.floor(random() * 4)),
      )
    case 3:
      return say('order.channel', 'in', sample(random, CHANNELS, 1 + Math.floor(random() * 2)))
    case 4:
      return say('order.service-level', 'in', [pick(random, LEVELS)])
    case 5:
      return say(
        'order.tags',
        random() < 0.8 ? 'any-of' : 'none-of',
        sample(random, TAGS, 1 + Math.floor(random() * 2)),
      )
    default:
      return say(
        'order.placed-time',
        random() < 0.5 ? 'before' : 'from',
        60 * (6 + Math.floor(random() * 14)),
      )
  }
}

function group(
  match: 'all' | 'any' | 'none',
  children: readonly ConditionNode[],
): ConditionNode & { kind: 'group' } {
  return { kind: 'group', match, children }
}

function conditions(random: Random, from: number, to: number): Condition[] {
  return Array.from({ length: from + Math.floor(random() * (to - from + 1)) }, () => randomCondition(random))
}

/** 45 % AND of 2-4, 30 % AND with a nested OR, 15 % OR of ANDs, 10 % four levels deep. */
function randomWhen(random: Random) {
  const shape = random()
  if (shape < 0.45) return group('all', conditions(random, 2, 4))
  if (shape < 0.75) return group('all', [...conditions(random, 1, 2), group('any', conditions(random, 2, 3))])
  if (shape < 0.9)
    return group('any', [group('all', conditions(random, 2, 3)), group('all', conditions(random, 2, 3))])
  const deep = group('any', [...conditions(random, 1, 2), group('all', conditions(random, 2, 2))])
  return group('all', [
    ...conditions(random, 1, 1),
    group('any', [randomCondition(random), group('all', [randomCondition(random), deep])]),
  ])
}

/** 40 % choose a carrier, 35 % exclude one, 25 % change the priority. */
export function randomRule(random: Random, index: number): Rule {
  const kind = random()
  const carrierId = pick(random, CARRIERS)
  const action =
    kind < 0.4
      ? { code: 'ship.use-service', args: { carrierId, serviceId: null } }
      : kind < 0.75
        ? { code: 'ship.exclude-services', args: { services: [{ carrierId, serviceId: null }] } }
        : { code: 'classify.add-priority', args: { points: 1 + Math.floor(random() * 100) } }
  return {
    id: `r${index}`,
    name: `Rule ${index}`,
    enabled: true,
    stage: kind < 0.75 ? 'ship' : 'classify',
    when: randomWhen(random),
    actions: [action],
    validity: null,
    stopsStage: false,
  }
}
