import type { Migration } from './migration.ts'

/** Each person's unpublished rules, and what versions made of their last orders before another took their place. */
export const ruleDrafts: Migration = {
  version: 82,
  name: 'rule-drafts',
  up: ({ text, integer, table }) => [
    `CREATE TABLE rule_drafts (
      owner ${text} PRIMARY KEY NOT NULL,
      author ${text} NOT NULL,
      revision ${integer} NOT NULL,
      updated_at ${integer} NOT NULL,
      doc ${text} NOT NULL
    )${table}`,
    `CREATE TABLE rule_outcomes (
      version ${integer} PRIMARY KEY NOT NULL,
      doc ${text} NOT NULL
    )${table}`,
  ],
}
