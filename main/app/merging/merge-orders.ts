import type { InputOf } from '../../../shared/contract/commands.ts'
import type { UndoStep } from '../../../shared/contract/undo-step.ts'
import { serviceKey } from '../../../shared/domain/carrier.ts'
import type { ChannelKind } from '../../../shared/domain/channel.ts'
import { CHANNEL_ABILITIES } from '../../../shared/domain/channel-abilities.ts'
import { needsCustoms } from '../../../shared/domain/customs/customs-area.ts'
import { hasLeft } from '../../../shared/domain/fulfillment.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { buyerText, mayShareParcel } from '../../../shared/domain/shared-parcel.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { HOUR_MS } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { type Decision, isPlannedLate } from '../../engine/decision.ts'
import type { CommandContext } from '../commands/command.ts'
import type { BulkResult } from '../commands/each-order.ts'
import { knownOrder } from '../commands/known-order.ts'
import { Refusal, refuse } from '../commands/refusal.ts'
import { steerable, withReason } from '../commands/steer-order.ts'
import { BEFORE_RELEASE, reallocate } from '../decide/reallocate.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { Tx } from '../ports/store.ts'
import { nameLookup, sentenceOf } from '../queries/name-lookup.ts'
import type { TryAll } from '../resolutions/other-ways.ts'
import { rememberOrder } from '../undo/undo-order.ts'
import { byItself, companionsOf, MOST_TOGETHER, withoutParcel } from './companions.ts'

interface Steered {
  sentence: Message
  undo: UndoStep[]
}

/** Open orders before their release that could leave in one parcel with this one, the first placed first; none where merging is off. */
export async function ordersToMerge(
  tx: Tx,
  { order, state }: OrderRecord,
  kinds: ChannelKinds,
): Promise<OrderRecord[]> {
  const { mergeWithinHours } = await tx.settings.get(WORKSPACE)
  if (mergeWithinHours === null || !BEFORE_RELEASE.includes(state)) return []
  const window = mergeWithinHours * HOUR_MS
  const others = await tx.orders.ofSameBuyer(order, order.placedAt - window, 2 * MOST_TOGETHER)
  return others.filter(
    (other) =>
      BEFORE_RELEASE.includes(other.state) &&
      other.order.placedAt - order.placedAt <= window &&
      share(order, other.order, kinds),
  )
}

/** How orders would leave in one parcel; a message says why they cannot. */
export async function tryTogether(
  tx: Tx,
  orders: readonly Order[],
  tryAll: TryAll,
  kinds: ChannelKinds,
): Promise<Extract<Decision, { kind: 'allocated' }> | Message> {
  const [first, ...others] = orders
  if (first === undefined || others.length === 0) return message('refusals.merging.alone')
  for (const [i, one] of orders.entries())
    for (const other of orders.slice(i + 1))
      if (buyerText(one) === null || buyerText(one) !== buyerText(other) || !share(one, other, kinds))
        return message('refusals.merging.differ', { order: one.reference, other: other.reference })
  const [decision] = await tryAll([asOne(orders), ...others])
  if (decision?.kind !== 'allocated') {
    if (decision === undefined) return message('refusals.exceptions.noSuchWay')
    const why = sentenceOf(decision.cause, await nameLookup(tx))
    return message('refusals.exceptions.noSuchWayBecause', { why })
  }
  const [part, ...more] = decision.fulfillments
  if (part === undefined || more.length > 0 || part.parcels.length > 1)
    return message('refusals.merging.oneParcel')
  if (isPlannedLate(decision)) return message('refusals.merging.late')
  const site = await tx.sites.get(part.siteId)
  if (site !== null && needsCustoms(site, first.destination)) return message('refusals.merging.customs')
  return decision
}

/** Orders of one buyer are to leave in one parcel, from one site by one service. @throws {Refusal} they cannot */
export async function mergeOrders(
  context: CommandContext,
  { orderIds, note }: InputOf<'orders', 'merge'>,
  tryAll: TryAll,
): Promise<Steered> {
  const { tx } = context
  const records: OrderRecord[] = []
  for (const orderId of new Set(orderIds)) records.push(await steerable(context, orderId))
  const parts = await tx.fulfillments.byOrders(records.map(({ order }) => order.id))
  if (parts.some(({ state }) => state === 'packed' || hasLeft(state))) refuse('refusals.orders.atSite')
  const decision = await tryTogether(
    tx,
    records.map(({ order }) => byItself(order)),
    tryAll,
    await channelKinds(tx),
  )
  if (!('kind' in decision)) throw new Refusal(decision)
  const [part] = decision.fulfillments
  if (part === undefined) refuse('refusals.merging.oneParcel')
  const chosen = {
    siteId: part.siteId,
    service: serviceKey(part),
    together: {
      id: context.newId(),
      orderIds: records.map(({ order }) => order.id),
      shippingCents: part.shippingCents,
    },
  }
  const undo: UndoStep[] = []
  for (const record of records) {
    const { order } = record
    undo.push(
      ...(await rememberOrder(context, record, async () => {
        await tx.orders.update({ ...order, chosen: { ...order.chosen, ...chosen } })
        await tx.siteRejections.remove(order.id, part.siteId)
        await reallocate(context, [order.id])
      })),
    )
  }
  const orders = records.map(({ order }) => order.reference).join(', ')
  return { sentence: withReason(message('timeline.merged', { orders }), note), undo }
}

/**
 * Of these orders, those of each buyer are to leave in one parcel; who cannot is left as it is, and named. Nothing of a
 * parcel is written before all that keeps it from being one is known.
 */
export async function mergeEach(
  context: CommandContext,
  { orderIds, note }: InputOf<'orders', 'mergeAll'>,
  tryAll: TryAll,
): Promise<BulkResult> {
  const result: BulkResult = { changed: [], skipped: [], undo: [] }
  const records = await context.tx.orders.byIds(orderIds)
  const kinds = await channelKinds(context.tx)
  const buyers = Map.groupBy(
    records,
    ({ order }) => `${parcelOf(order, kinds)}|${buyerText(order) ?? order.id}`,
  )
  for (const same of buyers.values()) {
    const ids = same.map(({ order }) => order.id)
    try {
      result.undo.push(...(await mergeOrders(context, { orderIds: ids, note }, tryAll)).undo)
      result.changed.push(...ids)
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault
      result.skipped.push(...ids.map((id) => ({ id, why: fault.why })))
    }
  }
  context.about(...result.changed)
  return result
}

/** Marketplaces keep parcels to themselves: the channel; '' = any other. */
function parcelOf({ channelId }: Order, kinds: ChannelKinds): string {
  const kind = kinds.get(channelId)
  return kind !== undefined && CHANNEL_ABILITIES[kind].parcelsOfItsOwn ? channelId : ''
}

/**
 * Orders that were to share a parcel leave each for itself; while others lie in it already, this one alone.
 * @throws {Refusal} it does not, lies in the parcel already, or is the one with the label and others lie in it
 */
export async function takeOrdersApart(
  context: CommandContext,
  { orderId, note }: InputOf<'orders', 'unmerge'>,
): Promise<Steered> {
  const { tx } = context
  const record = await knownOrder(tx, orderId)
  const others = await companionsOf(tx, record.order)
  if (others.length === 0) refuse('refusals.merging.apart')
  const inside = new Set(
    (await tx.fulfillments.byOrders([record, ...others].map(({ order }) => order.id))).flatMap((part) =>
      part.state === 'packed' && part.parcels.some(({ within }) => within !== undefined)
        ? [part.orderId]
        : [],
    ),
  )
  if (inside.has(orderId) || (inside.size > 0 && record.state === 'packed'))
    refuse('refusals.merging.labelled')
  const all = inside.size > 0 ? [record] : [record, ...others]
  const undo: UndoStep[] = []
  for (const one of all) {
    const { order, state } = one
    undo.push(
      ...(await rememberOrder(context, one, async () => {
        if (BEFORE_RELEASE.includes(state)) {
          await tx.orders.update(byItself(order))
          await reallocate(context, [order.id])
          return
        }
        await tx.orders.update(withoutParcel(order))
      })),
    )
  }
  context.about(...all.map(({ order }) => order.id))
  context.touch('orders')
  const orders = all.map(({ order }) => order.reference).join(', ')
  return { sentence: withReason(message('timeline.unmerged', { orders }), note), undo }
}

/** One order with the lines of all, the earliest of their promises and the latest of the days they leave from. */
function asOne(orders: readonly Order[]): Order {
  const [first] = orders
  if (first === undefined) throw new Error('No order')
  const earliest = (of: (order: Order) => number | null): number | null => {
    const known = orders.flatMap((order) => of(order) ?? [])
    return known.length === 0 ? null : Math.min(...known)
  }
  const from = orders.flatMap(({ dates }) => dates?.notBefore ?? []).toSorted()
  const notBefore = from.at(-1)
  return {
    ...first,
    ...(notBefore !== undefined && { dates: { told: null, notBefore } }),
    shipBy: earliest(({ shipBy }) => shipBy),
    deliverBy: earliest(({ deliverBy }) => deliverBy),
    lines: orders.flatMap((order, i) => order.lines.map((line) => ({ ...line, id: `${i}/${line.id}` }))),
  }
}

function share(a: Order, b: Order, kinds: ChannelKinds): boolean {
  const kindOf = ({ channelId }: Order): ChannelKind => kinds.get(channelId) ?? 'csv'
  return mayShareParcel({ order: a, kind: kindOf(a) }, { order: b, kind: kindOf(b) })
}

/** By channel. */
export type ChannelKinds = ReadonlyMap<string, ChannelKind>

export async function channelKinds(tx: Tx): Promise<ChannelKinds> {
  return new Map((await tx.channels.all()).map(({ id, kind }) => [id, kind]))
}
