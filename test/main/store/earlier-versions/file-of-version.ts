import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { MIGRATIONS } from '../../../../main/store/migrate.ts'
import { SQLITE_WORDS } from '../../../../main/store/sqlite.ts'

/**
 * Rows by the schema that brought their table. A migration whose program writes other rows than those here adds a
 * file of its own: `-- since N` and INSERT statements as that program would run them.
 */
const ROWS = ['rows-of-schema-11.sql', 'rows-of-schema-21.sql']

/** Makes the file as the program of schema `version` left it, with data in every table it had. Returns rows by table. */
export function makeFileOfVersion(path: string, version: number): ReadonlyMap<string, number> {
  const database = new Database(path)
  try {
    database.pragma('page_size = 8192')
    database.pragma('journal_mode = WAL')
    database.exec(`CREATE TABLE schema_migrations (
      version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT`)
    const record = database.prepare('INSERT INTO schema_migrations VALUES (?, ?, 1000)')
    for (const step of MIGRATIONS.filter((one) => one.version <= version)) {
      for (const sql of step.up(SQLITE_WORDS)) database.exec(sql)
      record.run(step.version, step.name)
    }
    for (const sql of ROWS.flatMap((name) => sectionsOf(name, version))) database.exec(sql)
    const tables = database
      .prepare<[], string>(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'schema_migrations'",
      )
      .pluck()
      .all()
    const count = (table: string) =>
      database.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0
    return new Map(tables.map((table) => [table, count(table)]))
  } finally {
    database.close()
  }
}

function sectionsOf(name: string, version: number): string[] {
  const text = readFileSync(new URL(name, import.meta.url), 'utf8')
  return text
    .split(/^-- since /m)
    .slice(1)
    .flatMap((section) =>
      Number.parseInt(section, 10) <= version ? [section.slice(section.indexOf('\n'))] : [],
    )
}
