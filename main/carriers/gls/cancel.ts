import { z } from 'zod'
import { message } from '../../../shared/messages/message.ts'
import type { BoughtParcel, VoidOutcome } from '../../app/ports/carrier.ts'
import { isAccessRefused } from '../protocol/read-answer.ts'
import { CARRIER } from './carrier.ts'
import type { GlsClient } from './client.ts'
import { parcelsOf } from './tracking.ts'

/** `Result` in the description, `result` in the documents. */
const cancelSchema = z.union([
  z.object({ Result: z.string() }).transform(({ Result }) => Result),
  z.object({ result: z.string() }).transform(({ result }) => result),
])

/** Cancelling is carried out later; it is looked up as often. */
const PENDING_MS = 10 * 60_000

/**
 * Cancels a parcel until its first scan. GLS mostly only notes it, and answers a second request for the same parcel
 * with 500: whatever does not say the end of it is looked up in tracking.
 * @throws {RemoteError} @throws {UncertainWrite}
 */
export async function cancelParcel(
  client: GlsClient,
  { trackingNumber, shipmentId }: BoughtParcel,
  signal: AbortSignal,
): Promise<VoidOutcome> {
  if (shipmentId === null) return { kind: 'too-late', problem: message('gls.returnByDepot') }
  const answer = await client.shipIt(
    `/shipments/cancel/${encodeURIComponent(shipmentId)}`,
    null,
    'cancels',
    signal,
  )
  const { status, error, said } = answer
  const result = cancelSchema.safeParse(answer.value).data
  if (isAccessRefused(status))
    return {
      kind: 'unauthorised',
      problem: message('carrierApi.credentials', { carrier: CARRIER, said: said || String(status) }),
    }
  if (result === 'CANCELLED') return { kind: 'voided' }
  if (result === 'SCANNED' || (status === 400 && error === 'INVALID_FIELD_VALUE'))
    return {
      kind: 'too-late',
      problem: message('carrierApi.voidTooLate', { carrier: CARRIER, said: result ?? said }),
    }
  if (await isCancelled(client, trackingNumber, signal)) return { kind: 'voided' }
  return {
    kind: 'not-made',
    problem:
      result === undefined
        ? message('carrierApi.notData', { carrier: CARRIER, status: String(status) })
        : message('carrierApi.voidPending', { carrier: CARRIER }),
    afterMs: PENDING_MS,
  }
}

async function isCancelled(client: GlsClient, number: string, signal: AbortSignal): Promise<boolean> {
  const parcels = await parcelsOf(client, [number], signal)
  return parcels.some(({ requested, status }) => requested === number && status === 'CANCELED')
}
