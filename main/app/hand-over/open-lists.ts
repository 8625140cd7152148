import { CARRIER_ABILITIES } from '../../../shared/domain/carrier-abilities.ts'
import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'

/** Labels bought longer ago than this, whose parcels stand on no list, are not asked about any more. */
const LISTED_WITHIN_MS = 30 * DAY_MS

/** Labels bought since then may still go on a list. */
export function listedSince(now: EpochMs): EpochMs {
  return now - LISTED_WITHIN_MS
}

/** Whether the carrier of this account is given a list of its parcels. */
export function isGivenLists({ kind }: Pick<CarrierAccount, 'kind'>): boolean {
  return CARRIER_ABILITIES[kind].handOver !== 'none'
}
