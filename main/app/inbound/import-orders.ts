import { isDeepStrictEqual } from 'node:util'
import type { CarrierService } from '../../../shared/domain/carrier.ts'
import type { ChannelPlaces } from '../../../shared/domain/channel-mapping.ts'
import type { Order, OrderId } from '../../../shared/domain/order.ts'
import { type StateMeaning, verdictOf } from '../../../shared/domain/order-standing.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CommandContext, Commands } from '../commands/command.ts'
import { readChannelPlaces } from '../mapping/channel-places.ts'
import { byNamedCarrier } from '../mapping/named-carrier.ts'
import { sentByMethod } from '../mapping/order-method.ts'
import { withRoutedTags } from '../mapping/routed-orders.ts'
import { learnMethods, type MethodBook, restateMethods } from '../mapping/shipping-methods.ts'
import { openSkuBook, type SkuBook } from '../mapping/sku-book.ts'
import type { TranslatedOrder } from '../mapping/translate-order.ts'
import { admitWaiting, restateWaiting } from '../mapping/waiting-orders.ts'
import type { MappedOrder } from '../ports/channel.ts'
import type { OrderMethod } from '../ports/method-tables.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { StandingRecord } from '../ports/standing-tables.ts'
import type { InboxItem } from '../ports/sync-tables.ts'
import { learnStates, restateUnknownStates } from './channel-states.ts'
import { BEFORE_RELEASE } from './content.ts'
import { followKnown } from './follow-known.ts'
import { nameKnownLines } from './known-lines.ts'
import { type FreshItem, insertNewOrder, readNewOrder } from './new-order.ts'
import { nextStanding } from './next-standing.ts'
import { sayOversold } from './oversold.ts'
import { understand } from './understand.ts'
import { orderOrMended } from './unreadable/mend-order.ts'

/** How a channel's payload becomes an order; pure, from its connector. */
export type MapPayload = (payload: string) => MappedOrder

/** Inbox items imported in one transaction. */
const GROUP = 200

export interface IntakeResult {
  readonly taken: number
  readonly more: boolean
}

/**
 * Takes what a channel's inbox holds into the order book. An order's standing comes first and is always carried out,
 * also when nothing else of it can be read: what is called off stops, what has left elsewhere leaves our work, what
 * is held waits. Then its content: new orders are received, changes are merged into orders that have not been
 * released, what changed after release becomes an exception, and what cannot be read holds the order that it is
 * about, or is an exception of the channel where that order is not known.
 */
export async function importOrders(
  commands: Commands,
  channelId: string,
  map: MapPayload,
): Promise<IntakeResult> {
  return commands.system('orders.import', (context) => importPending(context, channelId, map))
}

/** As `importOrders`, in the transaction of a command: the next group of what the inbox holds. */
export async function importPending(
  context: CommandContext,
  channelId: string,
  map: MapPayload,
): Promise<IntakeResult> {
  const { tx } = context
  const items = await tx.inbox.pending(channelId, GROUP)
  if (items.length === 0) return { taken: 0, more: false }
  const places = (await readChannelPlaces(tx)).get(channelId)
  const services = await tx.carriers.services()
  const mappedItems = items.map((item) => ({
    item,
    mapped: withCarrier(routed(map(item.payload), places), services),
  }))
  await learnStates(
    context,
    channelId,
    mappedItems.map(({ mapped }) => mapped.standing),
  )
  const methods = await learnMethods(
    context,
    channelId,
    mappedItems.flatMap(({ mapped }) => (mapped.kind === 'order' ? (mapped.method ?? []) : [])),
  )
  const group = await openGroup(context, channelId, mappedItems, methods)
  for (const { item, mapped } of mappedItems) await takeOne(context, group, item, mapped)
  await tx.orders.insertPast(group.past)
  await tx.standings.put(group.records)
  await tx.methods.putOrders(group.ways)
  await insertNewOrder(context, group.fresh)
  await sayOversold(
    context,
    channelId,
    group.fresh.map(({ translated }) => translated.order),
  )
  await admitWaiting(context, channelId)
  await restateWaiting(context, channelId)
  await restateUnknownStates(context, channelId)
  await restateMethods(context, channelId, [...group.waysBefore.values()])
  await tellOthers(
    context,
    group.fresh.map(({ translated }) => translated.order.id),
    group.changed,
  )
  context.touch('orders', 'channels')
  return { taken: items.length, more: items.length === GROUP }
}

/** What taking in one group reads once, and gathers. */
interface Group {
  readonly book: SkuBook
  readonly chosen: ReadonlyMap<string, StateMeaning>
  readonly before: ReadonlyMap<string, StandingRecord>
  readonly fresh: { translated: TranslatedOrder & { order: Order }; item: FreshItem }[]
  readonly past: Order[]
  readonly records: StandingRecord[]
  readonly methods: MethodBook
  readonly waysBefore: ReadonlyMap<OrderId, OrderMethod>
  readonly ways: OrderMethod[]
  /** As they were before. */
  readonly changed: Order[]
}

async function openGroup(
  { tx }: CommandContext,
  channelId: string,
  items: readonly { readonly item: InboxItem; readonly mapped: MappedOrder }[],
  methods: MethodBook,
): Promise<Group> {
  const ids = items.map(({ item }) => item.externalId)
  const skus = items.flatMap(({ mapped }) => skusOf(mapped))
  const before = await tx.standings.ofExternalIds(channelId, ids)
  const ways = await tx.methods.ofOrders(
    items.flatMap(({ mapped }) => (mapped.kind === 'order' ? [mapped.order.id] : [])),
  )
  return {
    book: await openSkuBook(tx, channelId, skus),
    chosen: await tx.channelStates.chosen(channelId),
    before: new Map(before.map((one) => [one.externalId, one])),
    fresh: [],
    past: [],
    records: [],
    methods,
    waysBefore: new Map(ways.map((one) => [one.orderId, one])),
    ways: [],
    changed: [],
  }
}

function skusOf(mapped: MappedOrder): readonly string[] {
  return mapped.kind === 'order' ? mapped.order.lines.map(({ sku }) => sku) : []
}

async function takeOne(
  context: CommandContext,
  group: Group,
  item: InboxItem,
  read: MappedOrder,
): Promise<void> {
  const { tx, now } = context
  const { channelId, externalId } = item
  const before = group.before.get(externalId) ?? null
  const chosen = group.chosen.get(read.standing.state) ?? null
  const verdict = verdictOf(read.standing, chosen, before?.waived ?? null)
  const record = nextStanding(item, { mapped: read, before, chosen, verdict }, now)
  const known = await orderOrMended(context, channelId, externalId, () =>
    read.kind === 'order' ? understand(read, { ...record, elsewhere: [] }, group.book, null).order : null,
  )
  if (known === 'unreadable') {
    const problem = read.kind === 'rejected' ? read.problem : message('channels.keptUnreadable')
    await tx.inbox.settle(channelId, externalId, 'rejected', problem)
    return
  }
  const mapped = sent(group, read, known)
  if (known) {
    const hasNameless = mapped.kind === 'order' && mapped.nameless !== undefined
    const named = hasNameless
      ? nameKnownLines(mapped, known.order, await tx.skuMappings.packsOf(known.order.id))
      : mapped
    const book = named === mapped ? group.book : await openSkuBook(tx, channelId, skusOf(named))
    const kept = await followKnown(context, { known, mapped: named, before, record, verdict }, book)
    await tx.standings.put([{ ...kept, orderId: known.order.id, reference: known.order.reference }])
    group.changed.push(known.order)
  } else {
    const order = readNewOrder(mapped, record, verdict, group.book)
    group.records.push(order.record)
    if (order.fresh.kind === 'past') group.past.push(order.fresh.order)
    if (order.fresh.kind === 'work' && mapped.kind === 'order')
      group.fresh.push({
        translated: order.fresh.translated,
        item: { mapped, record: order.record, verdict },
      })
  }
  const problem = mapped.kind === 'rejected' ? mapped.problem : null
  await tx.inbox.settle(channelId, externalId, problem === null ? 'done' : 'rejected', problem)
  const isWanted = verdict.kind === 'ship' || verdict.kind === 'wait'
  const isToBeSaid = mapped.kind === 'rejected' && mapped.isSaidElsewhere !== true
  if (isToBeSaid && problem !== null && known === null && isWanted)
    await openUnreadable(context, item, problem)
  else if ((await tx.exceptions.closeById([payloadKey(item)], 'cleared', now)) > 0)
    context.touch('exceptions')
}

function withCarrier(mapped: MappedOrder, services: readonly CarrierService[]): MappedOrder {
  if (mapped.kind !== 'order' || mapped.method === undefined) return mapped
  return { ...mapped, method: byNamedCarrier(mapped.method, services) }
}

/** As its shipping method means it to go; how that is, is kept. */
function sent(group: Group, mapped: MappedOrder, known: OrderRecord | null): MappedOrder {
  if (mapped.kind !== 'order' || mapped.method === undefined) return mapped
  const before = group.waysBefore.get(mapped.order.id) ?? null
  const isReleased = known !== null && !BEFORE_RELEASE.includes(known.state)
  const { order, isUnexplained, method } = sentByMethod(
    mapped.order,
    mapped.method,
    group.methods.get(mapped.method.key),
    known && { order: known.order, isReleased, method: before },
  )
  if (!isDeepStrictEqual(method, before)) group.ways.push(method)
  return { ...mapped, order, ...(isUnexplained && { isUnexplained }) }
}

/** Takes sold units off sale elsewhere at once, not only when the order is decided. */
async function tellOthers(
  { tx, now }: CommandContext,
  fresh: readonly OrderId[],
  changed: readonly Order[],
): Promise<void> {
  const standing = await tx.orders.byIds([...fresh, ...changed.map(({ id }) => id)])
  const lines = [...changed, ...standing.map(({ order }) => order)].flatMap((order) => order.lines)
  await tx.changedStock.mark(
    lines.map(({ sku }) => sku),
    now,
  )
}

/** Tagged with where its channel means it to leave from, where that counts. */
function routed(mapped: MappedOrder, places: ChannelPlaces | undefined): MappedOrder {
  if (mapped.kind !== 'order') return mapped
  return { ...mapped, order: withRoutedTags(mapped.order, mapped.locationId, places) }
}

/** Also the exception's id, so that it is found when the item can be read later. */
function payloadKey({ channelId, externalId }: InboxItem): string {
  return `payload/${channelId}/${externalId}`
}

/** An order that cannot be read and is not known here. */
async function openUnreadable(context: CommandContext, item: InboxItem, problem: Message): Promise<void> {
  const { channelId, externalId } = item
  await context.tx.exceptions.open([
    {
      id: payloadKey(item),
      orderId: null,
      siteId: null,
      cause: { reason: 'payload-rejected', channelId, externalId, message: problem },
      openedAt: context.now,
      dueAt: null,
      key: payloadKey(item),
    },
  ])
  context.touch('exceptions')
}
