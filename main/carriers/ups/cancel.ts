import { z } from 'zod'
import { message } from '../../../shared/messages/message.ts'
import type { BoughtParcel, VoidOutcome } from '../../app/ports/carrier.ts'
import { isAccessRefused } from '../protocol/read-answer.ts'
import { CARRIER } from './carrier.ts'
import { saidBy, type UpsClient } from './client.ts'

const voidedSchema = z.object({
  VoidShipmentResponse: z.object({ SummaryResult: z.object({ Status: z.object({ Code: z.string() }) }) }),
})

/** Voids a shipment until it is picked up, within 28 days. @throws {RemoteError} @throws {UncertainWrite} */
export async function voidShipment(
  client: UpsClient,
  { shipmentId, trackingNumber }: BoughtParcel,
  signal: AbortSignal,
): Promise<VoidOutcome> {
  const id = encodeURIComponent(shipmentId ?? trackingNumber)
  const { status, value } = await client.call(
    'DELETE',
    `/shipments/v2409/void/cancel/${id}`,
    null,
    true,
    signal,
  )
  const said = saidBy(value)
  if (isAccessRefused(status))
    return {
      kind: 'unauthorised',
      problem: message('carrierApi.credentials', { carrier: CARRIER, said: said || String(status) }),
    }
  const code = voidedSchema.safeParse(value).data?.VoidShipmentResponse.SummaryResult.Status.Code
  if (code === '1' || /already (been )?voided/i.test(said)) return { kind: 'voided' }
  if (said !== '')
    return { kind: 'too-late', problem: message('carrierApi.voidTooLate', { carrier: CARRIER, said }) }
  return {
    kind: 'not-made',
    problem: message('carrierApi.notData', { carrier: CARRIER, status: String(status) }),
    afterMs: 60_000,
  }
}
