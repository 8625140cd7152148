import type { InputOf } from '../../../shared/contract/commands.ts'
import type { UndoStep } from '../../../shared/contract/undo-step.ts'
import { serviceKey } from '../../../shared/domain/carrier.ts'
import type { ChannelKind } from '../../../shared/domain/channel.ts'
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
export async function ordersToMerge(tx: Tx, { order, state }: OrderRecord): Promise<OrderRecord[]> {
  const { mergeWithinHours } = await tx.settings.get(WORKSPACE)
  if (mergeWithinHours === null || !BEFORE_RELEASE.includes(state)) return []
  const window = mergeWithinHours * HOUR_MS
  const others = await tx.orders.ofSameBuyer(order, order.placedAt - window, 2 * MOST_TOGETHER)
  const kinds = await channelKinds(tx)
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
): Promise<Extract<Decision, { kind: 'allocated' }> | Message> {
  const [first, ...others] = orders
  if (first === undefined || others.length === 0) return message('refusals.merging.alone')
  const kinds = await channelKinds(tx)
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
 * Orders that were to share a parcel leave each for itself; while others lie in it already, this one alone.
 * @throws {Refusal} it does not, lies in the parcel already, or is the one with the label and others lie in it
 */
export async function takeOrdersApart(
  context: CommandContext,
  { orderId, note }: InputOf<'orders', 'unmerge'>,
): Promise<Steered> {
  const { tx } = context
  const [record] = await tx.orders.byIds([orderId])
  if (record === undefined) refuse('refusals.unknown.order')
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

function share(a: Order, b: Order, kinds: ReadonlyMap<string, ChannelKind>): boolean {
  const kindOf = ({ channelId }: Order): ChannelKind => kinds.get(channelId) ?? 'csv'
  return mayShareParcel({ order: a, kind: kindOf(a) }, { order: b, kind: kindOf(b) })
}

async function channelKinds(tx: Tx): Promise<ReadonlyMap<string, ChannelKind>> {
  return new Map((await tx.channels.all()).map(({ id, kind }) => [id, kind]))
}
