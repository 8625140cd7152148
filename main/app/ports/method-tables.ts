import type { OrderId, PickupPoint } from '../../../shared/domain/order.ts'
import type { MethodProposal, MethodSource, MethodTarget } from '../../../shared/domain/shipping-method.ts'
import type { SaidMethod } from '../../../shared/domain/shipping-methods/said-method.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'

/** A shipping method that a channel was seen to use. */
export interface KnownMethod extends Pick<SaidMethod, 'key' | 'name' | 'told'> {
  readonly channelId: string
  /** Names of the fields that its orders came with, one of which may hold a point. */
  readonly fields: readonly string[]
  /** Of the name it had last; null = it says nothing. */
  readonly proposal: MethodProposal | null
  /** A lead's word, which takes precedence; null = none. */
  readonly target: MethodTarget | null
  /** Who said so and when; null = nobody. */
  readonly decidedBy: string | null
  readonly decidedAt: EpochMs | null
  readonly firstSeen: EpochMs
  readonly lastSeen: EpochMs
}

/** The shipping method an order was placed with, and how it ships by it. */
export interface OrderMethod {
  readonly orderId: OrderId
  readonly channelId: string
  readonly key: string
  readonly name: string
  /** null = nobody has said, and the order waits. */
  readonly target: MethodTarget | null
  readonly by: MethodSource
  /** Who said so, where it was a person. */
  readonly person: string | null
  /** The point that a person named for the order; null = what its channel says of one counts. */
  readonly point: PickupPoint | null
}

/** Orders of a method. */
export interface MethodOrders {
  readonly orders: number
  /** On hold until it is explained. */
  readonly waiting: number
}

export interface MethodTable {
  /** Those seen last first. */
  ofChannel(channelId: string): Promise<KnownMethod[]>
  /** Learns methods, or sees them again: what a lead has said of them stays. */
  see(
    channelId: string,
    methods: readonly Pick<KnownMethod, 'key' | 'name' | 'told' | 'fields' | 'proposal'>[],
    at: EpochMs,
  ): Promise<void>
  /** null = as proposed. False when the channel was never seen to use it. */
  decide(
    channelId: string,
    key: string,
    target: MethodTarget | null,
    by: string,
    at: EpochMs,
  ): Promise<boolean>
  /** By key. */
  countOrders(channelId: string): Promise<ReadonlyMap<string, MethodOrders>>
  /** Methods that orders wait for to be explained, with how many of them are on hold. */
  waiting(channelId: string): Promise<{ key: string; orders: number }[]>
  ofOrders(orderIds: readonly OrderId[]): Promise<OrderMethod[]>
  /** Those of which nobody has said what their method means. */
  unexplained(orderIds: readonly OrderId[]): Promise<OrderId[]>
  putOrders(records: readonly OrderMethod[]): Promise<void>
  /** Orders by this method that have not been released, those placed first first. */
  unreleased(channelId: string, key: string, limit: number): Promise<OrderId[]>
}
