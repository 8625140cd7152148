import type { Order } from '../../shared/domain/order.ts'
import type { Sku } from '../../shared/domain/product.ts'
import type { SiteId } from '../../shared/domain/site.ts'
import type { EpochMs } from '../../shared/lib/clock.ts'
import type { Decision, PlannedFulfillment } from './decision.ts'
import { orchestrate } from './orchestrate.ts'
import { type PreparedWorld, withStock } from './prepare/prepared-world.ts'
import type { CompiledRules } from './rules/compile.ts'

/** What went wrong after an order was decided. `skus` null = the site ships nothing of it at all. */
export interface SiteFailure {
  readonly siteId: SiteId
  readonly skus: readonly Sku[] | null
}

/**
 * The part of an order that is not in `kept`: fulfilments that are shipped, or that go on as planned. Null when
 * nothing is left. Lines keep their ids.
 */
export function remainderOf(
  order: Order,
  kept: readonly Pick<PlannedFulfillment, 'allocations'>[],
): Order | null {
  const shipped = new Map<string, number>()
  for (const { allocations } of kept) {
    for (const { lineId, quantity } of allocations) shipped.set(lineId, (shipped.get(lineId) ?? 0) + quantity)
  }
  const lines = order.lines.flatMap((line) => {
    const quantity = line.quantity - (shipped.get(line.id) ?? 0)
    return quantity > 0 ? [{ ...line, quantity }] : []
  })
  return lines.length === 0 ? null : { ...order, lines }
}

/**
 * Sources anew what could not be shipped as planned: after a short pick (site and SKU), the rejection by a site
 * (all SKUs) or a carrier's strike (no failure; the suspension is in the world). Only the remainder moves, and
 * not back to where it failed. `world`: as it stands, the units of the remainder no longer reserved. Null when
 * everything is kept. Nothing is written.
 */
export function resource(
  order: Order,
  kept: readonly Pick<PlannedFulfillment, 'allocations'>[],
  failures: readonly SiteFailure[],
  world: PreparedWorld,
  rules: CompiledRules,
  now: EpochMs,
): Decision | null {
  const rest = remainderOf(order, kept)
  if (rest === null) return null
  const skus = [...new Set(rest.lines.map((line) => line.sku))]
  const nothingThere = failures.flatMap(({ siteId, skus: failed }) =>
    skus
      .filter((sku) => failed === null || failed.includes(sku))
      .map((sku) => ({ siteId, sku, onHand: 0, reserved: 0, safety: 0 })),
  )
  const [decision] = orchestrate([rest], withStock(world, nothingThere), rules, now)
  return decision ?? null
}
