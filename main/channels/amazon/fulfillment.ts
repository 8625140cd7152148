import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { ChannelError, type FulfillmentPush, type PushOutcome } from '../../app/ports/channel.ts'
import { type Package, packagesOf } from '../protocol/packages.ts'
import { type RemoteOrder, standingOrder } from './answers.ts'
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

const NONE: ReadonlyMap<string, string | null> = new Map()

/**
 * One package per parcel (confirmShipment). The same reference again edits that package instead of adding one: sent
 * twice, or broken off in the middle, it ends the same.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushAmazonFulfillment(
  client: AmazonClient,
  push: FulfillmentPush,
  signal: AbortSignal,
): Promise<PushOutcome> {
  try {
    const packages = packagesOf(push)
    // Of many parcels, the pace may let only some through at a time: those that stand are not sent again.
    const standing = packages.length === 1 ? NONE : await numbersOf(client, push, signal)
    for (const one of packages) {
      if (one.parcel === null) return { kind: 'refused', problem: message('amazon.trackingNeeded') }
      if (standing.get(packageReference(one.reference)) === one.parcel.trackingNumber) continue
      await confirmPackage(client, push, { ...one, trackingNumber: one.parcel.trackingNumber }, signal)
    }
    return { kind: 'done' }
  } catch (error) {
    if (!(error instanceof ChannelError) || error.kind !== 'protocol') throw error
    return { kind: 'refused', problem: await whyRefused(client, push, error, signal) }
  }
}

/** Tracking numbers of the order's packages, by reference. */
async function numbersOf(
  client: AmazonClient,
  push: FulfillmentPush,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string | null>> {
  const order = await findOrder(client, push.orderExternalId, signal)
  return new Map(
    order?.packages?.map(({ packageReferenceId, trackingNumber }) => [
      packageReferenceId,
      trackingNumber ?? null,
    ]),
  )
}

async function confirmPackage(
  client: AmazonClient,
  push: FulfillmentPush,
  { reference, lines, trackingNumber }: Omit<Package, 'parcel'> & { readonly trackingNumber: string },
  signal: AbortSignal,
): Promise<void> {
  const code = CARRIERS.find((carrier) => carrier.toLowerCase() === push.carrierName.toLowerCase())
  const body = {
    marketplaceId: client.seller.marketplaceId,
    packageDetail: {
      packageReferenceId: packageReference(reference),
      ...(code === undefined
        ? { carrierCode: 'Other', carrierName: push.carrierName }
        : { carrierCode: code }),
      trackingNumber,
      shipDate: `${new Date(client.clock.now()).toISOString().slice(0, 19)}Z`,
      orderItems: lines.map((line) => ({ orderItemId: line.lineId, quantity: line.quantity })),
    },
  }
  const path = `/orders/v0/orders/${encodeURIComponent(push.orderExternalId)}/shipmentConfirmation`
  await client.call({ operation: 'confirmShipment', method: 'POST', path, body }, z.unknown(), signal)
}

/** @throws {ChannelError} */
export async function hasAmazonFulfillment(
  client: AmazonClient,
  push: FulfillmentPush,
  signal: AbortSignal,
): Promise<boolean> {
  const order = await findOrder(client, push.orderExternalId, signal)
  const standing = new Set(order?.packages?.map((entry) => entry.packageReferenceId))
  return packagesOf(push).every(({ reference }) => standing.has(packageReference(reference)))
}

/** @throws {ChannelError} */
export async function findOrder(
  client: AmazonClient,
  id: string,
  signal: AbortSignal,
): Promise<RemoteOrder | null> {
  const included = 'PROCEEDS,FULFILLMENT,PACKAGES'
  const path = `/orders/2026-01-01/orders/${encodeURIComponent(id)}?includedData=${included}`
  try {
    return (await client.call({ operation: 'getOrder', method: 'GET', path }, standingOrder, signal)).order
  } catch (error) {
    if (isNotFound(error)) return null
    throw error
  }
}

/** Whether Amazon says that it has no such order. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ChannelError && /not found|does not exist/i.test(error.message)
}

/** Amazon takes only positive whole numbers as references. */
function packageReference(reference: string): string {
  const hex = createHash('sha256').update(reference).digest('hex').slice(0, 12)
  return String(Number.parseInt(hex, 16) + 1)
}

async function whyRefused(
  client: AmazonClient,
  push: FulfillmentPush,
  error: ChannelError,
  signal: AbortSignal,
): Promise<Message> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null) return message('channels.unknownOrder', { shop: 'Amazon', order: push.orderExternalId })
  if (order.fulfillment?.fulfillmentStatus === 'CANCELLED')
    return message('channels.cancelledButLeft', { shop: 'Amazon' })
  return error.problem
}
