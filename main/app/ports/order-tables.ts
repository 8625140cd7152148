import type { ServiceKey } from '../../../shared/domain/carrier.ts'
import type { ExceptionReason } from '../../../shared/domain/exception.ts'
import type {
  DeliveryPromise,
  Fulfillment,
  FulfillmentState,
  Parcel,
} from '../../../shared/domain/fulfillment.ts'
import type { Order, OrderId, OrderState } from '../../../shared/domain/order.ts'
import type { HoldFilter } from '../../../shared/domain/order-standing.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import type { SiteId } from '../../../shared/domain/site.ts'
import type { EpochMs, LocalDate } from '../../../shared/lib/clock.ts'
import type { PageRequest, SearchedPage } from './page.ts'
import type { SitesSeen } from './sites-seen.ts'

/** An order with what we know of it beyond the channel's data. */
export interface OrderRecord {
  readonly order: Order
  readonly state: OrderState
  readonly receivedAt: EpochMs
  /** Higher first; 0 until decided. */
  readonly priority: number
  /** Earliest ship-by instant of its fulfilments, else the channel's; null when neither is known. */
  readonly dueAt: EpochMs | null
  /** Tags that rules added. */
  readonly ruleTags: readonly string[]
  /** Grows by one with every change; commands compare it where a stale screen could do harm. */
  readonly revision: number
}

/** What an order is known by. */
export interface OrderOutline {
  readonly channelId: string
  readonly externalId: string
  readonly reference: string
}

/** Orders in these states that were placed so near to one another. */
export interface MergeableOrders {
  readonly withinMs: number
  readonly states: readonly OrderState[]
}

export interface OrderQuery extends PageRequest {
  readonly seen: SitesSeen
  /**
   * Parts of reference, customer name, SKU, postcode or tracking number, in any case; one or two letters are found where
   * a word begins; '' = all.
   */
  readonly search: string
  readonly states: readonly OrderState[]
  readonly channelIds: readonly string[]
  readonly siteIds: readonly SiteId[]
  /** Those that wait for one of these; absent or empty = all. */
  readonly holds?: readonly HoldFilter[]
  /** Those of a buyer who has others like it, and that share no parcel yet; absent = all. */
  readonly mergeable?: MergeableOrders
  readonly sort: 'due' | 'placed' | 'reference' | 'priority' | 'value'
  readonly descending: boolean
}

export interface OrderTable {
  /** Inserts as `received`; an order known by (channel, externalId) is left alone. Returns the ids inserted. */
  insert(orders: readonly Order[], receivedAt: EpochMs): Promise<OrderId[]>
  /**
   * Inserts orders that had left before they were known here as `shipped`, as of when they were placed; known ones
   * are left alone. They are history: demand, and something to try rules on. Returns the ids inserted.
   */
  insertPast(orders: readonly Order[]): Promise<OrderId[]>
  /** Ids of orders received since `since` that were not cancelled, newest first. */
  receivedSince(since: EpochMs, limit: number): Promise<OrderId[]>
  /** Orders received from `from` on and before `until`, whatever became of them. */
  countReceived(from: EpochMs, until: EpochMs): Promise<number>
  /** When the first order since `since` came; null = none has. */
  firstReceived(since: EpochMs): Promise<EpochMs | null>
  byIds(ids: readonly OrderId[]): Promise<OrderRecord[]>
  /** Changes the score that it was decided with; the next decision gives it another. */
  raisePriority(id: OrderId, points: number): Promise<void>
  /** Of these, those whose score is at least `from`. */
  withPriority(ids: readonly OrderId[], from: number): Promise<ReadonlySet<OrderId>>
  byReference(reference: string): Promise<OrderRecord | null>
  /** What orders under one of these numbers are known by, of any channel and state. */
  placedUnder(
    references: readonly string[],
  ): Promise<readonly (OrderOutline & { readonly placedAt: EpochMs })[]>
  /** Of these orders, the ids of those whose buyer has others like it. */
  ofBuyersWithSeveral(orders: readonly Order[], mergeable: MergeableOrders): Promise<ReadonlySet<OrderId>>
  /** Other open orders to the same name and address (`buyerText`), the first placed first. */
  ofSameBuyer(order: Order, placedSince: EpochMs, limit: number): Promise<OrderRecord[]>
  byExternalId(channelId: string, externalId: string): Promise<OrderRecord | null>
  list(query: OrderQuery): Promise<SearchedPage<OrderRecord>>
  /** Whether texts of orders have changed that are not in the index that is searched. They are found all the same, more slowly. */
  hasTextsToIndex(): Promise<boolean>
  /** Takes up to so many of them into it; returns how many. */
  indexTexts(limit: number): Promise<number>
  /** Whether any order is to be decided. */
  isDecisionAwaited(): Promise<boolean>
  /** Orders to be decided (`received`), oldest first. */
  awaitingDecision(limit: number): Promise<Order[]>
  /**
   * Ids of `decided` orders decided before `before`, or after `now` (the clock was set back), highest priority first, without those that have an open
   * exception. A missing line does not keep the others: `partial-stock` is no hindrance. Nor those whose carrier is being
   * asked about their address since `askedSince`, and has not failed to answer.
   */
  awaitingRelease(
    decided: {
      before: EpochMs
      now: EpochMs
      notOf?: readonly string[]
      askedSince?: EpochMs
      /** Instead of `before`: decided before the instant of one of the sites that ship them. */
      beforeAt?: ReadonlyMap<SiteId, EpochMs>
      /** Only what leaves one of the sites that ship it on this day of its at the latest. */
      leavesBy?: ReadonlyMap<SiteId, LocalDate>
    },
    limit: number,
  ): Promise<OrderId[]>
  /** Since when these are in the state they are in; unknown ones are left out. */
  standingSince(orderIds: readonly OrderId[]): Promise<ReadonlyMap<OrderId, EpochMs>>
  /** As if they had been in it since then: one that is decided again waits no longer for its release. */
  standSince(since: ReadonlyMap<OrderId, EpochMs>): Promise<void>
  /** Ids of orders with an open (not shipped or cancelled) fulfilment by this carrier, service null = any. */
  withOpenFulfillments(carrierId: string, serviceId: string | null): Promise<OrderId[]>
  /**
   * Ids of `on-hold` and `allocated` orders with an open exception of one of these reasons, and of `backordered` ones;
   * `skus` non-null: only those with a line of one of them. Those that ship nothing yet come first, each the oldest first;
   * `allocatedToo` false: only those.
   */
  blockedBy(
    reasons: readonly ExceptionReason[],
    skus: readonly Sku[] | null,
    limit: number,
    allocatedToo?: boolean,
  ): Promise<OrderId[]>
  /** Ids of orders before their release with an open exception of one of these reasons, oldest first. */
  lacking(reasons: readonly ExceptionReason[], limit: number): Promise<OrderId[]>
  /** Ids of orders in these currencies that are `decided`, or held by a rule, oldest first. */
  valuedBeforeRelease(currencies: readonly string[], limit: number): Promise<OrderId[]>
  /** `decided` orders that must be ready by `at` or earlier. */
  countDecidedDueBy(at: EpochMs, seen: SitesSeen): Promise<number>
  /** Orders received per channel since `since`. */
  countByChannel(since: EpochMs, seen: SitesSeen): Promise<ReadonlyMap<string, number>>
  /** Orders that are not closed, by their currency; those in `currency` are left out. */
  countOpenNotIn(currency: string): Promise<ReadonlyMap<string, number>>
  /** What an order is known by, also when its record cannot be read. */
  outline(id: OrderId): Promise<OrderOutline | null>
  /** Replaces the channel's data (address, lines, deadlines); state and decision stay. */
  update(order: Order): Promise<void>
  /** Moves by ORDER_TRANSITIONS; returns the ids that were in a state allowing it. */
  move(ids: readonly OrderId[], to: OrderState, at: EpochMs): Promise<OrderId[]>
  /** Called shipped though some of it never left from here: it waits on hold again. False: it is not shipped. */
  reopen(id: OrderId, at: EpochMs): Promise<boolean>
  /** Orders per state, counting closed ones (shipped, delivered, cancelled, returned) only since `since`. */
  countByState(since: EpochMs, seen: SitesSeen): Promise<ReadonlyMap<OrderState, number>>
  /** Orders received per hour since `since`: [hour start, count]. */
  receivedPerHour(since: EpochMs, seen: SitesSeen): Promise<readonly (readonly [EpochMs, number])[]>
}

/** One decided order, ready to be written. Its fulfilments are open and hold their allocations. */
export interface DecisionRecord {
  readonly orderId: OrderId
  readonly decidedAt: EpochMs
  readonly ruleSetVersion: number
  readonly priority: number
  readonly ruleTags: readonly string[]
  readonly state: Extract<OrderState, 'allocated' | 'received' | 'on-hold' | 'backordered'>
  readonly dueAt: EpochMs | null
  readonly trace: Uint8Array
  readonly fulfillments: readonly Fulfillment[]
  /**
   * All that the order wants, when no fulfilment was ever made of it and it was read in this transaction; absent: what
   * it wants and holds is read.
   */
  readonly wanted?: Order['lines']
}

export interface DecisionTable {
  /**
   * The hot write. For each record, in order: reserves its stock by conditional updates on live rows, then
   * writes decision, fulfilments and the order's state. A record whose stock went meanwhile, or whose order is
   * no longer `received`, is skipped whole. Returns the ids that were written.
   */
  commit(records: readonly DecisionRecord[]): Promise<OrderId[]>
  /** The last decision of an order. */
  get(
    orderId: OrderId,
  ): Promise<Pick<DecisionRecord, 'decidedAt' | 'ruleSetVersion' | 'priority' | 'trace'> | null>
  /** The decision of an order before its last one, while it is kept and not many were made since. */
  earlier(
    orderId: OrderId,
  ): Promise<Pick<DecisionRecord, 'decidedAt' | 'ruleSetVersion' | 'priority' | 'trace'> | null>
  /** Orders decided since `since`, newest first, for the replay of a draft rule set. */
  recent(since: EpochMs, limit: number): Promise<OrderId[]>
  /**
   * Cancels the fulfilments of an order that are neither packed nor shipped, releases their stock; the order is
   * `received` again. Returns the SKUs released.
   */
  undo(orderId: OrderId, at: EpochMs): Promise<string[]>
}

/** Parcels of a site's pick-up by one carrier. */
export interface PartsToPack {
  readonly siteId: SiteId
  readonly shipBy: EpochMs
  readonly carrierId: string
  readonly toPack: number
  /** Those that wait for it. */
  readonly packed: number
}

export interface FulfillmentTable {
  byOrders(orderIds: readonly OrderId[]): Promise<Fulfillment[]>
  get(id: string): Promise<Fulfillment | null>
  /**
   * Moves those that are open. With `cancelled` they give back what they hold, and their labels are given up; with
   * `shipped` the goods have left: on hand and reserved go down by it.
   */
  move(ids: readonly string[], to: FulfillmentState, at: EpochMs): Promise<void>
  /** Whether all parcels of one that has left have arrived; false takes it back. */
  setDelivered(id: string, isDelivered: boolean): Promise<void>
  /** Orders of which a part left since `since` and has arrived. */
  arrivedOrders(since: EpochMs, seen: SitesSeen): Promise<number>
  /** No service of ours takes it any more, and its labels are given up: a person finds a carrier for it. */
  giveToHand(id: string, at: EpochMs): Promise<void>
  /** What its parcels cost, where that is other than was decided. */
  putShippingCents(id: string, cents: number): Promise<void>
  /** Tracking numbers, weights and contents as packed; `arrives`: where they change when it does. */
  putParcels(
    id: string,
    parcels: readonly Parcel[],
    arrives?: Pick<DeliveryPromise, 'deliverFrom' | 'deliverTo'>,
  ): Promise<void>
  /** It is kept until then for its buyer, who collects it. */
  keep(id: string, until: EpochMs): Promise<void>
  /** Those still here that were kept until `before` or earlier, the longest over first. */
  keptUntil(before: EpochMs): Promise<Fulfillment[]>
  /** Fulfilments of a site in these states, earliest ship-by first. */
  ofSite(siteId: SiteId, states: readonly FulfillmentState[], limit: number): Promise<Fulfillment[]>
  /** Not cancelled fulfilments per site and local ship date from `from` on. */
  siteLoad(from: LocalDate): Promise<{ siteId: SiteId; date: LocalDate; orders: number }[]>
  /** Parcels of not cancelled fulfilments per service and local ship date from `from` on. */
  serviceLoad(from: LocalDate): Promise<{ service: ServiceKey; date: LocalDate; parcels: number }[]>
  /** Of what is still here and is to be picked up before `until`; by site, the earliest pick-up first. */
  toPack(until: EpochMs): Promise<PartsToPack[]>
  /** Parcels packed since then, by site. */
  packedParcels(since: EpochMs): Promise<ReadonlyMap<SiteId, number>>
  /** Orders of a pick-up that are not packed, those that are packed last first. */
  lastToPack(
    siteId: SiteId,
    shipBy: EpochMs,
    limit: number,
  ): Promise<{ orderId: OrderId; reference: string }[]>
  /** Totals since `since`: fulfilments, orders, split orders, cents, kept and missed promises (shipped by shipBy). */
  totals(
    since: EpochMs,
    seen: SitesSeen,
  ): Promise<{
    orders: number
    fulfillments: number
    splitOrders: number
    shippingCents: number
    handlingCents: number
    promisesKept: number
    promisesMissed: number
  }>
}
