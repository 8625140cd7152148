import { describe, expect, test } from 'vitest'
import { priceWorld } from '../../../../main/engine/optimise/price-world.ts'
import { orchestrate } from '../../../../main/engine/orchestrate.ts'
import { prepareWorld, withChanges } from '../../../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../../../main/engine/rules/compile.ts'
import type { World } from '../../../../main/engine/world.ts'
import type { Order } from '../../../../shared/domain/order.ts'
import { EMPTY_RULE_SET } from '../../../../shared/rules/document.ts'
import {
  anOrder,
  aWorld,
  LILLE,
  LYON,
  lines,
  MONDAY_MORNING,
  stockOf,
} from '../../../support/engine-builders.ts'

function priced(world: World, recent: readonly Order[], spans = 1, isKnown = false) {
  const prepared = prepareWorld(world)
  const rules = compileRules(EMPTY_RULE_SET, prepared.context)
  const work = priceWorld(recent, { isKnown, spans }, prepared, rules, MONDAY_MORNING)
  let step = work.next()
  while (!step.done) step = work.next()
  const prices = step.value
  return {
    prepared,
    rules,
    prices,
    of: (site: string, sku: string) => prices.get(site)?.get(sku)?.at(-1)?.cents ?? 0,
  }
}

const orders = (count: number, wanted: Record<string, number> = { A: 1 }) =>
  Array.from({ length: count }, (_, i) => anOrder({ id: `O-${i}`, lines: lines(wanted) }))

/** First those that any site serves as well, then as many that need theirs from Lille. */
const mixed = (count: number) => [...orders(count), ...orders(count, { A: 1, B: 1 })]

const shortAtLille = (units: number, elsewhere = 100) =>
  aWorld({ stock: stockOf({ LILLE: { A: units, B: 30 }, LYON: { A: elsewhere } }) })

describe('the price of a unit', () => {
  test('where there is enough for all nothing has one', () => {
    const world = aWorld({ stock: stockOf({ LILLE: { A: 50 }, LYON: { A: 50 } }) })
    expect(priced(world, orders(9)).prices.size).toBe(0)
  })

  test('is there where it is short for those that need it there, and only there', () => {
    const { of } = priced(shortAtLille(20), mixed(30), 1, true)
    expect(of('LILLE', 'A')).toBeGreaterThan(0)
    expect(of('LYON', 'A')).toBe(0)
  })

  test('is nothing where all need it alike: it does not matter who gets the last', () => {
    const world = aWorld({ stock: stockOf({ LILLE: { A: 20 }, LYON: { A: 100 } }) })
    expect(priced(world, orders(60), 1, true).prices.size).toBe(0)
  })

  test('is nothing where it saves less than chance may make of so few orders', () => {
    expect(priced(shortAtLille(2), mixed(3), 1, true).prices.size).toBe(0)
  })

  test('is nothing where stock lasts until goods come in again', () => {
    expect(priced(shortAtLille(20, 200), mixed(30)).of('LILLE', 'A')).toBe(0)
  })

  test('rises as stock runs down, without being worked out anew', () => {
    const steps = priced(shortAtLille(20), mixed(30), 1, true).prices.get('LILLE')?.get('A') ?? []
    const cents = steps.map((step) => step.cents)
    expect(steps.map((step) => step.units)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
    expect(cents).toEqual(cents.toSorted((a, b) => b - a))
    expect(cents.at(-1)).toBeLessThan(cents[0] ?? 0)
  })

  test('is nothing where stock lasts until the day goods are known to come in on', () => {
    const at = (spans: number) => priced(shortAtLille(40), mixed(30), spans, true).of('LILLE', 'A')
    expect(at(0.5)).toBe(0)
    expect(at(1)).toBeGreaterThan(0)
  })

  test('stays nothing without orders', () => {
    expect(priced(aWorld({ stock: stockOf({ LILLE: { A: 1 } }) }), []).of('LILLE', 'A')).toBe(0)
  })
})

test('pricing writes nothing: the same world decides the same afterwards', () => {
  const world = aWorld({ stock: stockOf({ LILLE: { A: 2, B: 1 }, LYON: { A: 5, B: 5 } }) })
  const list = orders(5, { A: 1 })
  const { prepared, rules, prices } = priced(world, list)
  const fresh = prepareWorld(world)
  expect(orchestrate(list, prepared, rules, MONDAY_MORNING)).toEqual(
    orchestrate(list, fresh, compileRules(EMPTY_RULE_SET, fresh.context), MONDAY_MORNING),
  )
  expect(prepared.world.shadowPrices).not.toBe(prices)
})

test('a priced unit is left to the order that needs it more', () => {
  const world = aWorld({
    sites: [LILLE, LYON],
    stock: stockOf({ LILLE: { A: 1, B: 1 }, LYON: { A: 9 } }),
  })
  const prepared = prepareWorld(world)
  const rules = compileRules(EMPTY_RULE_SET, prepared.context)
  const shadowPrices = new Map([['LILLE', new Map([['A', [{ units: 1, cents: 400 }]]])]])
  const siteOf = (own: typeof prepared) => {
    const [decision] = orchestrate([anOrder()], own, rules, MONDAY_MORNING)
    return decision?.kind === 'allocated' ? decision.fulfillments[0]?.siteId : decision?.kind
  }
  expect([siteOf(prepared), siteOf(withChanges(prepared, { shadowPrices }))]).toEqual(['LILLE', 'LYON'])
})
