import type { Migration } from './migration.ts'

/** Stations and desks on other machines; of the key of each only the public half. */
export const devices: Migration = {
  version: 63,
  name: 'devices',
  up: ({ text, integer, table }) => [
    `CREATE TABLE devices (
      id ${text} PRIMARY KEY NOT NULL,
      name ${text} NOT NULL,
      site_id ${text},
      public_key ${text} NOT NULL,
      paired_at ${integer} NOT NULL,
      paired_by ${text} NOT NULL,
      last_seen_at ${integer} NOT NULL,
      revoked_at ${integer}
    )${table}`,
  ],
}
