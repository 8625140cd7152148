import type { ParcelTrack } from '../../../shared/domain/parcel-track.ts'
import type { TrackingEvent, TrackingState } from '../../../shared/domain/tracking-event.ts'
import type { EpochMs, LocalDate } from '../../../shared/lib/clock.ts'
import type { PageRequest, SearchedPage } from './page.ts'
import type { SitesSeen } from './sites-seen.ts'

/** Which parcels are listed; empty lists and null = any. */
export interface ParcelQuery extends PageRequest {
  readonly seen: SitesSeen
  /** Part of the number, or words of the order. */
  readonly search: string
  readonly states: readonly TrackingState[]
  readonly carrierIds: readonly string[]
  readonly siteIds: readonly string[]
  readonly handedOver: { readonly from: EpochMs | null; readonly before: EpochMs | null }
  readonly isGivenUp: boolean | null
  /** Only those that cost more than was decided. */
  readonly isDearer: boolean
  readonly isReturn: boolean | null
  readonly sort: 'handed-over' | 'promised' | 'since' | 'number'
  readonly descending: boolean
}

/** How many parcels of a service took so many delivery days to a zone. */
export interface TransitCount {
  readonly carrierId: string
  readonly serviceId: string
  readonly zone: string
  readonly days: number
  readonly parcels: number
  readonly late: number
}

/** An event with the parcel it happened to. */
export interface TrackedEvent extends TrackingEvent {
  readonly accountId: string
  readonly trackingNumber: string
}

export interface ParcelTrackTable {
  /** Begins to follow these; one that is followed already is left alone. */
  follow(tracks: readonly ParcelTrack[]): Promise<void>
  /** Replaces what is known of one. */
  put(track: ParcelTrack): Promise<void>
  /** By parcel. */
  ofFulfillments(ids: readonly string[]): Promise<ParcelTrack[]>
  byNumbers(accountId: string, trackingNumbers: readonly string[]): Promise<ParcelTrack[]>
  /** Those of the account to be asked about at `now`, the longest due first. */
  due(accountId: string, now: EpochMs, limit: number): Promise<ParcelTrack[]>
  /** Those still under way to customers that were promised for a day before `day`, the longest late first. */
  promisedBefore(day: LocalDate): Promise<ParcelTrack[]>
  /** Keeps what the carrier told, each event once by number, instant and code. Returns those that are new, in order. */
  keepEvents(
    accountId: string,
    trackingNumber: string,
    events: readonly TrackingEvent[],
  ): Promise<TrackingEvent[]>
  /** What happened to the parcels of these, oldest first. */
  events(fulfillmentIds: readonly string[]): Promise<TrackedEvent[]>
  list(query: ParcelQuery): Promise<SearchedPage<ParcelTrack>>
  /** How many there are by state, and how many of those are given up. */
  counts(
    seen: SitesSeen,
  ): Promise<readonly { readonly state: TrackingState; readonly parcels: number; readonly givenUp: number }[]>
  /** What the carrier said last of each, by number. */
  lastWords(
    tracks: readonly Pick<ParcelTrack, 'accountId' | 'trackingNumber'>[],
  ): Promise<ReadonlyMap<string, string>>
  /** Parcels that arrived since `since`, by service, zone and transit days, and how many of them came after their day. */
  transits(since: EpochMs): Promise<readonly TransitCount[]>
  /** Fulfilments of which every parcel arrived since `since`, by whether the last came on the promised day or before. */
  deliveries(since: EpochMs, seen: SitesSeen): Promise<{ readonly inTime: number; readonly late: number }>
}
