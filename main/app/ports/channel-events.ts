import type { Channel, LinkState } from '../../../shared/domain/channel.ts'
import type { MappedOrder, PulledOrder } from './channel.ts'
import type { KeptItem, OutboxTable } from './sync-tables.ts'

/** One push and how it ended. */
export interface Settlement {
  readonly item: KeptItem
  readonly outcome: Parameters<OutboxTable['settle']>[1]
}

/** What the sync loops ask of the use cases; each call is one transaction with its journal entry. */
export interface ChannelEvents {
  /** Takes a group of what the channel's inbox holds into the order book; `map` is the connector's. */
  importOrders(
    channelId: string,
    map: (payload: string) => MappedOrder,
  ): Promise<{ readonly taken: number; readonly more: boolean }>
  /** Takes what the channel says of orders that it was `asked` for by id: into the inbox, or called off. */
  applyAnswers(
    channelId: string,
    answers: ReadonlyMap<string, PulledOrder | 'gone'>,
    asked: readonly string[],
  ): Promise<void>
  /** Settles pushes together. A refused one opens an exception; after a cancellation the stock is stated again. */
  settle(channelId: string, settlements: readonly Settlement[]): Promise<void>
  /** The link went up or down: screens show it, dead credentials become an exception until they work again. */
  linkChanged(channel: Channel, link: LinkState): Promise<void>
  /** Puts the true availability of every SKU into every channel's outbox. */
  pushAllStock(): Promise<void>
}
