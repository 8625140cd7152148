import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import type { HandOver } from '../../../shared/domain/hand-over.ts'
import { type Clock, MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { CarrierConnector } from '../../app/ports/carrier.ts'
import type { HandOverEvents } from '../../app/ports/hand-over-events.ts'
import type { Store } from '../../app/ports/store.ts'
import { boughtParcel } from '../protocol/bought-parcel.ts'
import type { Asker, Question } from './ask-lane.ts'

export interface HandOverDeps {
  readonly store: Store
  readonly clock: Clock
  readonly handOvers: HandOverEvents
}

/**
 * Its carrier's own lists of the parcels that were handed over. A list is wanted durably before the carrier is asked,
 * and asking again makes the same list or another paper of the same parcels: so it is asked until it answers, over
 * restarts too. null = it makes none.
 */
export function handOverLists(
  { store, clock, handOvers }: HandOverDeps,
  { id }: CarrierAccount,
  connector: CarrierConnector,
): Asker | null {
  const ask = connector.handOver?.bind(connector)
  if (ask === undefined) return null
  const question = (list: HandOver): Question => ({
    attempts: list.attempts,
    async ask(signal) {
      const purchases = await store.read((tx) => tx.handOvers.purchasesOf(list.id))
      const parcels = purchases.filter(({ trackingNumber }) => trackingNumber !== null).map(boughtParcel)
      await handOvers.made(list, await ask(parcels, signal))
    },
    refused: (problem) => handOvers.refused(list, problem),
    notNow: (problem, waitMs) => handOvers.notNow(list, problem, waitMs),
  })
  return {
    lookAgainMs: 2_000,
    longestWaitMs: 5 * MINUTE_MS,
    due: async () => (await store.read((tx) => tx.handOvers.wanted(id, clock.now()))).map(question),
  }
}
