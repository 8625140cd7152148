import type { OrderId } from '../../../shared/domain/order.ts'
import type { HoldKind, OrderStanding, StateMeaning } from '../../../shared/domain/order-standing.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import type { UnitsOfLine } from './channel.ts'
import type { Page, PageRequest } from './page.ts'

/**
 * What keeps an order from leaving. channel: a hold of the channel that nobody has waived. content: its last change
 * cannot be read. nameless: some of its lines are unnamed. method: nobody has said what its shipping method means, or to
 * which point it goes.
 */
export const HOLDERS = ['channel', 'content', 'nameless', 'method'] as const
export type Holder = (typeof HOLDERS)[number]

/** Where an order stands with its channel. In the channel's articles. Unique on (channel, externalId). */
export interface StandingRecord {
  readonly channelId: string
  readonly externalId: string
  /** null = it is no work of ours, or cannot be read yet. */
  readonly orderId: OrderId | null
  /** The number people say; the channel's id where its content was never read. */
  readonly reference: string
  /** As the channel said it last. */
  readonly standing: OrderStanding
  /** What that means for us, by the lead's table of states and what a person waived. */
  readonly verdict: StateMeaning
  /** Empty = nothing keeps it from leaving. */
  readonly holders: readonly Holder[]
  /** Since when the verdict is this one. */
  readonly since: EpochMs
  /** When the channel last reported it, in a pull or asked by id. */
  readonly heardAt: EpochMs
  /** Why it is no work, or what cannot be read; null = its content was taken in. */
  readonly why: Message | null
  /** The hold that a person lets pass (`holdKey`); another one holds again. null = none. */
  readonly waived: string | null
  /** Units that left without us: no work of ours any more. */
  readonly elsewhere: readonly UnitsOfLine[]
  /** Of those that left there, units that a person sends from here anyway. */
  readonly sentAnyway: readonly UnitsOfLine[]
  /** What a person answered for lines without a SKU; `sku` null = it needs no shipping. */
  readonly answers: readonly { readonly lineId: string; readonly sku: string | null }[]
  /** Who called it off, where it was not a person here: it comes back by itself when the channel says so. */
  readonly ended: 'channel' | 'wait' | null
  /** A person has refused to call it off as the buyer asked. */
  readonly cancelRefused: boolean
}

export interface StandingQuery extends PageRequest {
  readonly channelId: string
  /** held: orders that wait. no-work: what came in and became no order, but for what is called off or has left. */
  readonly only: 'held' | 'no-work'
}

/** What each channel last reported of its orders. */
export interface StandingTable {
  ofExternalIds(channelId: string, externalIds: readonly string[]): Promise<StandingRecord[]>
  ofOrders(orderIds: readonly OrderId[]): Promise<StandingRecord[]>
  put(records: readonly StandingRecord[]): Promise<void>
  /** The channel has just confirmed what is known of these; returns those of which nothing is known. */
  heard(channelId: string, externalIds: readonly string[], at: EpochMs): Promise<string[]>
  /** Those that something keeps from leaving. */
  held(orderIds: readonly OrderId[]): Promise<ReadonlySet<OrderId>>
  /** Newest first. */
  list(query: StandingQuery): Promise<Page<StandingRecord>>
  /** Orders in this state of their channel that have not left or ended, the newest first. */
  openInState(channelId: string, state: string, limit: number): Promise<StandingRecord[]>
  /** Orders that have waited since before `before` for one of these kinds, the oldest first. */
  waitingSince(
    channelId: string,
    kinds: readonly HoldKind[],
    before: EpochMs,
    limit: number,
  ): Promise<StandingRecord[]>
  /** Held orders of a channel by the kind of their hold; null = held by something else than the channel. */
  countHeld(channelId: string): Promise<ReadonlyMap<HoldKind | null, number>>
}

/** A state that a channel was seen to use. */
export interface ChannelState {
  readonly channelId: string
  /** In the channel's own words. */
  readonly state: string
  /** As its connector reads it. */
  readonly usual: StateMeaning
  readonly holdKind: HoldKind | null
  /** The lead's answer, which takes precedence; null = none. */
  readonly chosen: StateMeaning | null
  readonly firstSeen: EpochMs
  readonly lastSeen: EpochMs
  /** Orders that stand in it now. */
  readonly orders: number
}

export interface ChannelStateTable {
  /** Those in which most orders stand first. */
  ofChannel(channelId: string): Promise<ChannelState[]>
  /** The same without counting. */
  seen(channelId: string): Promise<Omit<ChannelState, 'orders'>[]>
  /** The lead's answer for each state that has one. */
  chosen(channelId: string): Promise<ReadonlyMap<string, StateMeaning>>
  /** Learns states, or sees them again. */
  see(
    channelId: string,
    states: readonly Pick<ChannelState, 'state' | 'usual' | 'holdKind'>[],
    at: EpochMs,
  ): Promise<void>
  /** False when the channel was never seen to use it. */
  choose(channelId: string, state: string, meaning: StateMeaning | null): Promise<boolean>
}
