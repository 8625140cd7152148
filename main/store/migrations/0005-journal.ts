import type { Migration } from './migration.ts'

/** Every command as carried out, once; and the counters that hand out gapless numbers. */
export const journal: Migration = {
  version: 5,
  name: 'journal',
  up: ({ text, integer, table, clustered }) => [
    `CREATE TABLE counters (name ${text} NOT NULL PRIMARY KEY, value ${integer} NOT NULL)${clustered}`,
    "INSERT INTO counters (name, value) VALUES ('journal', 0), ('outbox', 0), ('print', 0)",
    `CREATE TABLE journal (
      seq ${integer} PRIMARY KEY,
      command_id ${text} NOT NULL,
      at ${integer} NOT NULL,
      actor ${text} NOT NULL,
      role ${text} NOT NULL,
      type ${text} NOT NULL,
      input ${text} NOT NULL,
      result ${text} NOT NULL,
      topics ${text} NOT NULL,
      order_ids ${text} NOT NULL
    )${table}`,
    'CREATE UNIQUE INDEX journal_by_command ON journal (command_id)',
    `CREATE TABLE journal_orders (
      order_id ${text} NOT NULL,
      seq ${integer} NOT NULL,
      PRIMARY KEY (order_id, seq)
    )${clustered}`,
  ],
}
