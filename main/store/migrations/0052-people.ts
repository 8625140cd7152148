import type { Migration } from './migration.ts'

/** Who works here, by which roles at which sites; PIN and badge as hashes only. */
export const people: Migration = {
  version: 52,
  name: 'people',
  up: ({ text, integer, table }) => [
    `CREATE TABLE people (
      id ${text} PRIMARY KEY NOT NULL,
      name ${text} NOT NULL,
      is_active ${integer} NOT NULL,
      doc ${text} NOT NULL,
      pin_hash ${text},
      badge_hash ${text}
    )${table}`,
    'CREATE UNIQUE INDEX people_by_badge ON people (badge_hash) WHERE badge_hash IS NOT NULL',
  ],
}
