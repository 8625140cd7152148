import { expect, test } from 'vitest'
import { reviewDecisions } from '../../../../main/engine/optimise/review-decisions.ts'
import { orchestrate } from '../../../../main/engine/orchestrate.ts'
import { prepareWorld, withStock } from '../../../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../../../main/engine/rules/compile.ts'
import { ALL_FIT } from '../../../../main/engine/unfit-services.ts'
import type { World } from '../../../../main/engine/world.ts'
import type { Order } from '../../../../shared/domain/order.ts'
import { seededRandom } from '../../../../shared/lib/random.ts'
import { EMPTY_RULE_SET } from '../../../../shared/rules/document.ts'
import { anOrder, aWorld, lines, MONDAY_MORNING, stockOf } from '../../../support/engine-builders.ts'
import { merchantInstance } from '../../../support/merchant-instance.ts'

/** Decides the orders one by one, as they come, then reviews them together for `steps` looks at the time. */
function review(world: World, orders: readonly Order[], steps: number) {
  const prepared = prepareWorld(world)
  const rules = compileRules(EMPTY_RULE_SET, prepared.context)
  const stock = world.stock.map((level) => ({ ...level }))
  const decided = orders.flatMap((order) => {
    const [decision] = orchestrate([order], withStock(prepared, stock), rules, MONDAY_MORNING)
    if (decision?.kind !== 'allocated' || decision.approval !== null) return []
    for (const { siteId, allocations } of decision.fulfillments) {
      for (const { sku, quantity } of allocations) {
        const level = stock.find((one) => one.siteId === siteId && one.sku === sku)
        if (level) level.reserved += quantity
      }
    }
    return [{ order, fulfillments: decision.fulfillments }]
  })
  let asked = 0
  const options = { iterations: 40, step: 100, random: seededRandom(1), progress: () => asked++ / steps }
  const after = reviewDecisions(decided, withStock(prepared, stock), rules, MONDAY_MORNING, options, ALL_FIT)
  return { decided, stock, after }
}

test('an order swap: the early order gives way so that the late one need not be split', () => {
  const world = aWorld({ stock: stockOf({ LILLE: { A: 1, B: 1 }, LYON: { A: 1 } }) })
  const early = anOrder({ id: 'early', lines: lines({ A: 1 }) })
  const late = anOrder({ id: 'late', lines: lines({ A: 1, B: 1 }) })
  const { after } = review(world, [early, late], 20)
  expect(after.changes.map(({ order, decision }) => [order.id, sitesOf(decision)])).toEqual([
    ['early', ['LYON']],
    ['late', ['LILLE']],
  ])
  expect(after.savingCents).toBe(620)
})

test('units that are kept for later orders stay where they are kept', () => {
  const stock = stockOf({ LILLE: { A: 2 }, LYON: { A: 9 } })
  const shadowPrices = new Map([['LILLE', new Map([['A', [{ units: 2, cents: 900 }]]])]])
  const { decided, after } = review(
    aWorld({ stock, shadowPrices }),
    [anOrder({ id: '1' }), anOrder({ id: '2' })],
    20,
  )
  expect(decided.map(({ fulfillments }) => fulfillments[0]?.siteId)).toEqual(['LYON', 'LYON'])
  expect(after.changes).toEqual([])
})

test('never dearer, never later, never more units than there are', () => {
  const { world, orders } = merchantInstance(seededRandom(5), {
    sites: 6,
    skus: 40,
    orders: 120,
    scarcity: 1.1,
  })
  const { decided, stock, after } = review(world, orders, 30)
  expect(after.savingCents).toBeGreaterThan(0)
  const left = new Map(stock.map((level) => [`${level.siteId} ${level.sku}`, level.onHand - level.reserved]))
  const move = (siteId: string, sku: string, units: number): void => {
    left.set(`${siteId} ${sku}`, (left.get(`${siteId} ${sku}`) ?? 0) + units)
  }
  let saved = 0
  for (const { order, decision } of after.changes) {
    const before = decided.find((one) => one.order === order)!
    if (decision.kind !== 'allocated') throw new Error('every reviewed order stays allocated')
    for (const { siteId, allocations, shippingCents, handlingCents } of before.fulfillments) {
      saved += shippingCents + handlingCents
      for (const { sku, quantity } of allocations) move(siteId, sku, quantity)
    }
    for (const { siteId, allocations, shippingCents, handlingCents, promise } of decision.fulfillments) {
      saved -= shippingCents + handlingCents
      for (const { sku, quantity } of allocations) move(siteId, sku, -quantity)
      const promised = before.fulfillments
        .map((one) => one.promise.deliverTo)
        .sort()
        .at(-1)!
      expect(promise.deliverTo <= promised).toBe(true)
    }
  }
  expect(saved).toBe(after.savingCents)
  expect([...left.values()].every((units) => units >= 0)).toBe(true)
})

test('no steps, no orders, nothing to gain: nothing changes', () => {
  const world = aWorld({ stock: stockOf({ LILLE: { A: 9 } }) })
  const orders = ['1', '2'].map((id) => anOrder({ id }))
  expect(review(world, orders, 20).after).toMatchObject({ changes: [], costCents: 1_280, savingCents: 0 })
  expect(review(world, [], 20).after).toEqual({
    changes: [],
    costCents: 0,
    savingCents: 0,
    bound: null,
    score: null,
  })
})

test('whatever the merchant: units conserved, no delivery later, no cent more, nothing handed in changed', () => {
  for (const seed of [51, 52, 53, 54]) {
    const { world, orders } = merchantInstance(seededRandom(seed), {
      sites: 4,
      skus: 10,
      orders: 30,
      scarcity: 0.8 + (seed % 3) / 2,
    })
    const given = structuredClone({ stock: world.stock, orders })
    const { decided, after } = review(world, orders, 10)
    for (const { order, decision } of after.changes) {
      const before = decided.find((one) => one.order === order)!
      if (decision.kind !== 'allocated') throw new Error('every reviewed order stays allocated')
      expect(unitsOf(decision.fulfillments)).toEqual(unitsOf(before.fulfillments))
      expect(latest(decision.fulfillments) <= latest(before.fulfillments)).toBe(true)
    }
    expect(after.savingCents).toBeGreaterThanOrEqual(0)
    expect(after.score ?? 0).toBeGreaterThanOrEqual((after.bound ?? 0) - 1e-6)
    expect({ stock: world.stock, orders }).toEqual(given)
  }
})

type Shipped = readonly {
  readonly allocations: readonly { lineId: string; quantity: number }[]
  readonly promise: { readonly deliverTo: string }
}[]

/** Units shipped by line. */
function unitsOf(fulfillments: Shipped): Record<string, number> {
  const units: Record<string, number> = {}
  for (const { lineId, quantity } of fulfillments.flatMap((one) => one.allocations)) {
    units[lineId] = (units[lineId] ?? 0) + quantity
  }
  return units
}

function latest(fulfillments: Shipped): string {
  return (
    fulfillments
      .map((one) => one.promise.deliverTo)
      .toSorted()
      .at(-1) ?? ''
  )
}

function sitesOf(decision: { kind: string }): readonly string[] {
  return 'fulfillments' in decision
    ? (decision.fulfillments as { siteId: string }[]).map((one) => one.siteId)
    : []
}
