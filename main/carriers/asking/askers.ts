import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import type { CarrierConnector } from '../../app/ports/carrier.ts'
import { type AddressDeps, addresses } from './addresses.ts'
import type { Asker } from './ask-lane.ts'
import { type HandOverDeps, handOverLists } from './hand-over-lists.ts'
import { livePrices, type QuoteDeps } from './live-prices.ts'
import { type PointDeps, pickupPoints } from './pickup-points.ts'

export interface AskDeps extends HandOverDeps, QuoteDeps, PointDeps, AddressDeps {}

/** All that an account's carrier is asked in the background; a lane each, so that none waits for another's answers. */
export function askersOf(deps: AskDeps, account: CarrierAccount, connector: CarrierConnector): Asker[] {
  const kinds = [handOverLists, livePrices, pickupPoints, addresses]
  return kinds.flatMap((kind) => kind(deps, account, connector) ?? [])
}
