import { type DayNumber, NEVER } from '../promise/day-number.ts'
import type { SourcingTask } from './sourcing-task.ts'

/** What one site would ship, and how. */
export interface PlanPart {
  readonly site: number
  /** Positions in the slots of the plan's task, and the same as a mask; mask 0 = too many slots for one. */
  readonly slots: readonly number[]
  readonly mask: number
  readonly units: number
  readonly service: number
  readonly parcels: number
  readonly transitDays: number
  readonly shipDay: DayNumber
  readonly deliverTo: DayNumber
  /** Days after the promise; 0 = kept. */
  readonly daysLate: number
  readonly shippingCents: number
  readonly handlingCents: number
  /** What was minimised: cents and everything else that counts. */
  readonly score: number
}

export interface Plan {
  /** What was planned: `parts` speak of its slots. Refilled for the next plan. */
  readonly task: SourcingTask
  /** In site order; empty when nothing can ship. */
  readonly parts: readonly PlanPart[]
  readonly complete: boolean
  /** The promise of the order is not kept. */
  readonly late: boolean
  /** The search was cut at its documented size. */
  readonly bounded: boolean
  readonly score: number
}

export function noPlan(task: SourcingTask): Plan {
  return { task, parts: [], complete: false, late: false, bounded: false, score: Number.POSITIVE_INFINITY }
}

/** When the last of it arrives. */
export function arrivalOf({ parts }: Plan): DayNumber {
  return parts.reduce((last, { deliverTo }) => Math.max(last, deliverTo), NEVER)
}

export function isLate(part: PlanPart): boolean {
  return part.daysLate > 0
}
