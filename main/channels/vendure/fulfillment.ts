import { message } from '../../../shared/messages/message.ts'
import type { FulfillmentPush, PushOutcome } from '../../app/ports/channel.ts'
import { unknownOrder } from '../protocol/unknown-order.ts'
import { outcomeAnswer, type RemoteOrder, standingOrderAnswer } from './answers.ts'
import { refusalOf, type VendureClient } from './client.ts'
import { ADD_FULFILLMENT, MARK_SHIPPED, SETTLE_PAYMENT, STANDING_ORDER } from './documents.ts'

const LEFT = ['Shipped', 'Delivered']

/**
 * Ships the lines of one parcel group: a fulfilment with its tracking, then the step to Shipped that the customer
 * hears of. Neither is idempotent, so what stands there under our tracking is found first and only what is missing
 * is done: pushed twice, or broken off in the middle, it ends the same. Vendure ships nothing that is not paid: a
 * payment that was only authorised is taken now.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushVendureFulfillment(
  client: VendureClient,
  push: FulfillmentPush,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null) return unknownOrder('Vendure', push)
  const { missing, waiting } = standingOf(order, push)
  if (missing.length === 0 && waiting.length === 0) return { kind: 'done' }
  if (order.state === 'Cancelled')
    return {
      kind: 'refused',
      problem: message('channels.cancelledButLeft', { shop: 'Vendure' }),
    }
  const unpaid = await takePayments(client, order, signal)
  if (unpaid !== null) return { kind: 'refused', problem: message('vendure.unpaid', { said: unpaid }) }
  if (missing.length > 0) {
    const handler = {
      code: 'manual-fulfillment',
      arguments: [
        { name: 'method', value: push.carrierName },
        { name: 'trackingCode', value: trackingCode(push) },
      ],
    }
    const answer = await client.mutate(
      ADD_FULFILLMENT,
      { input: { lines: missing, handler } },
      outcomeAnswer,
      signal,
    )
    const refusal = refusalOf(answer)
    if (refusal !== null)
      return {
        kind: 'refused',
        problem: message('channels.refusesFulfilment', { shop: 'Vendure', said: refusal }),
      }
    if (answer.outcome.id !== undefined) waiting.push(answer.outcome.id)
  }
  for (const id of waiting) {
    const refusal = refusalOf(await client.mutate(MARK_SHIPPED, { id }, outcomeAnswer, signal))
    if (refusal !== null)
      return { kind: 'refused', problem: message('vendure.notShipped', { said: refusal }) }
  }
  return { kind: 'done' }
}

/** Whether all of `push` stands at Vendure as shipped under its tracking. @throws {ChannelError} */
export async function hasVendureFulfillment(
  client: VendureClient,
  push: FulfillmentPush,
  signal: AbortSignal,
): Promise<boolean> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null) return false
  const { missing, waiting } = standingOf(order, push)
  return missing.length === 0 && waiting.length === 0
}

/** @throws {ChannelError} */
export async function findOrder(
  client: VendureClient,
  id: string,
  signal: AbortSignal,
): Promise<RemoteOrder | null> {
  return (await client.query(STANDING_ORDER, { id }, standingOrderAnswer, signal)).order
}

/** Lines of `push` that no fulfilment under its tracking holds, and such fulfilments that have not left yet. */
function standingOf(
  order: RemoteOrder,
  push: FulfillmentPush,
): { missing: { orderLineId: string; quantity: number }[]; waiting: string[] } {
  const ours = (order.fulfillments ?? []).filter(
    (one) => (one.trackingCode ?? '') === trackingCode(push) && one.state !== 'Cancelled',
  )
  const left = new Map<string, number>()
  for (const { lineId, quantity } of push.lines) left.set(lineId, (left.get(lineId) ?? 0) + quantity)
  for (const { orderLineId, quantity } of ours.flatMap((one) => one.lines))
    left.set(orderLineId, (left.get(orderLineId) ?? 0) - quantity)
  return {
    missing: [...left].flatMap(([orderLineId, quantity]) =>
      quantity > 0 ? [{ orderLineId, quantity }] : [],
    ),
    waiting: ours.filter((one) => !LEFT.includes(one.state)).map((one) => one.id),
  }
}

/** @returns why one could not be taken; null = all are */
async function takePayments(
  client: VendureClient,
  order: RemoteOrder,
  signal: AbortSignal,
): Promise<string | null> {
  for (const { id, state } of order.payments ?? []) {
    if (state !== 'Authorized') continue
    const refusal = refusalOf(await client.mutate(SETTLE_PAYMENT, { id }, outcomeAnswer, signal))
    if (refusal !== null) return refusal
  }
  return null
}

/** A fulfilment has one tracking code: several parcels share it. */
function trackingCode(push: FulfillmentPush): string {
  return push.parcels.map((parcel) => parcel.trackingNumber).join(', ')
}
