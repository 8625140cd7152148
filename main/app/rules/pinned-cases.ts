import type { CaseResult } from '../../../shared/contract/rule-cases.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { StoredDocument } from '../../../shared/domain/settings/stored-document.ts'
import type { StockLevel } from '../../../shared/domain/stock.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { type CaseWish, type PinnedCase, pinnedCase } from '../../../shared/rules/pinned-case.ts'
import { orchestrate } from '../../engine/orchestrate.ts'
import { withChanges, withStock } from '../../engine/prepare/prepared-world.ts'
import { compileRules } from '../../engine/rules/compile.ts'
import type { WorldCache } from '../decide/world-cache.ts'
import type { Tx } from '../ports/store.ts'
import { partsOf, type Trial } from '../queries/what-if.ts'

export const PINNED_CASES: StoredDocument<PinnedCase[]> = {
  key: 'other/pinned-cases',
  stored: pinnedCase.array(),
  defaults: [],
}

/** What is kept of an order that is pinned: nothing tells who it was for. */
export function ofNobody(order: Order): Order {
  const { customs: _, chosen: __, requests, destination, ...rest } = order
  const { country, postcode, latitude, longitude } = destination
  const { shippingMethod, collectedInStore, collectAt, giftWrap, service, pickupPoint } = requests ?? {}
  return {
    ...rest,
    id: 'case',
    externalId: 'case',
    destination: {
      name: '',
      company: null,
      street: [],
      city: '',
      phone: null,
      email: null,
      country,
      postcode,
      latitude,
      longitude,
    },
    requests: {
      ...(shippingMethod !== undefined && { shippingMethod }),
      ...(collectedInStore !== undefined && { collectedInStore }),
      ...(collectAt !== undefined && { collectAt }),
      ...(giftWrap !== undefined && { giftWrap }),
      ...(service !== undefined && { service }),
      ...(pickupPoint !== undefined && { pickupPoint }),
    },
    lines: order.lines.map(({ title: _title, options: _options, ...line }) => line),
  }
}

/**
 * What `rules` make of every pinned case: alone, at its weekday and time in the week that ended last, with nothing
 * planned yet, and with as much of its products as it needs at every site that carries them.
 */
export async function checkCases(
  tx: Tx,
  worlds: WorldCache,
  now: EpochMs,
  rules: readonly Rule[],
): Promise<CaseResult[]> {
  const cases = await tx.settings.get(PINNED_CASES)
  if (cases.length === 0) return []
  const skus = [...new Set(cases.flatMap(({ order }) => order.lines.map(({ sku }) => sku)))]
  const view = await worlds.view(tx, now, skus)
  const levels = await tx.stock.bySkus(skus)
  const idle = withChanges(view.world, { siteLoad: [], serviceLoad: [] })
  const draft = { version: 0, publishedAt: 0, author: '', note: '', rules: [...rules] }
  const compiled = compileRules(draft, view.world.context)
  return cases.map(({ id, name, wish, order: pinned }) => {
    const order = inLastWeek(pinned, now)
    const world = withStock(idle, enoughFor(order, levels))
    const [decision] = orchestrate([order], world, compiled, order.placedAt)
    const parts = decision === undefined ? [] : partsOf(decision).map(partOf)
    const { reference, destination, lines } = pinned
    return {
      id,
      name,
      reference,
      country: destination.country,
      postcode: destination.postcode,
      lines: lines.map(({ sku, quantity }) => ({ sku, quantity })),
      wish,
      kind: decision?.kind ?? 'exception',
      parts,
      isKept: isAsWished(wish, parts),
    }
  })
}

function partOf({ siteId, carrierId, serviceId }: Trial['parts'][number]): CaseResult['parts'][number] {
  return { siteId, carrierId, serviceId }
}

function isAsWished(
  { siteId, carrierId, serviceId }: CaseWish,
  parts: readonly Pick<Trial['parts'][number], 'siteId' | 'carrierId' | 'serviceId'>[],
): boolean {
  return (
    parts.length > 0 &&
    parts.every(
      (part) =>
        (siteId === null || part.siteId === siteId) &&
        (carrierId === null || part.carrierId === carrierId) &&
        (serviceId === null || part.serviceId === serviceId),
    )
  )
}

function inLastWeek(order: Order, now: EpochMs): Order {
  const by = Math.floor((now - order.placedAt) / (7 * DAY_MS)) * 7 * DAY_MS
  const later = (at: EpochMs | null) => at && at + by
  return {
    ...order,
    placedAt: order.placedAt + by,
    shipBy: later(order.shipBy),
    deliverBy: later(order.deliverBy),
  }
}

function enoughFor(order: Order, levels: readonly StockLevel[]): StockLevel[] {
  const needed = new Map<string, number>()
  for (const { sku, quantity } of order.lines) needed.set(sku, (needed.get(sku) ?? 0) + quantity)
  return levels.map((level) => ({
    ...level,
    reserved: 0,
    onHand: Math.max(level.onHand, level.safety + (needed.get(level.sku) ?? 0)),
  }))
}
