import { createHash } from 'node:crypto'
import type { Migration, Words } from './migrations/migration.ts'

/** Stand for what each database calls them, so that one hash speaks for both. */
const WORDS: Words = {
  text: '<text>',
  integer: '<integer>',
  bytes: '<bytes>',
  serialKey: '<serialKey>',
  table: '<table>',
  clustered: '<clustered>',
  find: '<find>',
  dialect: 'both',
}

/** Of a migration's number, name and statements, blanks apart: 16 hex digits. */
export function migrationHash({ version, name, up }: Migration): string {
  const statements = up(WORDS).map((sql) => sql.replaceAll(/\s+/g, ' '))
  return createHash('sha256')
    .update(JSON.stringify([version, name, statements]))
    .digest('hex')
    .slice(0, 16)
}
