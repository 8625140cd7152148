import type { ReplayChange } from '../../../shared/contract/replay.ts'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { type Decision, isPlannedLate, type PlannedFulfillment } from '../../engine/decision.ts'
import { fulfillmentsOf } from '../csv/decision-rows.ts'
import { NOTHING_LACKS } from '../decide/before-release.ts'
import { toDecisionWrite } from '../decide/to-record.ts'

/** What one rule set made of one order, as its screens and exceptions would have shown it. */
export interface Outcome {
  readonly kind: Decision['kind']
  readonly parts: readonly PlannedFulfillment[]
  /** Shipping and handling; null when nothing ships. */
  readonly cents: number | null
  /** Why a person would have to look; null when nobody would. */
  readonly cause: ExceptionCause | null
  readonly isLate: boolean
  readonly priority: number
  readonly tags: readonly string[]
  readonly demands: Decision['demands'] | null
}

/** `decision` null: the engine failed on the order, which then waits for a person. */
export function outcomeOf(
  order: Order,
  decision: Decision | null,
  { now, approveSplits }: { now: EpochMs; approveSplits: boolean },
): Outcome {
  if (decision === null) {
    const cause = { reason: 'cannot-be-decided', message: '' } as const
    const nothing = { parts: [], cents: null, isLate: false, priority: 0, tags: [], demands: null }
    return { kind: 'exception', cause, ...nothing }
  }
  const parts = fulfillmentsOf(decision)
  const context = {
    now,
    approveSplits,
    lacking: NOTHING_LACKS,
    ruleSetVersion: 0,
    siteIds: null,
    dueTime: () => null,
    newId: () => '',
  }
  return {
    kind: decision.kind,
    parts,
    cents: parts.length === 0 ? null : costOf(parts),
    cause: toDecisionWrite(order, decision, context).exceptions[0]?.cause ?? null,
    isLate: isPlannedLate(decision),
    priority: decision.priority,
    tags: decision.tags,
    demands: decision.demands,
  }
}

function costOf(parts: readonly PlannedFulfillment[]): number {
  return parts.reduce((sum, part) => sum + part.shippingCents + part.handlingCents, 0)
}

/** How `after` differs from `before`; empty = same decision. */
export function changesOf(before: Outcome, after: Outcome): ReplayChange[] {
  const went = before.parts.length > 0
  const goes = after.parts.length > 0
  const differs = (valueOf: (outcome: Outcome) => string): boolean => valueOf(before) !== valueOf(after)
  const changes: ReplayChange[] = []
  if (went && !goes) changes.push('blocked')
  if (!went && goes) changes.push('freed')
  if (differs(({ kind, cause }) => `${kind} ${cause?.reason ?? ''}`)) changes.push('exception')
  if (went && goes) {
    if (differs(({ parts }) => [...new Set(parts.map(({ siteId }) => siteId))].sort().join(' '))) {
      changes.push('site')
    }
    if (differs(({ parts }) => parts.map(serviceOf).sort().join(' '))) changes.push('service')
    if (before.parts.length > 1 !== after.parts.length > 1) changes.push('split')
    if (differs((outcome) => arrival(outcome))) changes.push('promise')
    if (before.cents !== after.cents) changes.push('cost')
  }
  if (before.priority !== after.priority) changes.push('priority')
  if (differs(({ tags, demands }) => JSON.stringify([tags.toSorted(), demands]))) changes.push('tags')
  return changes
}

function serviceOf({ carrierId, serviceId }: PlannedFulfillment): string {
  return `${carrierId}/${serviceId}`
}

/** When the last of it leaves and arrives. */
function arrival({ parts }: Outcome): string {
  const latest = (days: string[]): string => days.sort().at(-1) ?? ''
  return `${latest(parts.map(({ promise }) => promise.shipOn))} ${latest(parts.map(({ promise }) => promise.deliverTo))}`
}
