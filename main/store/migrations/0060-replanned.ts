import type { Migration } from './migration.ts'

/** Entries that tell which orders were re-planned together, found by month. */
export const replanned: Migration = {
  version: 60,
  name: 'replanned',
  up: () => [
    "CREATE INDEX journal_replanned ON journal (at) WHERE type IN ('orders.reoptimise', 'orders.review')",
  ],
}
