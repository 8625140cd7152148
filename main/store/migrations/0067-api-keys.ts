import type { Migration } from './migration.ts'

/** Keys of other programs; their secrets as hashes only. */
export const apiKeys: Migration = {
  version: 67,
  name: 'api-keys',
  up: ({ text, integer, table }) => [
    `CREATE TABLE api_keys (
      id ${text} PRIMARY KEY NOT NULL,
      doc ${text} NOT NULL,
      secret_hash ${text} NOT NULL UNIQUE,
      last_used_at ${integer}
    )${table}`,
  ],
}
