import { type ChannelPlaces, isRoutedTag } from '../../shared/domain/channel-mapping.ts'
import { CHOICE_TAGS, type Order, type OrderId, type OrderState } from '../../shared/domain/order.ts'
import { pushAvailability } from './availability.ts'
import { cancelOrder } from './cancel-order.ts'
import type { CommandContext, Commands } from './command.ts'
import { readChannelPlaces } from './mapping/channel-places.ts'
import { withRoutedTags } from './mapping/routed-orders.ts'
import { openSkuBook, type SkuBook } from './mapping/sku-book.ts'
import { type TranslatedOrder, translateOrder } from './mapping/translate-order.ts'
import { admitWaiting, isHeldByPerson, keepTranslation, restateWaiting } from './mapping/waiting-orders.ts'
import type { MappedOrder } from './ports/channel.ts'
import type { OrderRecord } from './ports/order-tables.ts'
import type { InboxItem } from './ports/sync-tables.ts'
import {
  leftAtChannel,
  onlyWentBack,
  openTakenBack,
  takeReportedReturns,
} from './returns/reported-returns.ts'
import { returnableLines } from './returns/returnable.ts'

/** How a channel's payload becomes an order; pure, from its connector. */
export type MapPayload = (payload: string) => MappedOrder

/** Inbox items taken in by one transaction. */
const GROUP = 200

export interface IntakeResult {
  readonly taken: number
  readonly more: boolean
}

/**
 * Takes what a channel's inbox holds into the order book: new orders are received, those that have left already
 * are kept as history, changes are merged into orders that have not been released, what changed after release
 * becomes an exception, a payload that cannot be read becomes one too and leaves its neighbours alone.
 */
export async function takeIn(commands: Commands, channelId: string, map: MapPayload): Promise<IntakeResult> {
  return commands.system('orders.take-in', async (context) => {
    const items = await context.tx.inbox.pending(channelId, GROUP)
    if (items.length === 0) return { taken: 0, more: false }
    const places = (await readChannelPlaces(context.tx)).get(channelId)
    const mappedItems = items.map((item) => ({ item, mapped: routed(map(item.payload), places) }))
    const book = await openSkuBook(context.tx, channelId, skusOf(mappedItems.map(({ mapped }) => mapped)))
    const fresh = new Map<OrderId, TranslatedOrder>()
    const past: Order[] = []
    const changed: Order[] = []
    for (const { item, mapped } of mappedItems) {
      const known = await context.tx.orders.byExternalId(channelId, item.externalId)
      if (mapped.kind === 'rejected') {
        await reject(context, item, mapped.message)
        continue
      }
      if (mapped.kind === 'order') {
        if (known) {
          await merge(context, known, mapped, book)
          changed.push(known.order)
        } else if (mapped.standing.meaning !== 'called-off') {
          const translated = translateOrder(mapped.order, book, null)
          if (mapped.standing.meaning === 'left') past.push(translated.order ?? mapped.order)
          else if (translated.order !== null) fresh.set(translated.order.id, translated)
        }
      }
      await context.tx.inbox.settle(channelId, item.externalId, 'done', null)
      if (await context.tx.exceptions.closeById(payloadKey(item), 'cleared', context.now))
        context.touch('exceptions')
    }
    await context.tx.orders.insertPast(past)
    await insertFresh(context, fresh)
    await admitWaiting(context, channelId)
    await restateWaiting(context, channelId)
    await tellOthers(context, [...fresh.keys()], changed)
    context.touch('orders', 'channels')
    return { taken: items.length, more: items.length === GROUP }
  })
}

/** What was just sold is no longer for sale elsewhere, from this moment and not from its decision. */
async function tellOthers(
  { tx, now, newId }: CommandContext,
  fresh: readonly OrderId[],
  changed: readonly Order[],
): Promise<void> {
  const standing = await tx.orders.byIds([...fresh, ...changed.map(({ id }) => id)])
  const lines = [...changed, ...standing.map(({ order }) => order)].flatMap((order) => order.lines)
  await pushAvailability(
    tx,
    lines.map(({ sku }) => sku),
    now,
    newId,
  )
}

/** Tagged with where its channel means it to leave from, where that counts. */
function routed(mapped: MappedOrder, places: ChannelPlaces | undefined): MappedOrder {
  if (mapped.kind !== 'order') return mapped
  return { ...mapped, order: withRoutedTags(mapped.order, mapped.locationId, places) }
}

function skusOf(mapped: readonly MappedOrder[]): string[] {
  return mapped.flatMap((one) => (one.kind === 'order' ? one.order.lines.map(({ sku }) => sku) : []))
}

/** Orders with a SKU that means nothing here wait for it on hold, without an exception of their own. */
async function insertFresh(
  context: CommandContext,
  fresh: ReadonlyMap<OrderId, TranslatedOrder>,
): Promise<void> {
  const { tx, now } = context
  const orders = [...fresh.values()].flatMap(({ order }) => order ?? [])
  const inserted = await tx.orders.insert(orders, now)
  context.about(...inserted)
  const waiting: OrderId[] = []
  for (const id of inserted) {
    const translated = fresh.get(id)
    if (!translated?.order || (translated.packs.length === 0 && translated.unknown.length === 0)) continue
    await keepTranslation(context, translated.order, translated)
    if (translated.unknown.length > 0) waiting.push(id)
  }
  await tx.orders.move(waiting, 'on-hold', now)
}

/** Also the exception's id: it is found again when the same item can be read at last. */
function payloadKey({ channelId, externalId }: InboxItem): string {
  return `payload/${channelId}/${externalId}`
}

async function reject(context: CommandContext, item: InboxItem, message: string): Promise<void> {
  const { tx, now } = context
  await tx.inbox.settle(item.channelId, item.externalId, 'rejected', message)
  await tx.exceptions.open([
    {
      id: payloadKey(item),
      orderId: null,
      siteId: null,
      cause: { reason: 'payload-rejected', channelId: item.channelId, externalId: item.externalId, message },
      openedAt: now,
      dueAt: null,
      key: payloadKey(item),
    },
  ])
  context.touch('exceptions')
}

async function merge(
  context: CommandContext,
  known: OrderRecord,
  mapped: Extract<MappedOrder, { kind: 'order' }>,
  book: SkuBook,
): Promise<void> {
  // What was called off stays so; the channel repeats such orders with every refund and note.
  if (known.state === 'cancelled' || known.state === 'returned') return
  if (mapped.standing.meaning === 'called-off') return cancelAtChannel(context, known)
  const { tx, now } = context
  const packs = await tx.skuMappings.packsOf(known.order.id)
  const translated = translateOrder(mapped.order, book, { lines: known.order.lines, packs })
  if (translated.order === null) return
  const order = { ...translated.order, id: known.order.id, tags: withChoices(known.order, mapped.order) }
  await takeReportedReturns(context, known, mapped.returns ?? [], packs)
  const fields = await withoutReturns(context, known, order, changedFields(known.order, order))
  if (fields.length === 0) return
  context.about(known.order.id)
  switch (known.state) {
    case 'received':
    case 'on-hold':
    case 'backordered':
    case 'decided': {
      await tx.orders.update(order)
      await keepTranslation(context, order, translated)
      if (known.state === 'decided') {
        const skus = await tx.decisions.undo(order.id, now)
        await pushAvailability(tx, skus, now, context.newId)
      } else if (!(await isHeldByPerson(context, order.id))) await tx.orders.move([order.id], 'received', now)
      if (translated.unknown.length > 0) await tx.orders.move([order.id], 'on-hold', now)
      return
    }
    default:
      await openAtChannel(context, known, {
        reason: 'changed-after-release',
        channelId: known.order.channelId,
        fields: [...fields],
      })
  }
}

/** Lines that differ only by units that came back are no change: what the channel took back by itself is a return. */
async function withoutReturns(
  context: CommandContext,
  known: OrderRecord,
  order: Order,
  fields: readonly string[],
): Promise<readonly string[]> {
  if (!fields.includes('lines') || !MAY_HAVE_LEFT.includes(known.state)) return fields
  const left = await leftAtChannel(context, known, order)
  await openTakenBack(context, known, left)
  return onlyWentBack(known, order, left) ? fields.filter((field) => field !== 'lines') : fields
}

const MAY_HAVE_LEFT: readonly OrderState[] = ['released', 'picking', 'packed', 'shipped', 'delivered']

/** Stops what has not been packed yet; a person sees to parcels that are packed or gone. */
async function cancelAtChannel(context: CommandContext, known: OrderRecord): Promise<void> {
  const { tx, now } = context
  const id = known.order.id
  context.about(id)
  const finished = known.state === 'shipped' || known.state === 'delivered' || known.state === 'packed'
  const someLeft = (await tx.fulfillments.byOrders([id])).some(
    ({ state }) => state === 'packed' || state === 'shipped',
  )
  if (!finished) {
    await cancelOrder(context, known.order)
    await tx.exceptions.close(id, null, 'cancelled', now)
  }
  // What came back and was refunded in full is reported as cancelled by some channels.
  const isAllBack = known.state !== 'packed' && (await returnableLines(tx, known)).length === 0
  if ((finished || someLeft) && !(finished && isAllBack)) {
    await openAtChannel(context, known, {
      reason: 'cancelled-after-shipped',
      channelId: known.order.channelId,
    })
  }
}

async function openAtChannel(
  context: CommandContext,
  known: OrderRecord,
  cause: Extract<
    Parameters<CommandContext['tx']['exceptions']['open']>[0][number]['cause'],
    { reason: 'changed-after-release' | 'cancelled-after-shipped' }
  >,
): Promise<void> {
  await context.tx.exceptions.open([
    {
      id: context.newId(),
      orderId: known.order.id,
      siteId: null,
      cause,
      openedAt: context.now,
      dueAt: known.dueAt,
      key: cause.reason,
    },
  ])
  context.touch('exceptions')
}

/** Fields whose change matters to a decision or a label; ids and spelling of the same instant do not. */
function changedFields(before: Order, after: Order): string[] {
  const watched = [
    'destination',
    'lines',
    'serviceLevel',
    'shipBy',
    'deliverBy',
    'tags',
    'customerTier',
  ] as const
  const seen = (order: Order) => ({ ...order, tags: order.tags.filter((tag) => !isRoutedTag(tag)) })
  const [old, now] = [seen(before), seen(after)]
  return watched.filter((field) => JSON.stringify(old[field]) !== JSON.stringify(now[field]))
}

/** The channel's tags, and the choices that people here made for the order. */
function withChoices(before: Order, after: Order): string[] {
  const choices: readonly string[] = Object.values(CHOICE_TAGS)
  return [...after.tags, ...before.tags.filter((tag) => choices.includes(tag))]
}
