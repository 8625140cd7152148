import type { Migration } from './migration.ts'

/** Parcels that have left, and what their carriers tell of them; no event is kept twice. */
export const tracking: Migration = {
  version: 31,
  name: 'tracking',
  up: ({ text, integer, table }) => [
    `CREATE TABLE parcel_tracks (
      account_id ${text} NOT NULL,
      tracking_number ${text} NOT NULL,
      fulfillment_id ${text} NOT NULL,
      parcel ${integer} NOT NULL,
      order_id ${text} NOT NULL,
      site_id ${text} NOT NULL,
      carrier_id ${text} NOT NULL,
      service_id ${text} NOT NULL,
      state ${text} NOT NULL,
      handed_over_at ${integer} NOT NULL,
      promised_for ${text} NOT NULL,
      looked_at ${integer},
      next_look_at ${integer},
      last_event_at ${integer},
      state_since ${integer} NOT NULL,
      delivered_at ${integer},
      delivered_on ${text},
      given_up_at ${integer},
      PRIMARY KEY (account_id, tracking_number)
    )${table}`,
    'CREATE INDEX parcel_tracks_of_fulfillment ON parcel_tracks (fulfillment_id)',
    `CREATE INDEX parcel_tracks_to_look_at ON parcel_tracks (account_id, next_look_at)
      WHERE next_look_at IS NOT NULL`,
    `CREATE INDEX parcel_tracks_under_way ON parcel_tracks (promised_for)
      WHERE next_look_at IS NOT NULL`,
    'CREATE INDEX parcel_tracks_by_age ON parcel_tracks (handed_over_at)',
    `CREATE INDEX parcel_tracks_delivered ON parcel_tracks (delivered_at)
      WHERE delivered_at IS NOT NULL`,
    `CREATE TABLE tracking_events (
      account_id ${text} NOT NULL,
      tracking_number ${text} NOT NULL,
      at ${integer} NOT NULL,
      code ${text} NOT NULL,
      state ${text} NOT NULL,
      said ${text} NOT NULL,
      place ${text},
      PRIMARY KEY (account_id, tracking_number, at, code)
    )${table}`,
  ],
}
