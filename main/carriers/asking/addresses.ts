import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import { MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { AddressCheckEvents, AddressToCheck } from '../../app/ports/address-check-events.ts'
import type { CarrierConnector } from '../../app/ports/carrier.ts'
import type { Asker, Question } from './ask-lane.ts'

export interface AddressDeps {
  readonly addresses: AddressCheckEvents
}

/** The addresses of decided orders. null = its carrier checks none. */
export function addresses(
  { addresses: events }: AddressDeps,
  { id, isActive }: CarrierAccount,
  connector: CarrierConnector,
): Asker | null {
  const ask = connector.checkAddress?.bind(connector)
  if (ask === undefined || !isActive) return null
  const question = (one: AddressToCheck): Question => ({
    attempts: one.attempts,
    ask: async (signal) => events.told(one, await ask(one.request, signal)),
    // It does not check such an address.
    refused: () => events.told(one, null),
    notNow: (_problem, waitMs) => events.notNow(one, waitMs),
  })
  return {
    lookAgainMs: 2_000,
    longestWaitMs: 15 * MINUTE_MS,
    due: async () => (await events.toAsk(id)).map(question),
  }
}
