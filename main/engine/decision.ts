import type { ExceptionCause } from '../../shared/domain/exception.ts'
import type { Allocation, DeliveryPromise, Parcel } from '../../shared/domain/fulfillment.ts'
import type { OrderId } from '../../shared/domain/order.ts'
import type { SiteId } from '../../shared/domain/site.ts'

/** A fulfilment as decided: no id, no state yet; the app layer gives both when it commits. */
export interface PlannedFulfillment {
  readonly siteId: SiteId
  readonly carrierId: string
  readonly serviceId: string
  readonly allocations: readonly Allocation[]
  readonly parcels: readonly Parcel[]
  readonly shippingCents: number
  readonly handlingCents: number
  readonly promise: DeliveryPromise
}

/** What rules ask of the fulfilments besides site and service. */
export interface ShippingDemands {
  readonly signature: boolean
  readonly insuranceCents: number | null
  readonly relayPoint: boolean
}

interface Decided {
  readonly orderId: OrderId
  /** Higher first. */
  readonly priority: number
  /** Tags that rules added. */
  readonly tags: readonly string[]
  readonly demands: ShippingDemands
  /** Compact trace; `explain` turns it into an Explanation. See trace/README.md. */
  readonly trace: Uint8Array
}

/**
 * allocated: all lines have stock and a service. `approval` is the cause when a person must agree first.
 * partial: some lines ship, `cause` says what is missing, `approval` what a person must agree to besides. exception: nothing ships. held: a rule wants a person.
 * backordered: a rule lets the order wait for stock without asking anybody.
 */
export type Decision = Decided &
  (
    | {
        readonly kind: 'allocated'
        readonly fulfillments: readonly PlannedFulfillment[]
        readonly approval: ExceptionCause | null
      }
    | {
        readonly kind: 'partial'
        readonly fulfillments: readonly PlannedFulfillment[]
        readonly approval: ExceptionCause | null
        readonly cause: ExceptionCause
      }
    | { readonly kind: 'exception'; readonly cause: ExceptionCause }
    | { readonly kind: 'held'; readonly cause: ExceptionCause }
    | { readonly kind: 'backordered'; readonly cause: ExceptionCause }
  )

/** Why a person must look at a decision, what keeps goods first; empty where nobody needs to. */
export function causesOf(decision: Decision): readonly ExceptionCause[] {
  const causes = 'cause' in decision ? [decision.cause] : []
  return 'approval' in decision && decision.approval !== null ? [...causes, decision.approval] : causes
}

/** What ships leaves or arrives later than promised. */
export function isPlannedLate(decision: Decision): boolean {
  return 'approval' in decision && decision.approval?.reason === 'promise-at-risk'
}
