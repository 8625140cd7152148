import type { z } from 'zod'
import { message } from '../../../shared/messages/message.ts'
import type { FulfillmentPush, PushOutcome } from '../../app/ports/channel.ts'
import { unknownOrder } from '../protocol/unknown-order.ts'
import {
  detailRow,
  messageRow,
  orderCarrierRow,
  type RemoteOrder,
  refundedUnits,
  slipRow,
  standingOrder,
  stateRow,
} from './answers.ts'
import type { PrestaClient } from './client.ts'
import { isNoted, shipmentNote, shippedUnits } from './shipment-notes.ts'
import type { ShopFacts } from './shop-facts.ts'

/**
 * Notes the shipment, puts each parcel's number among the order's carriers (which tells the customer), and moves
 * the order to shipped when every unit has left. Each step is left out when it stands already: pushed twice, or
 * broken off in the middle, it ends the same.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushPrestaFulfillment(
  client: PrestaClient,
  facts: ShopFacts,
  push: FulfillmentPush,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null) return unknownOrder('PrestaShop', push)
  if ([...facts.endedStates, facts.errorState].includes(order.current_state))
    return {
      kind: 'refused',
      problem: message('prestashop.endedButLeft'),
    }
  const rows = order.associations.order_rows
  const unknown = push.lines.find((line) => !rows.some((row) => row.id === line.lineId))
  if (unknown !== undefined)
    return {
      kind: 'refused',
      problem: message('channels.noLine', {
        shop: 'PrestaShop',
        line: unknown.lineId,
        order: String(order.id),
      }),
    }
  const notes = await notesOf(client, order.id, signal)
  if (!isNoted(notes, push.fulfillmentId)) await addNote(client, order, shipmentNote(push), signal)
  await addParcels(client, order, push, signal)
  const left = shippedUnits([...notes, shipmentNote(push)])
  if (await isComplete(client, order, left, signal)) await ship(client, facts, order, signal)
  return { kind: 'done' }
}

/** @throws {ChannelError} */
export async function hasPrestaFulfillment(
  client: PrestaClient,
  push: FulfillmentPush,
  signal: AbortSignal,
): Promise<boolean> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null) return false
  const carriers = await carriersOf(client, order.id, signal)
  const listed = new Set(carriers.map((row) => row.tracking_number))
  if (!push.parcels.every((parcel) => listed.has(parcel.trackingNumber))) return false
  const notes = await notesOf(client, order.id, signal)
  if (!isNoted(notes, push.fulfillmentId)) return false
  if (!(await isComplete(client, order, shippedUnits(notes), signal))) return true
  return isShipped(client, order, signal)
}

/** @throws {ChannelError} */
export async function findOrder(
  client: PrestaClient,
  id: string,
  signal: AbortSignal,
): Promise<RemoteOrder | null> {
  const [order] = await client.list(
    'orders',
    { 'filter[id]': `[${id}]`, display: 'full' },
    standingOrder,
    signal,
  )
  return order ?? null
}

/** Private and other messages of an order, oldest first. @throws {ChannelError} */
export async function notesOf(client: PrestaClient, orderId: string, signal: AbortSignal): Promise<string[]> {
  const query = { 'filter[id_order]': `[${orderId}]`, display: '[id,id_order,message,private]' }
  return (await client.list('messages', query, messageRow, signal)).map((row) => row.message)
}

/** @throws {ChannelError} @throws {UncertainWrite} */
export async function addNote(
  client: PrestaClient,
  order: RemoteOrder,
  message: string,
  signal: AbortSignal,
): Promise<void> {
  const fields = { id_order: order.id, id_customer: order.id_customer, message, private: '1' }
  await client.write('POST', '/messages', { message: fields }, signal)
}

/** @throws {ChannelError} */
export async function slipsOf(
  client: PrestaClient,
  orderId: string,
  signal: AbortSignal,
): Promise<z.infer<typeof slipRow>[]> {
  const query = { 'filter[id_order]': `[${orderId}]`, display: 'full' }
  return client.list('order_slip', query, slipRow, signal, 'order_slips')
}

/** Units per line that credit slips or the back office took back. @throws {ChannelError} */
export async function refundedOf(
  client: PrestaClient,
  orderId: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const query = { 'filter[id_order]': `[${orderId}]` }
  const slips = await slipsOf(client, orderId, signal)
  const display = '[id,id_order,product_quantity_refunded]'
  const details = await client.list('order_details', { ...query, display }, detailRow, signal)
  return refundedUnits(slips, details)
}

async function addParcels(
  client: PrestaClient,
  order: RemoteOrder,
  push: FulfillmentPush,
  signal: AbortSignal,
): Promise<void> {
  const rows = await carriersOf(client, order.id, signal)
  let free = rows.find((row) => row.tracking_number === '')
  for (const { trackingNumber } of push.parcels) {
    if (rows.some((row) => row.tracking_number === trackingNumber)) continue
    if (free === undefined) {
      const fields = { id_order: order.id, id_carrier: order.id_carrier, tracking_number: trackingNumber }
      await client.write('POST', '/order_carriers?sendemail=1', { order_carrier: fields }, signal)
      continue
    }
    const fields = Object.fromEntries(
      Object.entries(free).flatMap(([name, value]) =>
        typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [],
      ),
    )
    const order_carrier = { ...fields, tracking_number: trackingNumber }
    await client.write('PUT', `/order_carriers/${free.id}?sendemail=1`, { order_carrier }, signal)
    free = undefined
  }
}

async function carriersOf(
  client: PrestaClient,
  orderId: string,
  signal: AbortSignal,
): Promise<z.infer<typeof orderCarrierRow>[]> {
  const query = { 'filter[id_order]': `[${orderId}]`, display: 'full' }
  return client.list('order_carriers', query, orderCarrierRow, signal)
}

async function isComplete(
  client: PrestaClient,
  order: RemoteOrder,
  shipped: ReadonlyMap<string, number>,
  signal: AbortSignal,
): Promise<boolean> {
  const missing = order.associations.order_rows.filter(
    (row) => row.product_quantity > (shipped.get(row.id) ?? 0),
  )
  if (missing.length === 0) return true
  const refunded = await refundedOf(client, order.id, signal)
  return missing.every(
    (row) => row.product_quantity <= (shipped.get(row.id) ?? 0) + (refunded.get(row.id) ?? 0),
  )
}

async function ship(
  client: PrestaClient,
  facts: ShopFacts,
  order: RemoteOrder,
  signal: AbortSignal,
): Promise<void> {
  if (await isShipped(client, order, signal)) return
  const order_history = { id_order: order.id, id_order_state: facts.shippedState }
  await client.write('POST', '/order_histories', { order_history }, signal)
}

/** Shipped, or further on, such as delivered. */
async function isShipped(client: PrestaClient, order: RemoteOrder, signal: AbortSignal): Promise<boolean> {
  const query = { 'filter[id]': `[${order.current_state}]`, display: '[id,name,paid,shipped]' }
  const [state] = await client.list('order_states', query, stateRow, signal)
  return state?.shipped === '1'
}
