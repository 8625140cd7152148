import type { Migration } from './migration.ts'

/** What pruning looks at, oldest first: rows that may still have something to give. */
export const retention: Migration = {
  version: 11,
  name: 'retention',
  up: () => [
    "CREATE INDEX inbox_texts ON inbox (received_at) WHERE payload <> ''",
    "CREATE INDEX outbox_texts ON outbox (seq) WHERE state = 'done' AND payload <> 'null'",
  ],
}
