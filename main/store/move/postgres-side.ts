import pg from 'pg'
import type { Clock } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import type { Store } from '../../app/ports/store.ts'
import { openPostgresStore } from '../postgres.ts'
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

interface Options {
  readonly connectionString: string
  readonly clock: Clock
  readonly random: Random
}

/** The types of the columns of each table, in order. */
type Types = ReadonlyMap<string, readonly string[]>

class TablesOfDatabase {
  readonly client: pg.Client
  #types: Types = new Map()

  constructor(connectionString: string) {
    // 64-bit integers come as numbers: none of ours is beyond 2^53.
    this.client = new pg.Client({
      connectionString,
      types: { getTypeParser: (oid, format) => (oid === 20 ? Number : pg.types.getTypeParser(oid, format)) },
    })
  }

  async tables(): Promise<MovedTable[]> {
    const { rows } = await this.client.query<{
      name: string
      columns: string[]
      types: string[]
      key: number[]
    }>(`
      SELECT relname AS name, array_agg(attname::text ORDER BY attnum) AS columns,
        array_agg(format_type(atttypid, atttypmod) ORDER BY attnum) AS types,
        (SELECT array_agg(array_position(attnums.all, each.key) - 1 ORDER BY each.at) FROM pg_index,
          (SELECT array_agg(attnum ORDER BY attnum) AS all FROM pg_attribute
            WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped) AS attnums,
          unnest(indkey::int2[]) WITH ORDINALITY AS each (key, at)
          WHERE indrelid = pg_class.oid AND indisprimary)::int[] AS key
      FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
      WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND relname <> 'moving'
      GROUP BY pg_class.oid, relname ORDER BY relname COLLATE "C"`)
    this.#types = new Map(rows.map(({ name, types }) => [name, types]))
    const tables = rows
      .filter(({ name }) => !NOT_MOVED.includes(name) && !KEPT_BY_ITSELF.test(name))
      .map(({ name, columns, key }) => ({ name, columns, key }))
    const isFirst = ({ name }: MovedTable) => REFERRED_FIRST.includes(name)
    return [...tables.filter(isFirst), ...tables.filter((table) => !isFirst(table))]
  }

  typesOf(name: string): readonly string[] {
    return this.#types.get(name) ?? []
  }

  async count({ name }: MovedTable): Promise<number> {
    const { rows } = await this.client.query<{ count: number }>(`SELECT count(*) AS count FROM ${name}`)
    return rows[0]?.count ?? 0
  }

  /** @throws a process of a hub works with it */
  async refuseUsed(): Promise<void> {
    const { rows } = await this.client.query(
      `SELECT 1 FROM hub_processes WHERE seen_at > (extract(epoch from clock_timestamp()) * 1000) - 10000`,
    )
    if (rows.length > 0) throw new Error('A control room works with the database: stop it first')
  }
}

async function open(options: Options): Promise<{ store: Store; database: TablesOfDatabase }> {
  // Brings its schema up to date.
  const store = await openPostgresStore({ ...options, isMoving: true })
  const database = new TablesOfDatabase(options.connectionString)
  try {
    await database.client.connect()
    await database.refuseUsed()
  } catch (error) {
    await database.client.end()
    await store.close()
    throw error
  }
  return { store, database }
}

export async function postgresSource(options: Options): Promise<MoveSource> {
  const { store, database } = await open(options)
  return {
    name: nameOf(options.connectionString),
    tables: () => database.tables(),
    count: (table) => database.count(table),
    async page({ name, columns, key }, after, limit) {
      const keys = key.map((at) => columns[at]).join(', ')
      const from =
        after === null ? '' : `WHERE (${keys}) > (${key.map((_, nth) => `$${nth + 1}`).join(', ')})`
      const { rows } = await database.client.query<MovedRow[number][]>({
        text: `SELECT ${columns.join(', ')} FROM ${name} ${from} ORDER BY ${keys} LIMIT ${limit}`,
        values: after === null ? [] : key.map((at) => after[at]),
        rowMode: 'array',
      })
      return rows
    },
    store: async () => store,
    async close() {
      await database.client.end()
      await store.close()
    },
  }
}

export async function postgresTarget(options: Options): Promise<MoveTarget> {
  const { store, database } = await open(options)
  const { client } = database
  const state = async (name: string) => {
    const { rows } = await client.query<{ after: string; done: number }>(
      'SELECT after, done FROM moving WHERE name = $1',
      [name],
    )
    return rows[0]
  }
  return {
    name: nameOf(options.connectionString),
    async begin(from) {
      const { rows } = await client.query<{ moving: string | null }>(
        "SELECT to_regclass('moving')::text AS moving",
      )
      if (rows[0]?.moving === null || rows[0] === undefined) {
        const { rows: own } = await client.query(
          'SELECT 1 FROM journal UNION ALL SELECT 1 FROM sites LIMIT 1',
        )
        if (own.length > 0) throw new Error('There are data in the database already')
        await client.query('CREATE TABLE moving (name text PRIMARY KEY, after text, done bigint NOT NULL)')
        await client.query("INSERT INTO moving VALUES ('', $1, 0)", [from])
      }
      await database.tables()
      const known = (await state(''))?.after
      if (known !== from) throw new Error(`The database holds a part of ${known}: empty it to begin anew`)
    },
    tables: async () => new Set((await database.tables()).map(({ name }) => name)),
    isDone: async ({ name }) => Number((await state(name))?.done ?? 0) === 1,
    async reached({ name }) {
      const text = (await state(name))?.after
      return text === undefined ? null : (JSON.parse(text) as After)
    },
    async put({ name, columns, key }, rows, { first, done }) {
      const types = database.typesOf(name)
      const last = rows.at(-1)
      const after = last?.map((value, at) => (key.includes(at) ? value : null)) ?? null
      await client.query('BEGIN')
      try {
        if (first) await client.query(`DELETE FROM ${name}`)
        await client.query(
          `INSERT INTO ${name} (${columns.join(', ')})
          SELECT * FROM unnest(${types.map((type, at) => `$${at + 1}::${type}[]`).join(', ')})`,
          columns.map((_, at) => rows.map((row) => row[at])),
        )
        await client.query(
          `INSERT INTO moving VALUES ($1, $2, $3)
          ON CONFLICT (name) DO UPDATE SET after = excluded.after, done = excluded.done`,
          [name, JSON.stringify(after), done ? 1 : 0],
        )
        await client.query('COMMIT')
      } catch (error) {
        await client.query('ROLLBACK')
        throw error
      }
    },
    count: (table) => database.count(table),
    store: async () => store,
    async finish() {
      const { rows: keys } = await client.query<{ name: string; column: string }>(
        `SELECT table_name AS name, column_name AS column FROM information_schema.columns
        WHERE table_schema = current_schema() AND is_identity = 'YES'`,
      )
      await client.query('BEGIN')
      for (const { name, column } of keys)
        await client.query(
          `SELECT setval(pg_get_serial_sequence('${name}', '${column}'), (SELECT coalesce(max(${column}), 0) + 1 FROM ${name}), false)`,
        )
      for (const name of NOT_MOVED) {
        const { rows } = await client.query<{ found: string | null }>(
          'SELECT to_regclass($1)::text AS found',
          [name],
        )
        if (rows[0]?.found) await client.query(`DELETE FROM ${name}`)
      }
      await client.query('DROP TABLE moving')
      await client.query('COMMIT')
      await client.query('ANALYZE')
    },
    async close() {
      await client.end()
      await store.close()
    },
  }
}

/** Without what may be a password. */
function nameOf(connectionString: string): string {
  return connectionString.replace(/\/\/[^/?]*@/, '//').replace(/\?.*$/, '')
}
