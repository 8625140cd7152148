import type { Migration } from './migration.ts'

/** What needs a person. */
export const exceptions: Migration = {
  version: 4,
  name: 'exceptions',
  up: ({ text, integer, table }) => [
    `CREATE TABLE exceptions (
      id ${text} PRIMARY KEY,
      order_id ${text},
      site_id ${text},
      scope ${text} NOT NULL,
      key ${text} NOT NULL,
      reason ${text} NOT NULL,
      state ${text} NOT NULL,
      owner ${text},
      opened_at ${integer} NOT NULL,
      due_at ${integer},
      snoozed_until ${integer},
      closed_at ${integer},
      closed_by ${text},
      regressions ${integer} NOT NULL,
      search ${text} NOT NULL,
      cause ${text} NOT NULL
    )${table}`,
    'CREATE UNIQUE INDEX exceptions_by_cause ON exceptions (scope, key)',
    'CREATE INDEX exceptions_by_state ON exceptions (state)',
  ],
}
