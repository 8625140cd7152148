import type { Migration } from './migration.ts'

/** Returns that are expected, and which of the followed parcels bring one. */
export const announcedReturns: Migration = {
  version: 36,
  name: 'announced-returns',
  up: ({ text, integer, table }) => [
    `CREATE TABLE announced_returns (
      id ${text} NOT NULL,
      order_id ${text} NOT NULL,
      state ${text} NOT NULL,
      at ${integer} NOT NULL,
      doc ${text} NOT NULL,
      PRIMARY KEY (id)
    )${table}`,
    'CREATE INDEX announced_returns_of_order ON announced_returns (order_id, at)',
    'CREATE INDEX announced_returns_by_state ON announced_returns (state, at)',
    `ALTER TABLE parcel_tracks ADD COLUMN is_return ${integer} NOT NULL DEFAULT 0`,
  ],
}
