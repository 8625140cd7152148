import type { Connector } from '../../../main/app/ports/channel.ts'
import type { CallSeen, Misbehaviour } from '../../../main/demo/channel-server/misbehaviour.ts'
import type { Storefront } from '../../../main/demo/channel-server/storefront.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { SettableClock } from './settable-clock.ts'

/** One connector on its simulated channel, as the conformance suite wants it. */
export interface ChannelBench {
  readonly connector: Connector
  /** Where the channel is to be found. */
  readonly url: string
  /** The same, giving up after a second. */
  readonly impatient: Connector
  readonly shop: Storefront
  readonly misbehaviour: Misbehaviour
  readonly clock: SettableClock
  /** The merchant takes the program's access away. */
  revoke(): void
  /** Spoils the next order's payload beyond recognition, without touching its neighbours. */
  spoil(payload: string): string
  /**
   * Whether a call is the one by which a whole shipment stands, the one by which lines are written off, the one by
   * which a refund of shipped units stands.
   */
  shipsBy(call: CallSeen): boolean
  writesOffBy(call: CallSeen): boolean
  paysBackBy(call: CallSeen): boolean
  /** What the channel cannot say of an order, or says otherwise than a web shop. */
  readonly says?: Partial<Order>
  goOffline(): Promise<void>
  comeBack(): Promise<void>
  close(): Promise<void>
}
