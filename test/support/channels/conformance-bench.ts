import type { Connector } from '../../../main/app/ports/channel.ts'
import type { Misbehaviour } from '../../../main/demo/channel-server/misbehaviour.ts'
import type { Storefront } from '../../../main/demo/channel-server/storefront.ts'
import type { SettableClock } from './settable-clock.ts'

/** One connector on its simulated channel, as the conformance suite wants it. */
export interface ChannelBench {
  readonly connector: Connector
  /** The same, giving up after a second. */
  readonly impatient: Connector
  readonly shop: Storefront
  readonly misbehaviour: Misbehaviour
  readonly clock: SettableClock
  /** The merchant takes the program's access away. */
  revoke(): void
  /** Spoils the next order's payload beyond recognition, without touching its neighbours. */
  spoil(payload: string): string
  goOffline(): Promise<void>
  comeBack(): Promise<void>
  close(): Promise<void>
}
