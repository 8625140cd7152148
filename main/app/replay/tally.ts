import type { ReplayResult, ReplayTotals } from '../../../shared/contract/replay.ts'
import type { ExceptionReason } from '../../../shared/domain/exception.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import type { Outcome } from './outcome.ts'

type Counts<K = string> = ReadonlyMap<K, number>

/** Sums of what one rule set made of orders. */
export interface SideSums {
  readonly totals: Readonly<ReplayTotals>
  /** Fulfilments. */
  readonly sites: Counts
  /** By 'carrier/service'. */
  readonly services: Counts
  readonly reasons: Counts<ExceptionReason>
  /** Orders of which something ships, and their cost. */
  readonly zones: Counts
  readonly zoneCents: Counts
  /** Units that ship. */
  readonly products: Counts<Sku>
  readonly hits: Counts
}

export class SideTally implements SideSums {
  readonly totals = {
    whole: 0,
    partial: 0,
    held: 0,
    blocked: 0,
    backordered: 0,
    split: 0,
    late: 0,
    exceptions: 0,
    fulfillments: 0,
    parcels: 0,
    shippingCents: 0,
    handlingCents: 0,
  } satisfies ReplayTotals
  readonly sites = new Map<string, number>()
  readonly services = new Map<string, number>()
  readonly reasons = new Map<ExceptionReason, number>()
  readonly zones = new Map<string, number>()
  readonly zoneCents = new Map<string, number>()
  readonly products = new Map<Sku, number>()
  readonly hits = new Map<string, number>()

  add({ kind, parts, cause, cents, isLate }: Outcome, zone: string): void {
    const { totals } = this
    totals[KIND_TOTAL[kind]] += 1
    if (parts.length > 1) totals.split += 1
    if (isLate) totals.late += 1
    if (cause !== null) {
      totals.exceptions += 1
      count(this.reasons, cause.reason)
    }
    if (cents !== null) {
      count(this.zones, zone)
      count(this.zoneCents, zone, cents)
    }
    for (const part of parts) {
      totals.fulfillments += 1
      totals.parcels += part.parcels.length
      totals.shippingCents += part.shippingCents
      totals.handlingCents += part.handlingCents
      count(this.sites, part.siteId)
      count(this.services, `${part.carrierId}/${part.serviceId}`)
      for (const { sku, quantity } of part.allocations) count(this.products, sku, quantity)
    }
  }

  /** How often each rule matched among some orders. */
  addHits(hits: ReadonlyMap<string, number>): void {
    countAll(this.hits, hits)
  }

  /** What was summed elsewhere, of other orders. */
  addSums(other: SideSums): void {
    for (const key of Object.keys(this.totals) as (keyof ReplayTotals)[])
      this.totals[key] += other.totals[key]
    countAll(this.sites, other.sites)
    countAll(this.services, other.services)
    countAll(this.reasons, other.reasons)
    countAll(this.zones, other.zones)
    countAll(this.zoneCents, other.zoneCents)
    countAll(this.products, other.products)
    countAll(this.hits, other.hits)
  }
}

const KIND_TOTAL = {
  allocated: 'whole',
  partial: 'partial',
  held: 'held',
  exception: 'blocked',
  backordered: 'backordered',
} as const satisfies Record<Outcome['kind'], keyof ReplayTotals>

/** Where orders that are decided otherwise go, and what is in them: orders each. */
export class ChangedOf {
  readonly zones = new Map<string, number>()
  readonly products = new Map<Sku, number>()

  add({ lines }: Order, zone: string): void {
    count(this.zones, zone)
    for (const sku of new Set(lines.map((line) => line.sku))) count(this.products, sku)
  }

  addAll(other: Pick<ChangedOf, 'zones' | 'products'>): void {
    countAll(this.zones, other.zones)
    countAll(this.products, other.products)
  }
}

/** Zones and products in a result, of each. */
const MOST_OF_MANY = 50

/** Both tallies side by side; what occurs more comes first, of zones and products what changes more. */
export function compareTallies(
  before: SideSums,
  after: SideSums,
  changed: Pick<ChangedOf, 'zones' | 'products'>,
): Pick<ReplayResult, 'before' | 'after' | 'sites' | 'services' | 'reasons' | 'zones' | 'products'> {
  return {
    before: before.totals,
    after: after.totals,
    sites: paired(before.sites, after.sites).map(({ key, ...counts }) => ({ siteId: key, ...counts })),
    services: paired(before.services, after.services).map(({ key, ...counts }) => {
      const [carrierId = '', serviceId = ''] = key.split('/')
      return { carrierId, serviceId, ...counts }
    }),
    reasons: paired(before.reasons, after.reasons).map(({ key, ...counts }) => ({ reason: key, ...counts })),
    zones: mostChanged(paired(before.zones, after.zones), changed.zones).map(({ key, ...counts }) => ({
      zone: key,
      ...counts,
      beforeCents: before.zoneCents.get(key) ?? 0,
      afterCents: after.zoneCents.get(key) ?? 0,
    })),
    products: mostChanged(paired(before.products, after.products), changed.products).map(
      ({ key, ...counts }) => ({ sku: key, ...counts }),
    ),
  }
}

function mostChanged<T extends { readonly key: string }>(pairs: readonly T[], changed: Counts) {
  return pairs
    .map((pair) => ({ ...pair, changed: changed.get(pair.key) ?? 0 }))
    .sort((a, b) => b.changed - a.changed)
    .slice(0, MOST_OF_MANY)
}

function paired<K extends string>(before: ReadonlyMap<K, number>, after: ReadonlyMap<K, number>) {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((key) => ({ key, before: before.get(key) ?? 0, after: after.get(key) ?? 0 }))
    .sort((a, b) => Math.max(b.before, b.after) - Math.max(a.before, a.after) || (a.key < b.key ? -1 : 1))
}

export function count<K>(counts: Map<K, number>, key: K, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}

export function countAll<K>(counts: Map<K, number>, others: ReadonlyMap<K, number>): void {
  for (const [key, by] of others) count(counts, key, by)
}
