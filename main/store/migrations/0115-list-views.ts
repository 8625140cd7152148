import type { Migration } from './migration.ts'

/** How each person has their lists, and filters under a name. */
export const listViews: Migration = {
  version: 115,
  name: 'list-views',
  up: ({ text, integer, table }) => [
    `CREATE TABLE list_layouts (
      owner ${text} NOT NULL,
      list ${text} NOT NULL,
      doc ${text} NOT NULL,
      PRIMARY KEY (owner, list)
    )${table}`,
    `CREATE TABLE list_views (
      id ${text} PRIMARY KEY NOT NULL,
      list ${text} NOT NULL,
      owner ${text} NOT NULL,
      author ${text} NOT NULL,
      shared ${integer} NOT NULL,
      doc ${text} NOT NULL
    )${table}`,
  ],
}
