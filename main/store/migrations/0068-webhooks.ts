import type { Migration } from './migration.ts'

/** Addresses that are told what happened, and how far each was told. */
export const webhooks: Migration = {
  version: 68,
  name: 'webhooks',
  up: ({ text, table }) => [
    `CREATE TABLE webhooks (
      id ${text} PRIMARY KEY NOT NULL,
      doc ${text} NOT NULL,
      state ${text} NOT NULL
    )${table}`,
  ],
}
