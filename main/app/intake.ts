import { CHOICE_TAGS, type Order } from '../../shared/domain/order.ts'
import { pushAvailability } from './availability.ts'
import { cancelOrder } from './cancel-order.ts'
import type { CommandContext, Commands } from './command.ts'
import type { MappedOrder } from './ports/channel.ts'
import type { OrderRecord } from './ports/order-tables.ts'
import type { InboxItem } from './ports/sync-tables.ts'

/** How a channel's payload becomes an order; pure, from its connector. */
export type MapPayload = (payload: string) => MappedOrder

/** Inbox items taken in by one transaction. */
const GROUP = 200

export interface IntakeResult {
  readonly taken: number
  readonly more: boolean
}

/**
 * Takes what a channel's inbox holds into the order book: new orders are received, changes are merged into
 * orders that have not been released, what changed after release becomes an exception, a payload that cannot be
 * read becomes one too and leaves its neighbours alone.
 */
export async function takeIn(commands: Commands, channelId: string, map: MapPayload): Promise<IntakeResult> {
  return commands.system('orders.take-in', async (context) => {
    const items = await context.tx.inbox.pending(channelId, GROUP)
    if (items.length === 0) return { taken: 0, more: false }
    const fresh: Order[] = []
    for (const item of items) {
      const mapped = map(item.payload)
      if (mapped.kind === 'rejected') await reject(context, item, mapped.message)
      else {
        if (mapped.kind === 'order') {
          const known = await context.tx.orders.byExternalId(channelId, item.externalId)
          if (known) await merge(context, known, mapped)
          else if (!mapped.cancelled) fresh.push(mapped.order)
        }
        await context.tx.inbox.settle(channelId, item.externalId, 'done', null)
        if (await context.tx.exceptions.closeById(payloadKey(item), 'cleared', context.now))
          context.touch('exceptions')
      }
    }
    const inserted = await context.tx.orders.insert(fresh, context.now)
    context.about(...inserted)
    context.touch('orders', 'channels')
    return { taken: items.length, more: items.length === GROUP }
  })
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
): Promise<void> {
  // What was called off stays so; the channel repeats such orders with every refund and note.
  if (known.state === 'cancelled' || known.state === 'returned') return
  if (mapped.cancelled) return cancelAtChannel(context, known)
  const fields = changedFields(known.order, { ...mapped.order, tags: withChoices(known.order, mapped.order) })
  if (fields.length === 0) return
  const { tx, now } = context
  context.about(known.order.id)
  switch (known.state) {
    case 'received':
    case 'on-hold':
    case 'backordered':
    case 'decided': {
      await tx.orders.update({
        ...mapped.order,
        id: known.order.id,
        tags: withChoices(known.order, mapped.order),
      })
      if (known.state === 'decided') {
        const skus = await tx.decisions.undo(known.order.id, now)
        await pushAvailability(tx, skus, now, context.newId)
      } else if (!(await isHeldByPerson(context, known.order.id)))
        await tx.orders.move([known.order.id], 'received', now)
      return
    }
    default:
      await openAtChannel(context, known, {
        reason: 'changed-after-release',
        channelId: known.order.channelId,
        fields,
      })
  }
}

async function isHeldByPerson({ tx }: CommandContext, orderId: string): Promise<boolean> {
  const open = (await tx.exceptions.ofOrder(orderId)).filter(({ state }) => state !== 'closed')
  return open.some(({ cause }) => cause.reason === 'held-by-person')
}

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
  if (finished || someLeft) {
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
  return watched.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
}

/** The channel's tags, and the choices that people here made for the order. */
function withChoices(before: Order, after: Order): string[] {
  const choices: readonly string[] = Object.values(CHOICE_TAGS)
  return [...after.tags, ...before.tags.filter((tag) => choices.includes(tag))]
}
