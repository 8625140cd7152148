import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ChannelError, type FulfillmentPush, type PushOutcome } from '../../app/ports/channel.ts'
import { type StandingOrder, standingOrder } from './answers.ts'
import type { AmazonClient } from './client.ts'

/** Carriers that Amazon knows by their code; any other goes as Other with its name. */
const CARRIERS = [
  'Chronopost',
  'Colissimo',
  'DHL',
  'DPD',
  'FedEx',
  'GLS',
  'La Poste',
  'Mondial Relay',
  'UPS',
  'UPSMI',
  'USPS',
]

/**
 * One package per fulfilment (confirmShipment). The same reference again edits that package instead of adding
 * one: sent twice, it ends the same. A package has one number, that of the first parcel.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushAmazonFulfillment(
  client: AmazonClient,
  push: FulfillmentPush,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const [first] = push.parcels
  if (first === undefined)
    return { kind: 'refused', problem: 'Amazon wants a tracking number for every shipment' }
  const code = CARRIERS.find((carrier) => carrier.toLowerCase() === push.carrierName.toLowerCase())
  const body = {
    marketplaceId: client.seller.marketplaceId,
    packageDetail: {
      packageReferenceId: packageReference(push.fulfillmentId),
      ...(code === undefined
        ? { carrierCode: 'Other', carrierName: push.carrierName }
        : { carrierCode: code }),
      trackingNumber: first.trackingNumber,
      shipDate: `${new Date(client.clock.now()).toISOString().slice(0, 19)}Z`,
      orderItems: push.lines.map((line) => ({ orderItemId: line.lineId, quantity: line.quantity })),
    },
  }
  const path = `/orders/v0/orders/${encodeURIComponent(push.orderExternalId)}/shipmentConfirmation`
  try {
    await client.call({ operation: 'confirmShipment', method: 'POST', path, body }, z.unknown(), signal)
    return { kind: 'done' }
  } catch (error) {
    if (!(error instanceof ChannelError) || error.kind !== 'protocol') throw error
    return { kind: 'refused', problem: await whyRefused(client, push, error, signal) }
  }
}

/** @throws {ChannelError} */
export async function hasAmazonFulfillment(
  client: AmazonClient,
  push: FulfillmentPush,
  signal: AbortSignal,
): Promise<boolean> {
  const order = await findOrder(client, push.orderExternalId, signal)
  const reference = packageReference(push.fulfillmentId)
  return order?.packages?.some((entry) => entry.packageReferenceId === reference) ?? false
}

/** @throws {ChannelError} */
export async function findOrder(
  client: AmazonClient,
  id: string,
  signal: AbortSignal,
  also?: 'PROCEEDS',
): Promise<StandingOrder | null> {
  const included = ['FULFILLMENT', 'PACKAGES', ...(also === undefined ? [] : [also])].join(',')
  const path = `/orders/2026-01-01/orders/${encodeURIComponent(id)}?includedData=${included}`
  try {
    return (await client.call({ operation: 'getOrder', method: 'GET', path }, standingOrder, signal)).order
  } catch (error) {
    if (error instanceof ChannelError && /not found|does not exist/i.test(error.message)) return null
    throw error
  }
}

/** Amazon takes only positive whole numbers as references. */
function packageReference(fulfillmentId: string): string {
  const hex = createHash('sha256').update(fulfillmentId).digest('hex').slice(0, 12)
  return String(Number.parseInt(hex, 16) + 1)
}

async function whyRefused(
  client: AmazonClient,
  push: FulfillmentPush,
  error: ChannelError,
  signal: AbortSignal,
): Promise<string> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null) return `Amazon does not know the order ${push.orderExternalId}`
  if (order.fulfillment?.fulfillmentStatus === 'CANCELLED')
    return 'The order is cancelled at Amazon, but parcels have left: talk to the customer'
  return error.message
}
