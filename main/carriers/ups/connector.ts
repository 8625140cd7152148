import type { CarrierCalls, CarrierCallsFactory } from '../../app/ports/carrier.ts'
import type { HttpDeps } from '../../remote/remote-http.ts'
import { buyOutcome } from '../protocol/buy-outcome.ts'
import { voidOutcome } from '../protocol/void-outcome.ts'
import { voidShipment } from './cancel.ts'
import { UpsClient } from './client.ts'
import { buyLabel, fetchLabel } from './labels.ts'
import { ratesOf } from './rates.ts'
import { trackParcels } from './tracking.ts'

/**
 * UPS by its REST interfaces. Label recovery takes a reference too, but what it answers where
 * there is no label is not documented: a lost purchase is not looked up by it.
 */
export function upsCarriers(http: HttpDeps): CarrierCallsFactory {
  return (account, secrets) => {
    const client = new UpsClient(http, account, secrets)
    return {
      kind: 'ups',
      async check(signal) {
        await client.check(signal)
        return { name: null }
      },
      buy: (request, signal) => buyOutcome(() => buyLabel(client, request, signal)),
      fetchAgain: (bought, signal) => fetchLabel(client, bought, signal),
      void: (bought, signal) => voidOutcome(() => voidShipment(client, bought, signal)),
      quote: (request, signal) => ratesOf(client, request, signal),
      track: (numbers, signal) => trackParcels(client, numbers, signal),
    } satisfies CarrierCalls
  }
}
