import type { Migration } from './migration.ts'

/** A command id is bound to its command. What was recorded before has no digest. */
export const commandDigests: Migration = {
  version: 15,
  name: 'command-digests',
  up: ({ text }) => [`ALTER TABLE journal ADD COLUMN digest ${text}`],
}
