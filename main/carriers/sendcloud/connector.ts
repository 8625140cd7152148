import { message } from '../../../shared/messages/message.ts'
import type { AccountFound, CarrierCalls, CarrierCallsFactory } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import type { HttpDeps } from '../../remote/remote-http.ts'
import { buyOutcome } from '../protocol/buy-outcome.ts'
import { voidOutcome } from '../protocol/void-outcome.ts'
import { readShipments } from './answer.ts'
import { CARRIER } from './carrier.ts'
import { SendcloudClient } from './client.ts'
import { buyShipment, findShipment, shipmentAgain } from './labels.ts'
import { quotesOf, servicesOf } from './options.ts'
import { pointsNear } from './points.ts'
import { buyReturn, findReturn, returnAgain, returnIdOf } from './returns.ts'
import { trackParcels } from './tracking.ts'
import { cancelLabel } from './void.ts'

/**
 * Sendcloud by API v3: many carriers behind one account, a product is a shipping option such as
 * 'colissimo:home/signature'. Returns have an interface of their own; service points are in its beta.
 */
export function sendcloudCarriers(http: HttpDeps): CarrierCallsFactory {
  return (account, secrets) => {
    const client = new SendcloudClient(http, account, secrets)
    return {
      kind: 'sendcloud',
      check: (signal) => checkAccount(client, signal),
      buy: (request, signal) =>
        buyOutcome(() => (request.isReturn ? buyReturn : buyShipment)(client, request, signal)),
      find: (request, signal) => (request.isReturn ? findReturn : findShipment)(client, request, signal),
      fetchAgain(bought, signal) {
        const id = returnIdOf(bought.shipmentId)
        return id === null ? shipmentAgain(client, bought, signal) : returnAgain(client, id, signal)
      },
      void: (bought, signal) => voidOutcome(() => cancelLabel(client, bought, signal)),
      services: (signal) => servicesOf(client, signal),
      quote: (request, signal) => quotesOf(client, request, signal),
      points: (near, signal) => pointsNear(client, near, signal),
      track: (numbers, signal) => trackParcels(client, numbers, signal),
    } satisfies CarrierCalls
  }
}

/** @throws {RemoteError} */
async function checkAccount(client: SendcloudClient, signal: AbortSignal): Promise<AccountFound> {
  const { status, value } = await client.read('/shipments?page_size=1', signal)
  if (readShipments(value) === null)
    throw new RemoteError(
      'retry',
      message('carrierApi.notData', { carrier: CARRIER, status: String(status) }),
    )
  return { name: null }
}
