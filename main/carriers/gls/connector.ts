import type { CarrierCalls, CarrierCallsFactory } from '../../app/ports/carrier.ts'
import type { HttpDeps } from '../../remote/remote-http.ts'
import { buyOutcome } from '../protocol/buy-outcome.ts'
import { voidOutcome } from '../protocol/void-outcome.ts'
import { cancelParcel } from './cancel.ts'
import { GlsClient } from './client.ts'
import { buyLabel, checkShipment } from './labels.ts'
import { pointsNear } from './points.ts'
import { allowedServices } from './services.ts'
import { trackParcels } from './tracking.ts'

/**
 * GLS by ShipIT FARM. Its `reprintparcel` makes a new label and cancels the old one, and its search finds a parcel only
 * after the end of its day: neither fetches nor finds a label. The end of day runs by itself, and gives no list.
 */
export function glsCarriers(http: HttpDeps): CarrierCallsFactory {
  return (account, secrets) => {
    const client = new GlsClient(http, account, secrets)
    return {
      kind: 'gls',
      async check(signal) {
        await client.check(signal)
        // Proves the contact id too.
        if (client.origin !== null) await allowedServices(client, signal)
        return { name: null }
      },
      buy: (request, signal) => buyOutcome(() => buyLabel(client, request, signal)),
      void: (bought, signal) => voidOutcome(() => cancelParcel(client, bought, signal)),
      services: (signal) => allowedServices(client, signal),
      checkAddress: (request, signal) => checkShipment(client, request, signal),
      points: (near, signal) => pointsNear(client, near, signal),
      track: (numbers, signal) => trackParcels(client, numbers, signal),
    } satisfies CarrierCalls
  }
}
