import type { Explanation } from '../../../shared/domain/explanation.ts'
import { type DeliveryPromise, isOpenFulfillment } from '../../../shared/domain/fulfillment.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { StockLevel } from '../../../shared/domain/stock.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import type { Decision } from '../../engine/decision.ts'
import { explain } from '../../engine/explain/explain.ts'
import { withRefusals } from '../../engine/explain/refused-by-sites.ts'
import { withStock } from '../../engine/prepare/prepared-world.ts'
import { Departures, dayOrderOf } from '../../engine/promise/departures.ts'
import { type CompiledRules, compileRules } from '../../engine/rules/compile.ts'
import { fulfillmentsOf } from '../csv/decision-rows.ts'
import { decideByFit } from '../decide/decide-by-fit.ts'
import type { DecidingView, WorldCache } from '../decide/world-cache.ts'
import type { Tx } from '../ports/store.ts'
import { nameLookup, sentenceOf } from './name-lookup.ts'

/** What a decision would be, with its reasons; nothing of it is written. */
export interface Trial {
  readonly kind: Decision['kind']
  readonly parts: readonly {
    siteId: string
    carrierId: string
    serviceId: string
    cents: number
    promise: DeliveryPromise
  }[]
  /** Why it would not ship, or not whole. */
  readonly problem: Message | null
  readonly explanation: Explanation
}

/**
 * Decides `order` in memory at `now`. What it holds itself counts as free; `stock` stands in for the levels of
 * its site and SKU.
 */
export async function tryOrder(
  tx: Tx,
  worlds: WorldCache,
  order: Order,
  now: EpochMs,
  stock: readonly Omit<StockLevel, 'reserved'>[],
): Promise<Trial> {
  const { decision, problem, view, world, refusals } = await decideAlone(tx, worlds, order, now, stock)
  const told = explain({ order, decision, rules: view.rules, context: world.context, world })
  const departures = new Departures(world.world, now).ofAll(
    fulfillmentsOf(decision),
    dayOrderOf(order, told.rules),
  )
  const explanation = { ...withRefusals(told, refusals), departures }
  return { kind: decision.kind, parts: partsOf(decision), problem, explanation }
}

/** A decision that nobody carries out, and why it would not ship, or not whole. */
export type Decided = Pick<Awaited<ReturnType<typeof decideAlone>>, 'decision' | 'problem'>

/** As `tryOrder`, without its reasons. `rules`: null = those published. */
export async function decideAlone(
  tx: Tx,
  worlds: WorldCache,
  order: Order,
  now: EpochMs,
  stock: readonly Omit<StockLevel, 'reserved'>[] = [],
  rules: readonly Rule[] | null = null,
) {
  const skus = [...new Set([...order.lines.map(({ sku }) => sku), ...stock.map(({ sku }) => sku)])]
  const published = await worlds.view(tx, now, skus)
  const view = rules === null ? published : { ...published, rules: compiledFrom(rules, published) }
  const world = withStock(view.world, await imaginedLevels(tx, order.id, skus, stock))
  const refusals = await tx.siteRejections.ofOrders([order.id])
  const [decision] = decideByFit([order], { ...view, world }, now, new Map([[order.id, refusals]]))
  if (!decision) throw new Error('An order without a decision')
  const speech = await nameLookup(tx)
  return {
    decision,
    problem: problemOf(decision, (cause) => sentenceOf(cause, speech)),
    view,
    world,
    refusals,
  }
}

function compiledFrom(rules: readonly Rule[], { world, ruleSet }: DecidingView): CompiledRules {
  return compileRules({ ...ruleSet, version: ruleSet.version + 1, rules: [...rules] }, world.context)
}

async function imaginedLevels(
  tx: Tx,
  orderId: string,
  skus: readonly string[],
  stock: readonly Omit<StockLevel, 'reserved'>[],
): Promise<StockLevel[]> {
  const own = (await tx.fulfillments.byOrders([orderId])).filter(({ state }) => isOpenFulfillment(state))
  const held = (siteId: string, sku: string): number =>
    own
      .filter((fulfillment) => fulfillment.siteId === siteId)
      .flatMap(({ allocations }) => allocations.filter((allocation) => allocation.sku === sku))
      .reduce((sum, { quantity }) => sum + quantity, 0)
  const levels = (await tx.stock.bySkus(skus)).map((level) => ({
    ...level,
    reserved: level.reserved - held(level.siteId, level.sku),
  }))
  const imagined = stock.map((level) => {
    const known = levels.find(({ siteId, sku }) => siteId === level.siteId && sku === level.sku)
    return { ...level, reserved: known?.reserved ?? 0 }
  })
  return [...levels, ...imagined]
}

/** What would ship, as screens show it. */
export function partsOf(decision: Decision): Trial['parts'] {
  if (decision.kind !== 'allocated' && decision.kind !== 'partial') return []
  return decision.fulfillments.map(
    ({ siteId, carrierId, serviceId, shippingCents, handlingCents, promise }) => ({
      siteId,
      carrierId,
      serviceId,
      cents: shippingCents + handlingCents,
      promise,
    }),
  )
}

function problemOf(
  decision: Decision,
  say: (cause: Parameters<typeof sentenceOf>[0]) => Trial['problem'],
): Trial['problem'] {
  if (decision.kind !== 'allocated') return say(decision.cause)
  return decision.approval && say(decision.approval)
}
