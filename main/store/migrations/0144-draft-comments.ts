import type { Migration } from './migration.ts'

/** What people say of a draft of rules: by whose draft it is, oldest first. */
export const draftComments: Migration = {
  version: 144,
  name: 'draft-comments',
  up: ({ text, integer, table }) => [
    `CREATE TABLE draft_comments (
      id ${text} PRIMARY KEY NOT NULL,
      owner ${text} NOT NULL,
      rule_id ${text},
      author ${text} NOT NULL,
      at ${integer} NOT NULL,
      text ${text} NOT NULL
    )${table}`,
    'CREATE INDEX draft_comments_of_draft ON draft_comments (owner, at, id)',
  ],
}
