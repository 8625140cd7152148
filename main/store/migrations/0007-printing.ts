import type { Migration } from './migration.ts'

/** The print queue. */
export const printing: Migration = {
  version: 7,
  name: 'printing',
  up: ({ text, integer, table }) => [
    `CREATE TABLE print_jobs (
      id ${text} PRIMARY KEY,
      key ${text} NOT NULL,
      sequence ${integer} NOT NULL,
      printer_id ${text} NOT NULL,
      title ${text} NOT NULL,
      content ${text} NOT NULL,
      state ${text} NOT NULL,
      detail ${text},
      attempts ${integer} NOT NULL,
      queued_at ${integer} NOT NULL,
      changed_at ${integer} NOT NULL,
      not_before ${integer} NOT NULL,
      operator ${text} NOT NULL,
      reason ${text},
      reprint_of ${text},
      reprint_number ${integer} NOT NULL,
      redo_of ${text}
    )${table}`,
    'CREATE UNIQUE INDEX print_jobs_by_key ON print_jobs (key)',
    'CREATE UNIQUE INDEX print_jobs_by_sequence ON print_jobs (sequence)',
    `CREATE INDEX print_jobs_waiting
      ON print_jobs (printer_id, sequence) WHERE state IN ('queued', 'sending')`,
    'CREATE INDEX print_jobs_reprints ON print_jobs (reprint_of) WHERE reprint_of IS NOT NULL',
  ],
}
