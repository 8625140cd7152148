import type { Migration } from './migration.ts'

/** Carriers' pick-up points near buyers, as they were told last. */
export const nearbyPoints: Migration = {
  version: 42,
  name: 'nearby-points',
  up: ({ text, integer, table }) => [
    `CREATE TABLE nearby_points (
      account_id ${text} NOT NULL,
      area ${text} NOT NULL,
      changed_at ${integer} NOT NULL,
      doc ${text} NOT NULL,
      PRIMARY KEY (account_id, area)
    )${table}`,
    'CREATE INDEX nearby_points_by_time ON nearby_points (changed_at)',
  ],
}
