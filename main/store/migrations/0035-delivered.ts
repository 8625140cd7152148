import type { Migration } from './migration.ts'

/**
 * What has arrived is `delivered`, by what carriers have told so far. Parcels are listed and counted by state, age,
 * carrier and site, found by their number, and remember how long they took to which zone. What is claimed for a parcel.
 */
export const delivered: Migration = {
  version: 35,
  name: 'delivered',
  up: ({ text, integer, table }) => [
    `ALTER TABLE parcel_tracks ADD COLUMN zone ${text}`,
    `ALTER TABLE parcel_tracks ADD COLUMN transit_days ${integer}`,
    `CREATE INDEX parcel_tracks_by_state ON parcel_tracks
      (state, handed_over_at, carrier_id, site_id, given_up_at)`,
    'CREATE INDEX parcel_tracks_by_promise ON parcel_tracks (promised_for, tracking_number)',
    'CREATE INDEX parcel_tracks_by_number ON parcel_tracks (tracking_number)',
    'CREATE INDEX parcel_tracks_of_order ON parcel_tracks (order_id)',
    `CREATE TABLE parcel_claims (
      account_id ${text} NOT NULL,
      tracking_number ${text} NOT NULL,
      doc ${text} NOT NULL,
      PRIMARY KEY (account_id, tracking_number)
    )${table}`,
    `UPDATE fulfillments SET state = 'delivered' WHERE state = 'shipped' AND parcels = (
      SELECT count(DISTINCT track.parcel) FROM parcel_tracks track
      WHERE track.fulfillment_id = fulfillments.id AND track.delivered_at IS NOT NULL)`,
    `UPDATE orders SET state = 'delivered' WHERE state = 'shipped'
      AND id IN (SELECT order_id FROM fulfillments WHERE state = 'delivered')
      AND NOT EXISTS (SELECT 1 FROM fulfillments part
        WHERE part.order_id = orders.id AND part.state NOT IN ('delivered', 'cancelled'))`,
  ],
}
