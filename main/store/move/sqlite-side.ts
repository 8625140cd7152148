import { existsSync, renameSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { Clock } from '../../../shared/lib/clock.ts'
import type { Store } from '../../app/ports/store.ts'
import { openSqliteStore } from '../sqlite.ts'
import {
  type After,
  KEPT_BY_ITSELF,
  type MovedRow,
  type MovedTable,
  type MoveSource,
  type MoveTarget,
  NOT_MOVED,
  REFERRED_FIRST,
} from './side.ts'

/** Where rows of a table are and how many, for both sides. */
class TablesOfFile {
  readonly database: Database.Database

  constructor(path: string) {
    this.database = new Database(path)
    this.database.pragma('foreign_keys = ON')
  }

  tables(): MovedTable[] {
    const names = this.database
      .prepare<[], string>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'moving' ORDER BY name",
      )
      .pluck()
      .all()
      .filter((name) => !NOT_MOVED.includes(name) && !KEPT_BY_ITSELF.test(name))
    const ordered = [...REFERRED_FIRST, ...names.filter((name) => !REFERRED_FIRST.includes(name))]
    return ordered.map((name) => {
      const columns = this.database
        .prepare<[string], { name: string; pk: number }>('SELECT name, pk FROM pragma_table_info(?)')
        .all(name)
      const key = columns
        .filter(({ pk }) => pk > 0)
        .toSorted((a, b) => a.pk - b.pk)
        .map((column) => columns.indexOf(column))
      return { name, columns: columns.map((column) => column.name), key }
    })
  }

  count({ name }: MovedTable): number {
    return this.database.prepare<[], number>(`SELECT count(*) FROM ${name}`).pluck().get() ?? 0
  }
}

export async function sqliteSource(path: string, clock: Clock): Promise<MoveSource> {
  // Brings its schema up to date.
  const store = await openSqliteStore({ path, clock })
  const file = new TablesOfFile(path)
  return {
    name: path,
    tables: async () => file.tables(),
    count: async (table) => file.count(table),
    async page({ name, columns, key }, after, limit) {
      const keys = key.map((at) => columns[at]).join(', ')
      const from = after === null ? '' : `WHERE (${keys}) > (${key.map(() => '?').join(', ')})`
      return file.database
        .prepare<unknown[], MovedRow>(`SELECT * FROM ${name} ${from} ORDER BY ${keys} LIMIT ${limit}`)
        .raw()
        .all(...key.map((at) => after?.[at]).filter((value) => value !== undefined))
    },
    store: async () => store,
    async close() {
      file.database.close()
      await store.close()
    },
  }
}

/** Fills a file beside `path`, which becomes `path` when it is whole. */
export async function sqliteTarget(path: string, clock: Clock): Promise<MoveTarget> {
  const moving = `${path}.moving`
  if (existsSync(path)) throw new Error(`There are data in ${path} already`)
  let store: Store | null = await openSqliteStore({ path: moving, clock })
  const file = new TablesOfFile(moving)
  const { database } = file
  return {
    name: path,
    async begin(from) {
      database.exec(
        'CREATE TABLE IF NOT EXISTS moving (name TEXT PRIMARY KEY, after TEXT, done INTEGER NOT NULL)',
      )
      const known = database.prepare<[], string>("SELECT after FROM moving WHERE name = ''").pluck().get()
      if (known === undefined) database.prepare("INSERT INTO moving VALUES ('', ?, 0)").run(from)
      else if (known !== from) throw new Error(`${moving} holds a part of ${known}: remove it to begin anew`)
    },
    tables: async () => new Set(file.tables().map(({ name }) => name)),
    async isDone({ name }) {
      return (
        database.prepare<[string], number>('SELECT done FROM moving WHERE name = ?').pluck().get(name) === 1
      )
    },
    async reached({ name }) {
      const text = database
        .prepare<[string], string>('SELECT after FROM moving WHERE name = ?')
        .pluck()
        .get(name)
      return text === undefined ? null : (JSON.parse(text) as After)
    },
    async put({ name, columns, key }, rows, { first, done }) {
      const insert = database.prepare(
        `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      )
      database.transaction(() => {
        if (first) database.exec(`DELETE FROM ${name}`)
        for (const row of rows) insert.run(...row)
        const last = rows.at(-1)
        const after = last?.map((value, at) => (key.includes(at) ? value : null)) ?? null
        database
          .prepare('INSERT OR REPLACE INTO moving VALUES (?, ?, ?)')
          .run(name, JSON.stringify(after), done ? 1 : 0)
      })()
    },
    count: async (table) => file.count(table),
    store: async () => store ?? Promise.reject(new Error('It is closed')),
    async finish() {
      for (const name of NOT_MOVED.filter((one) => hasTable(database, one)))
        database.exec(`DELETE FROM ${name}`)
      database.exec('DROP TABLE moving')
      await store?.close()
      store = null
      database.pragma('wal_checkpoint(TRUNCATE)')
      database.close()
      renameSync(moving, path)
      for (const left of ['-wal', '-shm', '-pages']) rmSync(`${moving}${left}`, { force: true })
    },
    async close() {
      await store?.close()
      if (database.open) database.close()
    },
  }
}

function hasTable(database: Database.Database, name: string): boolean {
  const found = database.prepare<[string], number>(
    "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?",
  )
  return found.pluck().get(name) === 1
}
