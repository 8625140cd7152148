import type { Clock } from '../../../shared/lib/clock.ts'
import { message } from '../../../shared/messages/message.ts'
import type { FulfillmentPush, PushOutcome } from '../../app/ports/channel.ts'
import { parseAnswer, stableUuid } from '../protocol/payload.ts'
import { unknownOrder } from '../protocol/unknown-order.ts'
import { noteList, type RemoteOrder, refundedUnits, standingOrder } from './answers.ts'
import type { WooClient } from './client.ts'
import { TRACKING_META, type TrackingItem, trackingIn, unitsInParcels } from './shipped-units.ts'
import { refundsOf } from './whole-order.ts'

/**
 * Adds the parcels to the order's tracking list, and completes the order when every unit has left. Each step is
 * left out when it stands already: pushed twice, or broken off in the middle, it ends the same.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushWooFulfillment(
  client: WooClient,
  clock: Clock,
  push: FulfillmentPush,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null) return unknownOrder('WooCommerce', push)
  if (order.status === 'cancelled' || order.status === 'refunded')
    return {
      kind: 'refused',
      problem: message('woocommerce.endedButLeft', { status: order.status }),
    }
  const unknown = push.lines.find((line) => !order.line_items.some((item) => String(item.id) === line.lineId))
  if (unknown !== undefined)
    return {
      kind: 'refused',
      problem: message('channels.noLine', {
        shop: 'WooCommerce',
        line: unknown.lineId,
        order: String(order.id),
      }),
    }
  const listed = trackingIn(order.meta_data)
  if (!standsShipped(listed, push)) {
    const tracking = [...listed, ...newItems(order, push, clock)]
    const status = (await isComplete(client, order, tracking, signal)) ? { status: 'completed' } : {}
    const body = { meta_data: [{ key: TRACKING_META, value: tracking }], ...status }
    await client.write('PUT', `/orders/${order.id}`, body, signal)
  }
  await tellCustomer(client, order, push, signal)
  return { kind: 'done' }
}

/** @throws {ChannelError} */
export async function hasWooFulfillment(
  client: WooClient,
  push: FulfillmentPush,
  signal: AbortSignal,
): Promise<boolean> {
  const order = await findOrder(client, push.orderExternalId, signal)
  return order !== null && standsShipped(trackingIn(order.meta_data), push)
}

/** @throws {ChannelError} */
export async function findOrder(
  client: WooClient,
  id: string,
  signal: AbortSignal,
): Promise<RemoteOrder | null> {
  const answer = await client.find(`/orders/${id}`, signal)
  return answer === null ? null : parseAnswer(standingOrder, answer.value, 'WooCommerce order')
}

/** Units per line that have left, by the tracking list. */
export function shippedUnits(order: RemoteOrder): ReadonlyMap<string, number> {
  return unitsInParcels(trackingIn(order.meta_data))
}

function trackingId(push: FulfillmentPush, parcel: number): string {
  return stableUuid(push.fulfillmentId, String(parcel)).replaceAll('-', '')
}

/** The first entry holds the goods, so it stands for the whole push. */
function standsShipped(listed: readonly TrackingItem[], push: FulfillmentPush): boolean {
  return listed.some((item) => item.tracking_id === trackingId(push, 0))
}

function newItems(order: RemoteOrder, push: FulfillmentPush, clock: Clock): TrackingItem[] {
  const goods = push.lines.map((line) => ({
    product: String(order.line_items.find((item) => String(item.id) === line.lineId)?.product_id ?? ''),
    item_id: line.lineId,
    qty: line.quantity,
  }))
  const parcels = push.parcels.length === 0 ? [{ trackingNumber: '', trackingUrl: null }] : push.parcels
  return parcels.map((parcel, index) => ({
    tracking_id: trackingId(push, index),
    tracking_provider: '',
    custom_tracking_provider: push.carrierName,
    custom_tracking_link: parcel.trackingUrl ?? '',
    tracking_number: parcel.trackingNumber,
    date_shipped: String(Math.floor(clock.now() / 1000)),
    products_list: index === 0 ? goods : [],
  }))
}

async function isComplete(
  client: WooClient,
  order: RemoteOrder,
  tracking: readonly TrackingItem[],
  signal: AbortSignal,
): Promise<boolean> {
  const shipped = unitsInParcels(tracking)
  const missing = order.line_items.filter((item) => item.quantity > (shipped.get(String(item.id)) ?? 0))
  if (missing.length === 0) return true
  const refunded = refundedUnits(await refundsOf(client, order.id, signal))
  return missing.every(
    (item) => item.quantity <= (shipped.get(String(item.id)) ?? 0) + (refunded.get(String(item.id)) ?? 0),
  )
}

async function tellCustomer(
  client: WooClient,
  order: RemoteOrder,
  push: FulfillmentPush,
  signal: AbortSignal,
): Promise<void> {
  const [first] = push.parcels
  if (first === undefined) return
  const answer = await client.get(`/orders/${order.id}/notes`, signal)
  const notes = parseAnswer(noteList, answer.value, 'WooCommerce notes')
  if (notes.some(({ note }) => note.includes(first.trackingNumber))) return
  const parcels = push.parcels.map((parcel) =>
    [parcel.trackingNumber, parcel.trackingUrl].filter(Boolean).join(' '),
  )
  const note = `${push.carrierName}: ${parcels.join(', ')}`
  await client.write('POST', `/orders/${order.id}/notes`, { note, customer_note: true }, signal)
}
