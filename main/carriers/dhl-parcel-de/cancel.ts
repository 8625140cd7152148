import { message } from '../../../shared/messages/message.ts'
import type { BoughtParcel, VoidOutcome } from '../../app/ports/carrier.ts'
import { isAccessRefused } from '../protocol/read-answer.ts'
import { codeOf, onlyItem, saidBy } from './answer.ts'
import { CARRIER } from './carrier.ts'
import { type DhlClient, PROFILE } from './client.ts'
import { shipmentNumber } from './shipment-number.ts'

/** Of a number that DHL gave us itself: it was deleted before. */
const NOT_THERE = /unknown|not found|does not exist|deleted|unbekannt|gel(ö|oe)scht/i

/** Deletes a shipment until its day is closed. @throws {RemoteError} @throws {UncertainWrite} */
export async function deleteShipment(
  client: DhlClient,
  parcel: BoughtParcel,
  signal: AbortSignal,
): Promise<VoidOutcome> {
  const shipment = shipmentNumber(parcel)
  if (shipment === null)
    return { kind: 'too-late', problem: message('carrierApi.returnKept', { carrier: CARRIER }) }
  const query = `profile=${PROFILE}&shipment=${encodeURIComponent(shipment)}`
  const { status, value } = await client.call('DELETE', `/v2/orders?${query}`, null, true, signal)
  const item = onlyItem(value)
  const said = saidBy(value)
  if (isAccessRefused(status))
    return {
      kind: 'unauthorised',
      problem: message('carrierApi.credentials', { carrier: CARRIER, said: said || String(status) }),
    }
  if (item === null)
    return {
      kind: 'not-made',
      problem: message('carrierApi.notData', { carrier: CARRIER, status: String(status) }),
      afterMs: 60_000,
    }
  if (codeOf(item) === 200 || NOT_THERE.test(said)) return { kind: 'voided' }
  return { kind: 'too-late', problem: message('carrierApi.voidTooLate', { carrier: CARRIER, said }) }
}
