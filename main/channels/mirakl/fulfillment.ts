import type { FulfillmentPush, PushOutcome } from '../../app/ports/channel.ts'
import { parseAnswer } from '../protocol/payload.ts'
import {
  carrierList,
  type Shipment,
  type StandingOrder,
  shipmentErrors,
  shipmentList,
  writtenOff,
} from './answers.ts'
import type { MiraklClient } from './client.ts'
import { findOrder } from './find-order.ts'

const SENT = ['SHIPPED', 'TO_COLLECT', 'RECEIVED', 'CLOSED']

/**
 * A whole order is shipped by its tracking (OR23) and its validation (OR24), which every marketplace takes; a part
 * of one is a shipment of its own (ST01, ST23, ST24), found again by our reference on its lines.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushMiraklFulfillment(
  client: MiraklClient,
  push: FulfillmentPush,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null)
    return { kind: 'refused', problem: `The marketplace does not know the order ${push.orderExternalId}` }
  if (order.order_state === 'CANCELED' || order.order_state === 'REFUSED')
    return {
      kind: 'refused',
      problem: 'The order is cancelled at the marketplace, but parcels have left: tell the marketplace',
    }
  const unknown = push.lines.find(
    (line) => !order.order_lines.some((own) => own.order_line_id === line.lineId),
  )
  if (unknown !== undefined)
    return {
      kind: 'refused',
      problem: `The marketplace has no line ${unknown.lineId} in ${order.order_id} any more`,
    }
  const shipments = await shipmentsOf(client, order.order_id, signal)
  if (stands(order, shipments, push)) return { kind: 'done' }
  if (shipments.length === 0 && isWhole(order, push)) return shipWhole(client, order, push, signal)
  return shipPart(client, order, shipments, push, signal)
}

/** @throws {ChannelError} */
export async function hasMiraklFulfillment(
  client: MiraklClient,
  push: FulfillmentPush,
  signal: AbortSignal,
): Promise<boolean> {
  const order = await findOrder(client, push.orderExternalId, signal)
  return order !== null && stands(order, await shipmentsOf(client, order.order_id, signal), push)
}

async function shipWhole(
  client: MiraklClient,
  order: StandingOrder,
  push: FulfillmentPush,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const { tracking_url, ...rest } = await trackingOf(client, push, signal)
  const tracking = tracking_url === undefined ? rest : { ...rest, carrier_url: tracking_url }
  await client.write('PUT', `/api/orders/${order.order_id}/tracking`, tracking, signal)
  await client.write('PUT', `/api/orders/${order.order_id}/ship`, null, signal)
  return { kind: 'done' }
}

async function shipPart(
  client: MiraklClient,
  order: StandingOrder,
  shipments: readonly Shipment[],
  push: FulfillmentPush,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const tracking = await trackingOf(client, push, signal)
  const started = shipments.find((shipment) => isOurs(shipment, push))
  if (started === undefined) {
    const shipment_lines = push.lines.map((line) => ({
      order_line_id: line.lineId,
      quantity: line.quantity,
      package_reference: push.fulfillmentId,
    }))
    const shipment = { order_id: order.order_id, shipment_lines, tracking, shipped: true }
    return taken(await client.write('POST', '/api/shipments', { shipments: [shipment] }, signal))
  }
  if (!hasNumber(started, push)) {
    const outcome = taken(
      await client.write(
        'POST',
        '/api/shipments/tracking',
        { shipments: [{ id: started.id, tracking }] },
        signal,
      ),
    )
    if (outcome.kind !== 'done') return outcome
  }
  return taken(await client.write('PUT', '/api/shipments/ship', { shipments: [{ id: started.id }] }, signal))
}

/** Errors come one per shipment in an answer that is otherwise well. */
function taken(answer: unknown): PushOutcome {
  const [error] = parseAnswer(shipmentErrors, answer, 'Mirakl shipments').shipment_errors
  if (error === undefined) return { kind: 'done' }
  return {
    kind: 'refused',
    problem: `The marketplace refuses the shipment: ${error.message ?? 'no reason given'}`,
  }
}

function stands(order: StandingOrder, shipments: readonly Shipment[], push: FulfillmentPush): boolean {
  const [first] = push.parcels
  if (shipments.length === 0)
    return SENT.includes(order.order_state) && order.shipping_tracking === (first?.trackingNumber ?? null)
  return shipments.some(
    (shipment) => isOurs(shipment, push) && SENT.includes(shipment.status) && hasNumber(shipment, push),
  )
}

function isOurs(shipment: Shipment, push: FulfillmentPush): boolean {
  return shipment.shipment_lines.some((line) => line.package_reference === push.fulfillmentId)
}

function hasNumber(shipment: Shipment, push: FulfillmentPush): boolean {
  const [first] = push.parcels
  return first === undefined || shipment.tracking?.tracking_number === first.trackingNumber
}

function isWhole(order: StandingOrder, push: FulfillmentPush): boolean {
  const sent = new Map(push.lines.map((line) => [line.lineId, line.quantity]))
  return order.order_lines
    .filter((line) => !['CANCELED', 'REFUSED', 'REFUNDED'].includes(line.order_line_state))
    .every((line) => (sent.get(line.order_line_id) ?? 0) >= line.quantity - writtenOff(line))
}

/** A shipment has one number: that of the first parcel. Carriers that the marketplace knows go by their code. */
async function trackingOf(
  client: MiraklClient,
  push: FulfillmentPush,
  signal: AbortSignal,
): Promise<{
  carrier_code?: string
  carrier_name?: string
  tracking_number?: string
  tracking_url?: string
}> {
  const { carriers } = await client.get('/api/shipping/carriers', carrierList, signal)
  const wanted = push.carrierName.toLowerCase()
  const known = carriers.find(({ code, label }) => [code.toLowerCase(), label.toLowerCase()].includes(wanted))
  const [first] = push.parcels
  const number = first === undefined ? {} : { tracking_number: first.trackingNumber }
  if (known !== undefined) return { carrier_code: known.code, ...number }
  const url = first?.trackingUrl ?? null
  return { carrier_name: push.carrierName, ...number, ...(url === null ? {} : { tracking_url: url }) }
}

async function shipmentsOf(client: MiraklClient, orderId: string, signal: AbortSignal): Promise<Shipment[]> {
  const query = new URLSearchParams({ order_id: orderId })
  return (await client.get(`/api/shipments?${query.toString()}`, shipmentList, signal)).data
}
