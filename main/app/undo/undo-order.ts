import { isDeepStrictEqual } from 'node:util'
import type { OrderParts, UndoStep } from '../../../shared/contract/undo-step.ts'
import { channelAddressOf, isSameAddress } from '../../../shared/domain/channel-address.ts'
import { CLOSED_STATES, type Order, type OrderState } from '../../../shared/domain/order.ts'
import { correctDestination } from '../../../shared/domain/postal/correct-destination.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { urgencyPoints } from '../../engine/priority/priority.ts'
import type { CommandContext } from '../commands/command.ts'
import { DECIDED_REASONS } from '../decide/decided-reasons.ts'
import { BEFORE_RELEASE, reallocate } from '../decide/reallocate.ts'
import { openOfOrder } from '../exceptions/open-of-order.ts'
import { tellAddress } from '../notify/tell-address.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { Tx } from '../ports/store.ts'

export type OrderStep = Extract<UndoStep, { kind: 'order' }>

/** In these an order can be given back what it had: nobody at a site works on it. */
export const CAN_GO_BACK: readonly OrderState[] = ['received', ...BEFORE_RELEASE]

/** Carries out what changes an order, and says how that is taken back; none = it cannot be, of an order at its site. */
export async function rememberOrder(
  { tx }: CommandContext,
  { order: { id }, order, state }: OrderRecord,
  work: () => Promise<unknown>,
): Promise<OrderStep[]> {
  const reopens = await openOf(tx, id)
  await work()
  const [now] = await tx.orders.byIds([id])
  if (now === undefined) return []
  const changed = changes(order, now.order)
  if (!canGoBack(state, changed.was)) return []
  const closes = (await openOf(tx, id)).filter((one) => !reopens.includes(one))
  return [{ kind: 'order', orderId: id, state, ...changed, reopens, closes }]
}

/**
 * Gives an order back what it had, its exceptions with it; its channel is told of the address. Returns why not, where
 * it is released or somebody changed it since: then nothing happens.
 */
export async function takeOrderBack(context: CommandContext, step: OrderStep): Promise<Message | null> {
  const { tx, now } = context
  const { orderId, state, was, became, reopens, closes } = step
  const [record] = await tx.orders.byIds([orderId])
  if (record === undefined) return message('refusals.unknown.order')
  const { order } = record
  if (!canGoBack(record.state, was)) return message('refusals.orders.movedOn')
  if (!isDeepStrictEqual(partsLike(order, became), became)) return message('refusals.undo.changedSince')
  const isChanged = Object.keys(was).length > 0
  if (isChanged) {
    const before = withParts(order, was)
    await tx.orders.update(before)
    await tx.orders.raisePriority(orderId, urgencyPoints(before) - urgencyPoints(order))
    if (!isSameAddress(channelAddressOf(order.destination), channelAddressOf(before.destination)))
      // It may have been told the other one.
      await tellAddress(context, {
        ...before,
        destination: correctDestination(order.destination, before.destination),
      })
  }
  if (!isUrgencyAlone(was) && (isChanged || record.state !== state)) {
    await reallocate(context, [orderId])
    await tx.exceptions.close(orderId, DECIDED_REASONS, 'exceptions.undo', now)
    if (state === 'on-hold' || state === 'backordered') await tx.orders.move([orderId], state, now)
  }
  await tx.exceptions.closeById(closes, 'exceptions.undo', now)
  await tx.exceptions.reopen(reopens)
  context.about(orderId)
  context.touch('orders', 'exceptions', 'stock')
  return null
}

/** Who is next changes no plan: that goes back while there is something to be done. */
function isUrgencyAlone(was: OrderStep['was']): boolean {
  return Object.keys(was).join() === 'urgency'
}

function canGoBack(state: OrderState, was: OrderStep['was']): boolean {
  return isUrgencyAlone(was) ? !CLOSED_STATES.includes(state) : CAN_GO_BACK.includes(state)
}

async function openOf(tx: Tx, orderId: string): Promise<string[]> {
  return (await openOfOrder(tx, orderId)).map(({ id }) => id)
}

function partsOf({
  destination,
  tags,
  chosen,
  requests,
  deliverBy,
  dates,
  urgency,
  lines,
  edits,
}: Order): OrderParts {
  // As it is stored: what is undefined is not there.
  return JSON.parse(
    JSON.stringify({
      destination,
      tags,
      chosen: chosen ?? null,
      requests: requests ?? null,
      deliverBy,
      dates: dates ?? null,
      urgency: urgency ?? null,
      lines,
      edits: edits ?? null,
    }),
  ) as OrderParts
}

function changes(before: Order, after: Order): Pick<OrderStep, 'was' | 'became'> {
  const [was, became] = [partsOf(before), partsOf(after)]
  const changed = (name: string) =>
    !isDeepStrictEqual(was[name as keyof OrderParts], became[name as keyof OrderParts])
  const only = (parts: OrderParts): Partial<OrderParts> =>
    Object.fromEntries(Object.entries(parts).filter(([name]) => changed(name)))
  return { was: only(was), became: only(became) }
}

function partsLike(order: Order, shape: object): Partial<OrderParts> {
  return Object.fromEntries(Object.entries(partsOf(order)).filter(([name]) => name in shape))
}

function withParts(
  { chosen, requests, dates, urgency, edits, ...order }: Order,
  parts: OrderStep['was'],
): Order {
  const { destination = order.destination, tags = order.tags, deliverBy = order.deliverBy } = parts
  const { lines = order.lines } = parts
  // Absent = as it is now; null = there was none.
  const nowChosen = parts.chosen === undefined ? chosen : (parts.chosen ?? undefined)
  const nowRequests = parts.requests === undefined ? requests : (parts.requests ?? undefined)
  const nowDates = parts.dates === undefined ? dates : (parts.dates ?? undefined)
  const nowUrgency = parts.urgency === undefined ? urgency : (parts.urgency ?? undefined)
  const nowEdits = parts.edits === undefined ? edits : (parts.edits ?? undefined)
  return {
    ...order,
    destination,
    tags,
    deliverBy,
    lines,
    ...(nowChosen !== undefined && { chosen: nowChosen }),
    ...(nowRequests !== undefined && { requests: nowRequests }),
    ...(nowDates !== undefined && { dates: nowDates }),
    ...(nowUrgency !== undefined && { urgency: nowUrgency }),
    ...(nowEdits !== undefined && { edits: nowEdits }),
  }
}
