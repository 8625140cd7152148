import type { Migration } from './migration.ts'

/** How a person said that files with a header row are to be read: the next one with the same is read so. */
export const fileReadings: Migration = {
  version: 25,
  name: 'file-readings',
  up: ({ text, integer, table }) => [
    `CREATE TABLE file_readings (
      signature ${text} NOT NULL PRIMARY KEY,
      at ${integer} NOT NULL,
      doc ${text} NOT NULL
    )${table}`,
  ],
}
