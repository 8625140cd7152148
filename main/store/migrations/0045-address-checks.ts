import type { Migration } from './migration.ts'

/** Addresses that carriers are asked about before orders are released, and what they said. */
export const addressChecks: Migration = {
  version: 45,
  name: 'address-checks',
  up: ({ text, integer, table }) => [
    `CREATE TABLE address_checks (
      order_id ${text} NOT NULL,
      account_id ${text} NOT NULL,
      question ${text} NOT NULL,
      wanted_at ${integer} NOT NULL,
      due_at ${integer},
      attempts ${integer} NOT NULL,
      answered_at ${integer},
      doubt ${text},
      PRIMARY KEY (order_id, account_id)
    )${table}`,
    'CREATE INDEX address_checks_by_question ON address_checks (account_id, question)',
    'CREATE INDEX address_checks_due ON address_checks (account_id, due_at) WHERE due_at IS NOT NULL',
    'CREATE INDEX address_checks_by_time ON address_checks (wanted_at)',
  ],
}
