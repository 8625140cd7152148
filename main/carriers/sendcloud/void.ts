import { message } from '../../../shared/messages/message.ts'
import type { BoughtParcel, VoidOutcome } from '../../app/ports/carrier.ts'
import { standingOf } from './answer.ts'
import { CARRIER } from './carrier.ts'
import type { SendcloudClient } from './client.ts'
import { saidBy } from './errors.ts'
import { shipmentBought } from './labels.ts'
import { readReturn, returnIdOf } from './returns.ts'

/** A carrier that is asked to take a label back answers within minutes. */
const LATER_MS = 10 * 60_000

const asked: VoidOutcome = {
  kind: 'not-made',
  problem: message('sendcloud.cancellationAsked'),
  afterMs: LATER_MS,
}

/**
 * Sendcloud cancels at once, or asks the carrier: only a label that is cancelled there counts as voided.
 * @throws {RemoteError} @throws {UncertainWrite}
 */
export async function cancelLabel(
  client: SendcloudClient,
  bought: BoughtParcel,
  signal: AbortSignal,
): Promise<VoidOutcome> {
  const back = returnIdOf(bought.shipmentId)
  if (back === null) return cancelShipment(client, bought, signal)
  if (back.returnId === null) return { kind: 'too-late', problem: message('sendcloud.returnWithoutId') }
  return cancelReturn(client, back.returnId, signal)
}

async function cancelShipment(
  client: SendcloudClient,
  bought: BoughtParcel,
  signal: AbortSignal,
): Promise<VoidOutcome> {
  const id = bought.shipmentId ?? (await shipmentBought(client, bought, signal)).id
  const { status, value } = await client.write(
    'POST',
    `/shipments/${encodeURIComponent(id)}/cancel`,
    null,
    signal,
  )
  if (status === 200) return { kind: 'voided' }
  const standing = standingOf(await shipmentBought(client, { ...bought, shipmentId: id }, signal))
  if (standing === 'cancelled') return { kind: 'voided' }
  if (status === 202 || standing === 'cancelling') return asked
  return tooLate(value)
}

async function cancelReturn(
  client: SendcloudClient,
  returnId: number,
  signal: AbortSignal,
): Promise<VoidOutcome> {
  const { status, value } = await client.write('PATCH', `/returns/${returnId}/cancel`, null, signal)
  const { status_history } = await readReturn(client, returnId, signal)
  const states = (status_history ?? []).map(({ parent_status }) => parent_status ?? '')
  if (states.some((state) => state.startsWith('cancelled'))) return { kind: 'voided' }
  return status < 300 ? asked : tooLate(value)
}

function tooLate(value: unknown): VoidOutcome {
  return {
    kind: 'too-late',
    problem: message('carrierApi.voidTooLate', { carrier: CARRIER, said: saidBy(value) }),
  }
}
