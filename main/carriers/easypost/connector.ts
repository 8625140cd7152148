import { z } from 'zod'
import { message } from '../../../shared/messages/message.ts'
import type { AccountFound, CarrierCalls, CarrierCallsFactory } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import type { HttpDeps } from '../../remote/remote-http.ts'
import { buyOutcome } from '../protocol/buy-outcome.ts'
import { voidOutcome } from '../protocol/void-outcome.ts'
import { CARRIER } from './carrier.ts'
import { EasyPostClient } from './client.ts'
import { buyLabel, findLabel, labelAgain } from './labels.ts'
import { scanFormOf } from './scan-form.ts'
import { quotesOf, servicesOf } from './services.ts'
import { trackParcels } from './tracking.ts'
import { checkAddress } from './verification.ts'
import { refundLabel } from './void.ts'

/** EasyPost by API v2: many carriers behind one account, a product is a carrier and its service: 'USPS:Priority'. */
export function easyPostCarriers(http: HttpDeps): CarrierCallsFactory {
  return (account, secrets) => {
    const client = new EasyPostClient(http, account, secrets)
    return {
      kind: 'easypost',
      check: (signal) => checkAccount(client, signal),
      buy: (request, signal) => buyOutcome(() => buyLabel(client, request, signal)),
      find: (request, signal) => findLabel(client, request, signal),
      fetchAgain: (bought, signal) => labelAgain(client, bought, signal),
      void: (bought, signal) => voidOutcome(() => refundLabel(client, bought, signal)),
      services: (signal) => servicesOf(client, signal),
      quote: (request, signal) => quotesOf(client, request, signal),
      checkAddress: (request, signal) => checkAddress(client, request, signal),
      handOver: (parcels, signal) => scanFormOf(client, parcels, signal),
      track: (numbers, signal) => trackParcels(client, numbers, signal),
    } satisfies CarrierCalls
  }
}

const listSchema = z.object({ shipments: z.array(z.unknown()) })

/** @throws {RemoteError} */
async function checkAccount(client: EasyPostClient, signal: AbortSignal): Promise<AccountFound> {
  const { status, value } = await client.read('/shipments?page_size=1', signal)
  if (!listSchema.safeParse(value).success)
    throw new RemoteError(
      'retry',
      message('carrierApi.notData', { carrier: CARRIER, status: String(status) }),
    )
  return { name: null }
}
