import type { ParcelTrack } from '../../../shared/domain/parcel-track.ts'
import type { TrackingEvent } from '../../../shared/domain/tracking-event.ts'
import type { EpochMs, LocalDate } from '../../../shared/lib/clock.ts'

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
  /** Those still under way that were promised for a day before `day`, the longest late first. */
  promisedBefore(day: LocalDate): Promise<ParcelTrack[]>
  /** Keeps what the carrier told, each event once by number, instant and code. Returns those that are new, in order. */
  keepEvents(
    accountId: string,
    trackingNumber: string,
    events: readonly TrackingEvent[],
  ): Promise<TrackingEvent[]>
  /** What happened to the parcels of these, oldest first. */
  events(fulfillmentIds: readonly string[]): Promise<TrackedEvent[]>
  /** Fulfilments of which every parcel arrived since `since`, by whether the last came on the promised day or before. */
  deliveries(since: EpochMs): Promise<{ readonly inTime: number; readonly late: number }>
}
