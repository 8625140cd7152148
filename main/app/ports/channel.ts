import type { Channel, ChannelKind } from '../../../shared/domain/channel.ts'
import type { ChannelRight } from '../../../shared/domain/channel-right.ts'
import type { ProductCustoms } from '../../../shared/domain/customs/product-customs.ts'
import type { NoWork } from '../../../shared/domain/no-work.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { OrderStanding } from '../../../shared/domain/order-standing.ts'
import type { OutboxPayload } from '../../../shared/domain/outbox-message.ts'
import type { SaidMethod } from '../../../shared/domain/shipping-methods/said-method.ts'
import type { ShopFound } from '../../../shared/domain/shop-found.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import type { CataloguePage } from './catalogue.ts'
import type { Tx } from './store.ts'

/** One order as pulled: the raw text beside its mapping, or why it could not be mapped. */
export interface PulledOrder {
  readonly externalId: string
  /** Changes whenever the channel's copy changes. */
  readonly version: string
  readonly payload: string
}

/** A page of orders changed since a cursor; `cursor` is opaque to all but its connector. */
export interface OrderPage {
  readonly orders: readonly PulledOrder[]
  readonly cursor: string
  /** false = nothing more now. */
  readonly more: boolean
  /** There is more, but the channel's pace gives it only later. */
  readonly waits?: true
  /** All changes up to then have been read; null = the channel does not go by time. */
  readonly reached: EpochMs | null
}

/** A return that the channel itself keeps, asked for by its customer or opened by its staff. */
export interface ReportedReturn {
  /** The channel's own id; unique in its order. */
  readonly id: string
  /** ended: refunded, declined or called off there; nobody here needs to see to it. */
  readonly state: 'open' | 'ended'
  readonly lines: readonly UnitsOfLine[]
  /** The customer's reason, in the channel's words; '' = none. */
  readonly reason: string
}

/** A line that must be shipped but names no SKU, or may not be goods at all: a person says what it is. */
export interface NamelessLine {
  readonly lineId: string
  readonly title: string
  readonly quantity: number
  readonly grossCents: number
}

/** What a payload says, mapped to the domain: its standing in any case, its content where it can be read. */
export type MappedOrder =
  | {
      readonly kind: 'order'
      readonly standing: OrderStanding
      readonly order: Order
      /** Lines left out of `order` until a person has named them. Absent = none. */
      readonly nameless?: readonly NamelessLine[]
      /** Absent where a file names none. */
      readonly method?: SaidMethod
      /** Nobody has said what its method means: it waits. Absent = the channel's table was not asked, or says it. */
      readonly isUnexplained?: boolean
      /** The channel's location that it means the order to leave from; absent or null = it does not say. */
      readonly locationId?: string | null
      /** Absent where the channel keeps none. */
      readonly returns?: readonly ReportedReturn[]
    }
  /** Never ours to ship: shipped by the marketplace itself, a container of other orders, a test, only digital lines. */
  | { readonly kind: 'ignored'; readonly standing: OrderStanding; readonly why: NoWork }
  /** Its content cannot be understood; `problem` says what, where and what to do. */
  | {
      readonly kind: 'rejected'
      readonly standing: OrderStanding
      readonly problem: Message
      /** An order that is not known needs no exception for it: another entry of the channel says what is wrong. */
      readonly isSaidElsewhere?: true
    }

export interface UnitsOfLine {
  readonly lineId: string
  readonly quantity: number
}

/** A place of a channel that has stock of its own. */
export interface ChannelLocation {
  readonly id: string
  readonly name: string
  /** Orders may leave from it. */
  readonly isActive: boolean
}

/** What a channel says of one of its SKUs, for people who look for its product. */
export interface ChannelListing {
  readonly name: string
  readonly barcode: string | null
}

/** What a channel says of one of its SKUs, for packers and for customs. */
export interface ProductFacts {
  /** Where anybody may fetch its picture, absolute; null = it has none. */
  readonly pictureUrl: string | null
  /** What it says for customs; '' and null = nothing. */
  readonly customs: ProductCustoms
}

/** What a connector tells its channel is what a message of the outbox says. */
export type StockPush = OutboxPayload<'stock'>
export type FulfillmentPush = OutboxPayload<'fulfillment'>
export type ParcelPush = FulfillmentPush['parcels'][number]
export type CancelPush = OutboxPayload<'cancel'>
/** What is owed to the buyer of a cancelled order. */
export type OwedMoney = NonNullable<CancelPush['owed']>
export type ReadyPush = OutboxPayload<'ready-to-collect'>
export type AddressPush = OutboxPayload<'address'>
export type ReturnLabelPush = OutboxPayload<'return-label'>
/** A paper or code that the customer gets, as the carrier made it. */
export interface BuyerPaper {
  /** With its ending. */
  readonly name: string
  readonly mime: 'application/pdf' | 'image/png' | 'text/plain'
  readonly bytes: Uint8Array
}
export type PointPush = OutboxPayload<'point'>
export type RefundPush = OutboxPayload<'refund'>
/** The shop's own terms of an amount, where its order gives them: they sum up to `cents`. */
export type RefundShare = Pick<RefundPush['lines'][number], 'cents' | 'tax'>

/**
 * How a push ended. retry: nothing happened there, try again after `afterMs`. ambiguous: it may have happened
 * (time-out after sending); the sync layer looks up before it tries again. refused: never will, a person must
 * see it. unauthorised: credentials are dead. later: the channel's own pace wants it only after `afterMs`; nothing
 * is wrong with it, and other pushes go on.
 */
export type PushOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'retry'; readonly afterMs: number; readonly problem: Message }
  | { readonly kind: 'ambiguous'; readonly problem: Message }
  | { readonly kind: 'refused'; readonly problem: Message }
  | { readonly kind: 'unauthorised'; readonly problem: Message }
  | { readonly kind: 'later'; readonly afterMs: number; readonly problem: Message }

/** A read that failed, in the same terms. */
export { RemoteError as ChannelError } from './remote.ts'

/** The one program that works a shop, as the shop itself keeps it. `epoch` rises with every deliberate take-over. */
export interface ChannelOwner {
  readonly id: string
  /** For people: the machine. */
  readonly name: string
  readonly epoch: number
}

/**
 * One sales channel. A new channel is one folder that exports a ConnectorFactory. Every call honours `signal`
 * and ends by itself within 30 s. `key` is the idempotency key: pass it on where the API has such a thing.
 */
export interface Connector {
  readonly kind: ChannelKind
  /** Cheapest call that proves address and credentials. @throws {ChannelError} */
  check(signal: AbortSignal): Promise<ShopFound>
  /** The installation that works this shop; null = none has claimed it. Absent: the shop has no place to store it. @throws {ChannelError} */
  readOwner?(signal: AbortSignal): Promise<ChannelOwner | null>
  /** @throws {ChannelError} it was not written. @throws {UncertainWrite} it may have been */
  writeOwner?(owner: ChannelOwner, signal: AbortSignal): Promise<void>
  /** Every right that is needed, read and write, with what to tick there; changes nothing. @throws {ChannelError} */
  readRights?(signal: AbortSignal): Promise<readonly ChannelRight[]>
  /** The shop's own address, where it redirected us from the one entered. */
  movedTo?(): string | null
  /**
   * Orders changed since a cursor or an instant (null = as far back as a new channel is read), oldest change
   * first. @throws {ChannelError}
   */
  pullOrders(from: string | EpochMs | null, signal: AbortSignal): Promise<OrderPage>
  /**
   * Pure. Never throws: content that cannot be understood is `rejected`, with its standing, which is read first and
   * needs nothing but ids and states.
   */
  mapOrder(payload: string): MappedOrder
  /**
   * These orders as the channel has them now, asked by id; `gone` = it no longer has them, or only in its bin. At most
   * 50 at once; what its pace left unasked is left out, and asked for again. Absent: it cannot be asked.
   * @throws {ChannelError}
   */
  readOrders?(
    externalIds: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, PulledOrder | 'gone'>>
  /** Absent: the channel has one place. @throws {ChannelError} */
  readLocations?(signal: AbortSignal): Promise<readonly ChannelLocation[]>
  /** Of at most 100 SKUs, without those it does not sell. Absent: it cannot be asked. @throws {ChannelError} */
  readListings?(skus: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, ChannelListing>>
  /**
   * Picture and customs data of at most 20 SKUs, without those it does not sell. Absent: CHANNEL_ABILITIES says that it
   * tells neither. @throws {ChannelError}
   */
  readProductFacts?(skus: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, ProductFacts>>
  /**
   * All that the channel sells, a page at a time and always in the same order; null = the first page. Absent: it
   * cannot be asked. @throws {ChannelError}
   */
  readCatalogue?(from: string | null, signal: AbortSignal): Promise<CataloguePage>
  /**
   * Available units as the channel has them now, for reconciliation. Where several listings carry one SKU, the figure
   * of one that does not show `ours`, if there is any. @throws {ChannelError}
   */
  readStock(
    skus: readonly string[],
    signal: AbortSignal,
    ours?: ReadonlyMap<string, number>,
  ): Promise<ReadonlyMap<string, number>>
  /** Absolute quantities; outcome per SKU, in the order given. At most CHANNEL_ABILITIES' `stockBatch` at once. */
  pushStock(items: readonly StockPush[], key: string, signal: AbortSignal): Promise<readonly PushOutcome[]>
  pushFulfillment(push: FulfillmentPush, key: string, signal: AbortSignal): Promise<PushOutcome>
  /** Whether a fulfilment of an earlier ambiguous push is there. @throws {ChannelError} */
  hasFulfillment(push: FulfillmentPush, signal: AbortSignal): Promise<boolean>
  /** The buyer is told that the order is ready to collect. Absent: CHANNEL_ABILITIES says that it tells nobody. */
  pushReady?(push: ReadyPush, key: string, signal: AbortSignal): Promise<PushOutcome>
  /** Whether the buyer was told earlier under `key`. @throws {ChannelError} */
  hasReady?(push: ReadyPush, key: string, signal: AbortSignal): Promise<boolean>
  /**
   * Writes a corrected address into the order, unless it stands there or somebody has changed it there since; asked
   * again it ends the same. Absent: CHANNEL_ABILITIES says that it takes none.
   */
  pushAddress?(push: AddressPush, key: string, signal: AbortSignal): Promise<PushOutcome>
  /**
   * The buyer gets a return label; `paper` where CHANNEL_ABILITIES says that the channel shows it. Absent: it tells its
   * buyer nothing of returns.
   */
  pushReturnLabel?(
    push: ReturnLabelPush,
    paper: BuyerPaper | null,
    key: string,
    signal: AbortSignal,
  ): Promise<PushOutcome>
  /** Whether the buyer was given it earlier. @throws {ChannelError} */
  hasReturnLabel?(push: ReturnLabelPush, key: string, signal: AbortSignal): Promise<boolean>
  /** The buyer is told to which pick-up point the parcel goes, once a point. Absent: CHANNEL_ABILITIES says that it tells nobody. */
  pushPoint?(push: PointPush, key: string, signal: AbortSignal): Promise<PushOutcome>
  pushCancel(push: CancelPush, key: string, signal: AbortSignal): Promise<PushOutcome>
  /** Whether the cancellation pushed earlier under `key` is there. @throws {ChannelError} */
  hasCancel(push: CancelPush, key: string, signal: AbortSignal): Promise<boolean>
  /** Pays back shipped units as far as CHANNEL_ABILITIES says; never more than was paid for them. */
  pushRefund(push: RefundPush, key: string, signal: AbortSignal): Promise<PushOutcome>
  /** Whether the refund pushed earlier under `key` is there. @throws {ChannelError} */
  hasRefund(push: RefundPush, key: string, signal: AbortSignal): Promise<boolean>
}

/** Credentials of a channel by field name; only the connector and the secret store see them. */
export type ChannelSecrets = Readonly<Record<string, string>>

/** What a connector may do at its channel. */
export interface ChannelUse {
  /** Without it a call that would change anything there is not made; pushes are `refused`. */
  readonly mayWrite: boolean
  /** Stock is also set where the channel does not count it, which makes it count. */
  readonly startsCounting: boolean
}

/** For read-only use. */
export const LOOKING: ChannelUse = { mayWrite: false, startsCounting: false }

/** `use` absent: it may write what the channel counts already. */
export type ConnectorFactory = (channel: Channel, secrets: ChannelSecrets, use?: ChannelUse) => Connector

/** Where credentials live: the OS keychain in Electron, an encrypted file in the web shell. */
export interface SecretStore {
  /** false: nothing guards what is put here, so nothing is taken. */
  readonly isProtected: boolean
  get(channelId: string): Promise<ChannelSecrets | null>
  /** `tx`: of the command that wants them kept; a store that is a file of its own does not take part in it. */
  put(tx: Tx, channelId: string, secrets: ChannelSecrets): Promise<void>
  remove(channelId: string): Promise<void>
}
