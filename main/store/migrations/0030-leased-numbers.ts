import type { Migration } from './migration.ts'

/**
 * Numbers are leased in blocks to the station that takes them; those of earlier versions are the hub's. How many labels
 * an account used lately is counted often.
 */
export const leasedNumbers: Migration = {
  version: 30,
  name: 'leased-numbers',
  up: ({ text }) => [
    `ALTER TABLE number_ranges ADD COLUMN owner ${text}`,
    'CREATE INDEX label_purchases_of_account ON label_purchases (account_id, changed_at)',
  ],
}
