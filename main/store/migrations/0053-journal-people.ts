import type { Migration } from './migration.ts'

/** Who gave a command, at which device, and who confirmed it; null in rows of programs before, and without people. */
export const journalPeople: Migration = {
  version: 53,
  name: 'journal-people',
  up: ({ text }) => [
    `ALTER TABLE journal ADD COLUMN person_id ${text}`,
    `ALTER TABLE journal ADD COLUMN device ${text}`,
    `ALTER TABLE journal ADD COLUMN confirmed_by ${text}`,
  ],
}
