import type { Migration } from './migration.ts'

/** Who is told by e-mail what needs a person, and what each was told. */
export const alertReceivers: Migration = {
  version: 148,
  name: 'alert-receivers',
  up: ({ text, table }) => [
    `CREATE TABLE alert_receivers (
      id ${text} PRIMARY KEY NOT NULL,
      doc ${text} NOT NULL,
      state ${text} NOT NULL
    )${table}`,
  ],
}
