import { z } from 'zod'
import { message } from '../../../shared/messages/message.ts'
import type { BoughtParcel, CarrierDocument } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { UncertainWrite } from '../../remote/http.ts'
import { fromBase64, pageDocument } from '../protocol/label-document.ts'
import { throwRefusal } from '../protocol/read-answer.ts'
import { saidBy } from './answer.ts'
import { CARRIER } from './carrier.ts'
import { type DhlClient, PROFILE } from './client.ts'
import { shipmentNumber } from './shipment-number.ts'

/** Shipments of one call. */
const BATCH = 30

const manifestSchema = z.object({ manifest: z.array(z.object({ b64: z.string() })).min(1) })

/**
 * Closes the day for the parcels and gives DHL's list of the day, which holds all of the account. Closing twice is
 * harmless: what is closed is answered with a warning.
 * @throws {RemoteError}
 */
export async function manifestOf(
  client: DhlClient,
  parcels: readonly BoughtParcel[],
  signal: AbortSignal,
): Promise<CarrierDocument> {
  const numbers = parcels.flatMap((parcel) => shipmentNumber(parcel) ?? [])
  for (let at = 0; at < numbers.length; at += BATCH)
    await close(client, numbers.slice(at, at + BATCH), signal)
  const { status, value } = await client.call('GET', '/v2/manifests?includeDocs=include', null, false, signal)
  if (status >= 400) throwRefusal(CARRIER, status, saidBy(value))
  const [document] = manifestSchema.safeParse(value).data?.manifest ?? []
  const page = document === undefined ? null : pageDocument('hand-over', fromBase64(document.b64))
  if (page === null) throw new RemoteError('retry', message('carrierApi.noList', { carrier: CARRIER }))
  return page
}

async function close(
  client: DhlClient,
  shipmentNumbers: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  try {
    const body = { profile: PROFILE, shipmentNumbers }
    const { status, value } = await client.call('POST', '/v2/manifests', body, true, signal)
    if (status >= 400) throwRefusal(CARRIER, status, saidBy(value))
  } catch (error) {
    if (error instanceof UncertainWrite) throw new RemoteError('retry', error.problem)
    throw error
  }
}
