import { message } from '../../../shared/messages/message.ts'
import type { AccountFound, CarrierCalls, CarrierCallsFactory } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { UncertainWrite } from '../../remote/http.ts'
import type { HttpDeps } from '../../remote/remote-http.ts'
import { buyOutcome } from '../protocol/buy-outcome.ts'
import { readShipmentAnswer, refusalOf } from './answer.ts'
import { CARRIER, MondialRelayClient } from './client.ts'
import { buyLabel, labelAgain } from './labels.ts'
import { pointsNear } from './points.ts'
import { traceParcels } from './tracing.ts'

/** Mondial Relay: shipments by API 2; points, tracing and labels once more by API 1, for which it has other keys. */
export function mondialRelayCarriers(http: HttpDeps): CarrierCallsFactory {
  return (account, secrets) => {
    const client = new MondialRelayClient(http, account, secrets)
    return {
      kind: 'mondial-relay',
      check: (signal) => checkAccount(client, signal),
      buy: (request, signal) => buyOutcome(() => buyLabel(client, request, signal)),
      fetchAgain: (bought, signal) => labelAgain(client, bought, signal),
      points: (near, signal) => pointsNear(client, near, signal),
      track: (numbers, signal) => traceParcels(client, numbers, signal),
    } satisfies CarrierCalls
  }
}

/** A request of no shipments makes none, and is refused for its credentials first. @throws {RemoteError} */
async function checkAccount(client: MondialRelayClient, signal: AbortSignal): Promise<AccountFound> {
  const { status, text } = await client.create({ ShipmentsList: '' }, signal).catch((error: unknown) => {
    if (error instanceof UncertainWrite) throw new RemoteError('retry', error.problem)
    throw error
  })
  const answer = readShipmentAnswer(text)
  if (answer === null)
    throw new RemoteError(
      'retry',
      message('carrierApi.notData', { carrier: CARRIER, status: String(status) }),
    )
  const refusal = refusalOf(answer.statuses)
  if (refusal?.kind === 'unauthorised') throw new RemoteError('unauthorised', refusal.problem)
  return { name: null }
}
