import type { Migration } from './migration.ts'

/** The journal is searched by who gave a command and by when. */
export const journalSearch: Migration = {
  version: 69,
  name: 'journal-search',
  up: () => [
    'CREATE INDEX journal_by_actor ON journal (actor, seq)',
    'CREATE INDEX journal_by_time ON journal (at, seq)',
  ],
}
