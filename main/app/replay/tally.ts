import type { ReplayResult, ReplayTotals } from '../../../shared/contract/replay.ts'
import type { ExceptionReason } from '../../../shared/domain/exception.ts'
import type { Outcome } from './outcome.ts'

/** Sums of what one rule set made of all orders. */
export class SideTally {
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
  /** By 'carrier/service'. */
  readonly services = new Map<string, number>()
  readonly reasons = new Map<ExceptionReason, number>()
  readonly hits = new Map<string, number>()

  add({ kind, parts, cause, isLate }: Outcome): void {
    const { totals } = this
    totals[KIND_TOTAL[kind]] += 1
    if (parts.length > 1) totals.split += 1
    if (isLate) totals.late += 1
    if (cause !== null) {
      totals.exceptions += 1
      count(this.reasons, cause.reason)
    }
    for (const part of parts) {
      totals.fulfillments += 1
      totals.parcels += part.parcels.length
      totals.shippingCents += part.shippingCents
      totals.handlingCents += part.handlingCents
      count(this.sites, part.siteId)
      count(this.services, `${part.carrierId}/${part.serviceId}`)
    }
  }

  /** How often each rule matched among some orders. */
  addHits(hits: ReadonlyMap<string, number>): void {
    for (const [ruleId, times] of hits) count(this.hits, ruleId, times)
  }
}

const KIND_TOTAL = {
  allocated: 'whole',
  partial: 'partial',
  held: 'held',
  exception: 'blocked',
  backordered: 'backordered',
} as const satisfies Record<Outcome['kind'], keyof ReplayTotals>

/** Both tallies side by side; what occurs more comes first. */
export function compareTallies(
  before: SideTally,
  after: SideTally,
): Pick<ReplayResult, 'before' | 'after' | 'sites' | 'services' | 'reasons'> {
  return {
    before: before.totals,
    after: after.totals,
    sites: paired(before.sites, after.sites).map(({ key, ...counts }) => ({ siteId: key, ...counts })),
    services: paired(before.services, after.services).map(({ key, ...counts }) => {
      const [carrierId = '', serviceId = ''] = key.split('/')
      return { carrierId, serviceId, ...counts }
    }),
    reasons: paired(before.reasons, after.reasons).map(({ key, ...counts }) => ({ reason: key, ...counts })),
  }
}

function paired<K extends string>(before: ReadonlyMap<K, number>, after: ReadonlyMap<K, number>) {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((key) => ({ key, before: before.get(key) ?? 0, after: after.get(key) ?? 0 }))
    .sort((a, b) => Math.max(b.before, b.after) - Math.max(a.before, a.after) || (a.key < b.key ? -1 : 1))
}

function count<K>(counts: Map<K, number>, key: K, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}
