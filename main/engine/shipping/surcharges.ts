import type { ServiceKey } from '../../../shared/domain/carrier.ts'

/** What a carrier adds to the rate card's price of each parcel. */
export type Surcharge = {
  /** null = every service. */
  readonly service: ServiceKey | null
} & (
  | { readonly kind: 'fuel'; readonly percent: number }
  | { readonly kind: 'fragile'; readonly cents: number }
  | { readonly kind: 'oversize'; readonly overLengthMm: number; readonly cents: number }
  /** Zones as in a suspension: 'FR' or 'FR-20'. */
  | { readonly kind: 'remote'; readonly zones: readonly string[]; readonly cents: number }
)
