import type { CarrierConnector } from '../../../main/app/ports/carrier.ts'
import type { CarrierServer } from '../../../main/demo/carrier-servers/carrier-server.ts'
import type { CallSeen } from '../../../main/demo/channel-server/misbehaviour.ts'
import type { PurchaseField } from '../../../shared/domain/label-purchase.ts'
import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import type { SettableClock } from '../channels/settable-clock.ts'

/** A request that goes wrong, and what is to be mended. */
export interface WrongRequest {
  readonly why: string
  readonly over: Partial<LabelRequest>
  readonly field: PurchaseField | null
}

/** One connector with its simulated carrier, as the conformance suite wants it. */
export interface CarrierBench {
  readonly connector: CarrierConnector
  /** The same, giving up after a second. */
  readonly impatient: CarrierConnector
  /** The carrier: its own books, points and misbehaviour. */
  readonly server: CarrierServer
  readonly clock: SettableClock
  /** What must never be seen in a problem or a log. */
  readonly secrets: readonly string[]
  /** A parcel at home that the carrier takes; each has a reference of its own. */
  request(over?: Partial<LabelRequest>): LabelRequest
  /** Whether a call is the one by which a label is made. */
  buysBy(call: CallSeen): boolean
  readonly formats: readonly LabelRequest['format'][]
  /** Requests that only the carrier itself can refuse. */
  readonly refused: readonly WrongRequest[]
  /** Requests whose fault is known beforehand. */
  readonly faulty: readonly WrongRequest[]
  /** Requests that the carrier takes beside `request()`: other countries, products, letters. */
  readonly taken: readonly { readonly why: string; readonly over: Partial<LabelRequest> }[]
  /** What makes a request go to a collection point; null = no product of the connector does. */
  readonly toPoint: ((pointId: string) => Partial<LabelRequest>) | null
  /** What makes it a return; null = the connector makes none. */
  readonly asReturn: Partial<LabelRequest> | null
  /** What takes it through customs; null = the connector declares nothing. */
  readonly abroad: Partial<LabelRequest> | null
  close(): Promise<void>
}
