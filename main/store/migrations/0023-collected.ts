import type { Migration } from './migration.ts'

/** What is ready is kept for its buyer, who collects it, until then. */
export const collected: Migration = {
  version: 23,
  name: 'collected',
  up: ({ integer }) => [
    `ALTER TABLE fulfillments ADD COLUMN keep_until ${integer}`,
    'CREATE INDEX fulfillments_kept ON fulfillments (keep_until) WHERE keep_until IS NOT NULL AND open = 1',
  ],
}
