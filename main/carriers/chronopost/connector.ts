import type { CarrierCalls, CarrierCallsFactory } from '../../app/ports/carrier.ts'
import type { HttpDeps } from '../../remote/remote-http.ts'
import { buyOutcome } from '../protocol/buy-outcome.ts'
import { checkAccount } from './account.ts'
import { ChronopostClient } from './client.ts'
import { buyLabel, cancelLabel } from './labels.ts'
import { trackParcels } from './tracking.ts'

/**
 * Chronopost by its SOAP services. Parcels can be sought by our reference in its tracking, but one that was only made
 * may not be there yet: a label whose answer was lost is a person's to clear up.
 */
export function chronopostCarriers(http: HttpDeps): CarrierCallsFactory {
  return (account, secrets) => {
    const client = new ChronopostClient(http, account, secrets)
    return {
      kind: 'chronopost',
      check: (signal) => checkAccount(client, signal),
      buy: (request, signal) => buyOutcome(() => buyLabel(client, request, signal)),
      void: (bought, signal) => cancelLabel(client, bought, signal),
      track: (numbers, signal) => trackParcels(client, numbers, signal),
    } satisfies CarrierCalls
  }
}
