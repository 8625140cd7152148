import type { ParcelClaim } from '../../../shared/domain/parcel-claim.ts'
import type { ParcelTrack } from '../../../shared/domain/parcel-track.ts'

type Named = Pick<ParcelTrack, 'accountId' | 'trackingNumber'>

/** What is claimed from carriers; one claim a parcel. */
export interface ClaimTable {
  get(parcel: Named): Promise<ParcelClaim | null>
  put(claim: ParcelClaim): Promise<void>
  /** Of these parcels, those that have one. */
  of(parcels: readonly Named[]): Promise<ParcelClaim[]>
}
