import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import { oneParcelOf } from '../../../shared/domain/one-parcel.ts'
import { CHOICE_TAGS, type Order } from '../../../shared/domain/order.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Decision, PlannedFulfillment } from '../../engine/decision.ts'
import { sitesOfTrace } from '../../engine/explain/explain.ts'
import type { SiteFailure } from '../../engine/site-failure.ts'
import type { NewException } from '../ports/exception-table.ts'
import type { DecisionRecord } from '../ports/order-tables.ts'
import type { LackingBeforeRelease } from './before-release.ts'
import { DECISION_KEY, FURTHER_DECISION_KEY } from './decision-key.ts'

/** What a decision writes, and the exceptions it opens. */
export interface DecisionWrite {
  readonly record: DecisionRecord
  readonly exceptions: readonly NewException[]
}

/** Gives a decision its ids and the state it leaves the order in. `refusals`: sites that it was made without. */
export function toDecisionWrite(
  order: Order,
  decision: Decision,
  context: {
    now: EpochMs
    ruleSetVersion: number
    approveSplits: boolean
    lacking: LackingBeforeRelease
    /** Of the world it was decided in; null = what one parcel would have been is not asked. */
    siteIds: readonly string[] | null
    /** Until when an order that ships from nowhere yet can be saved. */
    dueTime: (order: Order, refusals: readonly SiteFailure[]) => EpochMs | null
    newId: () => string
  },
  refusals: readonly SiteFailure[] = [],
): DecisionWrite {
  const { newId, now } = context
  const planned = decision.kind === 'allocated' || decision.kind === 'partial' ? decision.fulfillments : []
  const fulfillments = planned.map((plan) => toFulfillment(order.id, plan, newId))
  const causes = openCauses(order, decision, context, refusals)
  const dueAt =
    planned.length > 0
      ? Math.min(...planned.map((plan) => plan.promise.shipBy))
      : context.dueTime(order, refusals)
  return {
    record: {
      orderId: order.id,
      decidedAt: now,
      ruleSetVersion: context.ruleSetVersion,
      priority: decision.priority,
      ruleTags: decision.tags,
      state: stateAfter(decision),
      dueAt,
      trace: decision.trace,
      fulfillments,
    },
    exceptions: causes.map((cause, i) => ({
      id: newId(),
      orderId: order.id,
      siteId: fulfillments[0]?.siteId ?? null,
      cause: withOneParcel(cause, decision, context.siteIds),
      openedAt: now,
      dueAt,
      key: i === 0 ? DECISION_KEY : FURTHER_DECISION_KEY,
    })),
  }
}

/**
 * At most two, of an order that ships in part: why the rest stays, and what a person must agree to of what ships.
 * What an order lacks to be sent goes alone, since it is decided anew once that is told.
 */
function openCauses(
  order: Order,
  decision: Decision,
  { approveSplits, lacking }: { approveSplits: boolean; lacking: LackingBeforeRelease },
  refusals: readonly SiteFailure[],
): readonly ExceptionCause[] {
  // First: an approval would send it on its way without.
  const lacks = lacking.get(order.id)
  switch (decision.kind) {
    case 'allocated':
      if (lacks) return [lacks]
      if (decision.approval) return [decision.approval]
      return approveSplits &&
        decision.fulfillments.length > 1 &&
        !order.tags.includes(CHOICE_TAGS.splitApproved)
        ? [
            {
              reason: 'split-needs-approval',
              siteIds: [...new Set(decision.fulfillments.map((plan) => plan.siteId))],
              costCents: costOf(decision.fulfillments),
              oneParcel: null,
            },
          ]
        : []
    case 'partial': {
      const ofParts = lacks ?? decision.approval
      // Whoever chose to ship what is there has seen what is missing.
      const ofRest = order.tags.includes(CHOICE_TAGS.shipPartial) ? null : decision.cause
      return [ofRest, ofParts].filter((cause) => cause !== null)
    }
    case 'exception':
      return isForRefusals(decision.cause, refusals)
        ? [{ reason: 'no-eligible-site', main: 'refused-by-site' }]
        : [decision.cause]
    case 'held':
    case 'backordered':
      return [decision.cause]
  }
}

/** A split to approve says what one parcel would have been. */
function withOneParcel(
  cause: ExceptionCause,
  { trace }: Decision,
  siteIds: readonly string[] | null,
): ExceptionCause {
  if (cause.reason !== 'split-needs-approval' || siteIds === null) return cause
  return { ...cause, oneParcel: oneParcelOf(sitesOfTrace(trace, siteIds)) }
}

/** What is short was refused by a site: stock may well be there. */
function isForRefusals(cause: ExceptionCause, refusals: readonly SiteFailure[]): boolean {
  if (cause.reason !== 'out-of-stock' && cause.reason !== 'partial-stock') return false
  return cause.lines.every(({ sku }) => refusals.some(({ skus }) => skus === null || skus.includes(sku)))
}

function costOf(plans: readonly PlannedFulfillment[]): number {
  return plans.reduce((sum, plan) => sum + plan.shippingCents + plan.handlingCents, 0)
}

function stateAfter(decision: Decision): DecisionRecord['state'] {
  switch (decision.kind) {
    case 'allocated':
    case 'partial':
      return 'allocated'
    case 'exception':
    case 'held':
      return 'on-hold'
    case 'backordered':
      return 'backordered'
  }
}

function toFulfillment(orderId: string, plan: PlannedFulfillment, newId: () => string): Fulfillment {
  return {
    id: newId(),
    orderId,
    siteId: plan.siteId,
    carrierId: plan.carrierId,
    serviceId: plan.serviceId,
    state: 'planned',
    allocations: [...plan.allocations],
    parcels: [...plan.parcels],
    shippingCents: plan.shippingCents,
    handlingCents: plan.handlingCents,
    promise: plan.promise,
  }
}
