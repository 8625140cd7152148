import { message } from '../../../shared/messages/message.ts'
import type { BoughtParcel, VoidOutcome } from '../../app/ports/carrier.ts'
import { readShipment } from './answer.ts'
import { CARRIER } from './carrier.ts'
import type { EasyPostClient } from './client.ts'
import { saidBy } from './errors.ts'
import { shipmentBought } from './labels.ts'

/**
 * A label is void when its refund is asked for; the money comes weeks later. `not_applicable`: its carrier invoices what
 * it scans, so there is nothing to take back.
 */
const VOID = new Set(['submitted', 'refunded', 'not_applicable'])

/** @throws {RemoteError} @throws {UncertainWrite} */
export async function refundLabel(
  client: EasyPostClient,
  bought: BoughtParcel,
  signal: AbortSignal,
): Promise<VoidOutcome> {
  const id = bought.shipmentId ?? (await shipmentBought(client, bought, signal)).id
  const { status, value } = await client.write(`/shipments/${encodeURIComponent(id)}/refund`, {}, signal)
  const said = status >= 400 ? saidBy(value) : ''
  const refunded =
    (status < 400 ? readShipment(value) : null) ??
    (await shipmentBought(client, { ...bought, shipmentId: id }, signal))
  if (VOID.has(refunded.refund_status ?? '')) return { kind: 'voided' }
  return {
    kind: 'too-late',
    problem: message('carrierApi.voidTooLate', {
      carrier: CARRIER,
      said: said === '' ? (refunded.refund_status ?? '') : said,
    }),
  }
}
