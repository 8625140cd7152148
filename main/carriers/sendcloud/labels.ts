import { setTimeout as wait } from 'node:timers/promises'
import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { BoughtLabel, BoughtParcel, BuyOutcome, CarrierDocument } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { UncertainWrite } from '../../remote/http.ts'
import { afterWrite } from '../protocol/after-write.ts'
import { readShipment, readShipments, type Shipment, standingOf } from './answer.ts'
import { CARRIER } from './carrier.ts'
import type { SendcloudClient } from './client.ts'
import { papersIfThere, papersOf } from './documents.ts'
import { errorsIn, refusalOf } from './errors.ts'
import { shipmentOf } from './shipment.ts'

/**
 * Announces a shipment of one parcel. Sendcloud keeps a shipment whose carrier did not take it, and its reference with
 * it, so the next attempt goes by the next reference; one that was taken is answered again instead of bought twice.
 * @throws {RemoteError} @throws {UncertainWrite}
 */
export async function buyShipment(
  client: SendcloudClient,
  request: LabelRequest,
  signal: AbortSignal,
): Promise<BuyOutcome> {
  let last: Shipment | null = null
  for (const reference of referencesOf(request)) {
    const body = shipmentOf(request, reference)
    const { status, value } = await client.write('POST', '/shipments/announce', body, signal)
    if (status !== 409) return announced(client, request, status, value, signal)
    last = readShipment(value) ?? (await afterWrite(() => shipmentUnder(client, reference, signal)))
    if (last === null)
      throw new UncertainWrite(message('carrierApi.undocumented', { carrier: CARRIER, faults: ['409'] }))
    if (standingOf(last) !== 'failed') return settled(client, request, last, signal)
  }
  return refusalOf(last?.errors ?? [])
}

/** The label bought under the request's reference. @throws {RemoteError} also while its carrier has not answered */
export async function findShipment(
  client: SendcloudClient,
  request: LabelRequest,
  signal: AbortSignal,
): Promise<BoughtLabel | null> {
  for (const reference of referencesOf(request)) {
    const shipment = await shipmentUnder(client, reference, signal)
    if (shipment === null) return null
    const standing = standingOf(shipment)
    if (standing === 'pending') throw new RemoteError('retry', message('sendcloud.pending'), PENDING_MS)
    if (standing === 'made' || standing === 'cancelling') return labelOf(client, request, shipment, signal)
  }
  return null
}

/** @throws {RemoteError} */
export async function shipmentAgain(
  client: SendcloudClient,
  bought: BoughtParcel,
  signal: AbortSignal,
): Promise<readonly CarrierDocument[]> {
  const shipment = await shipmentBought(client, bought, signal)
  const [parcel] = shipment.parcels
  return papersOf(client, parcel, { mimeType: 'application/pdf', isReturn: false }, signal)
}

/** @throws {RemoteError} also when there is none */
export async function shipmentBought(
  client: SendcloudClient,
  { shipmentId, reference }: BoughtParcel,
  signal: AbortSignal,
): Promise<Shipment> {
  const shipment =
    shipmentId === null
      ? await shipmentUnder(client, reference, signal)
      : readShipment((await client.read(`/shipments/${encodeURIComponent(shipmentId)}`, signal)).value)
  if (shipment === null) throw new RemoteError('retry', message('carrierApi.noLabel', { carrier: CARRIER }))
  return shipment
}

/** How often one request may be announced anew after its carrier was not reached. */
const ATTEMPTS = 5
const PENDING_MS = 60_000
/** An announcement takes seconds; a call may take 30 s in all. */
const POLLS_MS = [500, 1000, 2000, 4000, 6000]

/** The request's reference, and those of further attempts. */
function referencesOf({ reference }: LabelRequest): readonly string[] {
  return Array.from({ length: ATTEMPTS }, (_, at) => (at === 0 ? reference : `${reference}-${at + 1}`))
}

async function announced(
  client: SendcloudClient,
  request: LabelRequest,
  status: number,
  value: unknown,
  signal: AbortSignal,
): Promise<BuyOutcome> {
  if (status >= 400) return refusalOf(errorsIn(value))
  const shipment = readShipment(value)
  if (shipment === null)
    throw new UncertainWrite(message('carrierApi.undocumented', { carrier: CARRIER, faults: ['data'] }))
  return settled(client, request, shipment, signal)
}

/** Waits for the carrier behind Sendcloud, then says how it ended. */
async function settled(
  client: SendcloudClient,
  request: LabelRequest,
  first: Shipment,
  signal: AbortSignal,
): Promise<BuyOutcome> {
  let shipment = first
  for (const ms of POLLS_MS) {
    if (standingOf(shipment) !== 'pending' || signal.aborted) break
    await wait(ms, undefined, { signal }).catch(() => undefined)
    const { value } = await afterWrite(() =>
      client.read(`/shipments/${encodeURIComponent(first.id)}`, signal),
    )
    shipment = readShipment(value) ?? shipment
  }
  switch (standingOf(shipment)) {
    case 'failed':
      return refusalOf(shipment.errors ?? [])
    case 'pending':
      throw new UncertainWrite(message('sendcloud.pending'))
    case 'cancelled':
      return { kind: 'refused', problem: message('sendcloud.cancelledThere'), field: null }
    case 'made':
    case 'cancelling':
      return { kind: 'bought', label: await labelOf(client, request, shipment, signal) }
  }
}

async function labelOf(
  client: SendcloudClient,
  request: LabelRequest,
  { id, parcels: [parcel] }: Shipment,
  signal: AbortSignal,
): Promise<BoughtLabel> {
  return {
    trackingNumber: parcel.tracking_number ?? '',
    trackingUrl: parcel.tracking_url ?? null,
    shipmentId: id,
    price: null,
    documents: await papersIfThere(client, parcel, request, signal),
  }
}

/** null = there certainly is none. */
async function shipmentUnder(
  client: SendcloudClient,
  reference: string,
  signal: AbortSignal,
): Promise<Shipment | null> {
  const query = new URLSearchParams({ external_reference_id: reference })
  const { status, value } = await client.read(`/shipments?${query.toString()}`, signal)
  if (status === 404) return null
  const shipments = readShipments(value)
  if (shipments === null)
    throw new RemoteError(
      'retry',
      message('carrierApi.notData', { carrier: CARRIER, status: String(status) }),
    )
  return shipments[0] ?? null
}
