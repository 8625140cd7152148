import type { CarrierCalls, CarrierCallsFactory } from '../../app/ports/carrier.ts'
import type { HttpDeps } from '../../remote/remote-http.ts'
import { buyOutcome } from '../protocol/buy-outcome.ts'
import { DpdClient } from './client.ts'
import { buyLabel } from './labels.ts'

/**
 * DPD by the META API of the group, for all business units. It makes labels and nothing else: no voiding (a parcel that
 * is never handed over is not invoiced), no look-up, no tracking that can be asked.
 */
export function dpdCarriers(http: HttpDeps): CarrierCallsFactory {
  return (account, secrets) => {
    const client = new DpdClient(http, account, secrets)
    return {
      kind: 'dpd',
      async check(signal) {
        await client.check(signal)
        return { name: null }
      },
      buy: (request, signal) => buyOutcome(() => buyLabel(client, request, signal)),
    } satisfies CarrierCalls
  }
}
