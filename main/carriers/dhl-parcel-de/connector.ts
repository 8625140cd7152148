import type { CarrierCalls, CarrierCallsFactory } from '../../app/ports/carrier.ts'
import type { HttpDeps } from '../../remote/remote-http.ts'
import { buyOutcome } from '../protocol/buy-outcome.ts'
import { voidOutcome } from '../protocol/void-outcome.ts'
import { deleteShipment } from './cancel.ts'
import { DhlClient } from './client.ts'
import { buyLabel, buyReturn, checkOrder, fetchLabel } from './labels.ts'
import { manifestOf } from './manifest.ts'

/** DHL Parcel Germany: Parcel DE Shipping v2 and Returns v1. It knows no look-up by reference. */
export function dhlCarriers(http: HttpDeps): CarrierCallsFactory {
  return (account, secrets) => {
    const client = new DhlClient(http, account, secrets)
    return {
      kind: 'dhl-parcel-de',
      async check(signal) {
        await client.check(signal)
        return { name: null }
      },
      buy: (request, signal) =>
        buyOutcome(() => (request.isReturn ? buyReturn : buyLabel)(client, request, signal)),
      fetchAgain: (bought, signal) => fetchLabel(client, bought, signal),
      void: (bought, signal) => voidOutcome(() => deleteShipment(client, bought, signal)),
      checkAddress: async (request, signal) =>
        request.isReturn ? null : checkOrder(client, request, signal),
      handOver: (parcels, signal) => manifestOf(client, parcels, signal),
    } satisfies CarrierCalls
  }
}
