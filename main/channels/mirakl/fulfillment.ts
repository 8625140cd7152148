import { message } from '../../../shared/messages/message.ts'
import {
  ChannelError,
  type FulfillmentPush,
  type ParcelPush,
  type PushOutcome,
} from '../../app/ports/channel.ts'
import { type Package, packagesOf } from '../protocol/packages.ts'
import { parseAnswer } from '../protocol/payload.ts'
import { carrierList, type RemoteOrder, type Shipment, shipmentErrors, writtenOff } from './answers.ts'
import type { MiraklClient } from './client.ts'
import { findOrder } from './find-order.ts'
import { readShipments } from './whole-order.ts'

const SENT = ['SHIPPED', 'TO_COLLECT', 'RECEIVED', 'CLOSED']

/**
 * A whole order in one parcel is shipped by its tracking (OR23) and its validation (OR24), which every marketplace
 * takes; a part of one, and each parcel of several, is a shipment of its own (ST01, ST23, ST24), found again by our
 * reference on its lines. A marketplace without such shipments gets a whole order under its first number.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushMiraklFulfillment(
  client: MiraklClient,
  push: FulfillmentPush,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null)
    return { kind: 'refused', problem: message('mirakl.unknownOrder', { order: push.orderExternalId }) }
  if (order.order_state === 'CANCELED' || order.order_state === 'REFUSED')
    return {
      kind: 'refused',
      problem: message('mirakl.cancelledButLeft'),
    }
  const unknown = push.lines.find(
    (line) => !order.order_lines.some((own) => own.order_line_id === line.lineId),
  )
  if (unknown !== undefined)
    return {
      kind: 'refused',
      problem: message('mirakl.noLine', { line: unknown.lineId, order: order.order_id }),
    }
  const shipments = await readShipments(client, [order.order_id], signal)
  if (stands(order, shipments, push)) return { kind: 'done' }
  const packages = packagesOf(push)
  const isFresh = shipments.length === 0 && isWhole(order, push)
  if (isFresh && packages.length === 1) return shipWhole(client, order, push, signal)
  for (const [index, one] of packages.entries()) {
    const outcome = await shipPart(client, order, shipments, push, one, signal).catch(refusalOf)
    if (outcome.kind === 'done') continue
    return isFresh && index === 0 ? shipWhole(client, order, push, signal) : outcome
  }
  return { kind: 'done' }
}

/** @throws {ChannelError} */
export async function hasMiraklFulfillment(
  client: MiraklClient,
  push: FulfillmentPush,
  signal: AbortSignal,
): Promise<boolean> {
  const order = await findOrder(client, push.orderExternalId, signal)
  return order !== null && stands(order, await readShipments(client, [order.order_id], signal), push)
}

/** What the marketplace says no to, such as shipments at all. @throws whatever else went wrong */
function refusalOf(error: unknown): PushOutcome {
  if (error instanceof ChannelError && error.kind === 'protocol')
    return { kind: 'refused', problem: error.problem }
  throw error
}

async function shipWhole(
  client: MiraklClient,
  order: RemoteOrder,
  push: FulfillmentPush,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const { tracking_url, ...rest } = await trackingOf(client, push, push.parcels[0] ?? null, signal)
  const tracking = tracking_url === undefined ? rest : { ...rest, carrier_url: tracking_url }
  await client.write('PUT', `/api/orders/${order.order_id}/tracking`, tracking, signal)
  await client.write('PUT', `/api/orders/${order.order_id}/ship`, null, signal)
  return { kind: 'done' }
}

async function shipPart(
  client: MiraklClient,
  order: RemoteOrder,
  shipments: readonly Shipment[],
  push: FulfillmentPush,
  one: Package,
  signal: AbortSignal,
): Promise<PushOutcome> {
  if (shipments.some((shipment) => holds(shipment, one))) return { kind: 'done' }
  const tracking = await trackingOf(client, push, one.parcel, signal)
  const started = shipments.find((shipment) => isOurs(shipment, one))
  if (started === undefined) {
    const shipment_lines = one.lines.map((line) => ({
      order_line_id: line.lineId,
      quantity: line.quantity,
      package_reference: one.reference,
    }))
    const shipment = { order_id: order.order_id, shipment_lines, tracking, shipped: true }
    return taken(await client.write('POST', '/api/shipments', { shipments: [shipment] }, signal))
  }
  if (!hasNumber(started, one)) {
    const body = { shipments: [{ id: started.id, tracking }] }
    const outcome = taken(await client.write('POST', '/api/shipments/tracking', body, signal))
    if (outcome.kind !== 'done') return outcome
  }
  return taken(await client.write('PUT', '/api/shipments/ship', { shipments: [{ id: started.id }] }, signal))
}

function taken(answer: unknown): PushOutcome {
  const [error] = parseAnswer(shipmentErrors, answer, 'Mirakl shipments').shipment_errors
  if (error === undefined) return { kind: 'done' }
  return {
    kind: 'refused',
    problem:
      error.message === null || error.message === undefined
        ? message('mirakl.refusesShipmentSilently')
        : message('mirakl.refusesShipment', { said: error.message }),
  }
}

function stands(order: RemoteOrder, shipments: readonly Shipment[], push: FulfillmentPush): boolean {
  const [first] = push.parcels
  if (shipments.length === 0)
    return (
      SENT.includes(order.order_state) && (order.shipping_tracking ?? '') === (first?.trackingNumber ?? '')
    )
  return packagesOf(push).every((one) => shipments.some((shipment) => holds(shipment, one)))
}

function holds(shipment: Shipment, one: Package): boolean {
  return isOurs(shipment, one) && SENT.includes(shipment.status) && hasNumber(shipment, one)
}

function isOurs(shipment: Shipment, { reference }: Package): boolean {
  return shipment.shipment_lines.some((line) => line.package_reference === reference)
}

function hasNumber(shipment: Shipment, { parcel }: Package): boolean {
  return parcel === null || shipment.tracking?.tracking_number === parcel.trackingNumber
}

function isWhole(order: RemoteOrder, push: FulfillmentPush): boolean {
  const sent = new Map(push.lines.map((line) => [line.lineId, line.quantity]))
  return order.order_lines
    .filter((line) => !['CANCELED', 'REFUSED', 'REFUNDED'].includes(line.order_line_state))
    .every((line) => (sent.get(line.order_line_id) ?? 0) >= line.quantity - writtenOff(line))
}

/** Carriers that the marketplace knows go by their code. */
async function trackingOf(
  client: MiraklClient,
  push: FulfillmentPush,
  parcel: ParcelPush | null,
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
  const number = parcel === null ? {} : { tracking_number: parcel.trackingNumber }
  if (known !== undefined) return { carrier_code: known.code, ...number }
  const url = parcel?.trackingUrl ?? null
  return { carrier_name: push.carrierName, ...number, ...(url === null ? {} : { tracking_url: url }) }
}
