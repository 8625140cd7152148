import Database from 'better-sqlite3'
import { migrate } from '../../main/store/migrate.ts'
import {
  openSqliteStore,
  SQLITE_WORDS,
  type SqliteStore,
  type SqliteStoreOptions,
} from '../../main/store/sqlite.ts'

let emptied: Promise<Buffer> | null = null

/** An empty store in memory; its schema is made once for all tests of a process. */
export async function openMemoryStore(options: Omit<SqliteStoreOptions, 'path'>): Promise<SqliteStore> {
  emptied ??= emptyImage()
  return openSqliteStore({ ...options, path: ':memory:', image: await emptied })
}

async function emptyImage(): Promise<Buffer> {
  const database = new Database(':memory:')
  await migrate(
    {
      words: SQLITE_WORDS,
      async query(sql) {
        const statement = database.prepare<[], Record<string, unknown>>(sql)
        if (statement.reader) return statement.all()
        statement.run()
        return []
      },
      async transaction(statements) {
        for (const sql of statements) database.exec(sql)
      },
    },
    1,
  )
  const image = database.serialize()
  database.close()
  return image
}
