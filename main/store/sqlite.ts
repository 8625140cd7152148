import { AsyncLocalStorage } from 'node:async_hooks'
import Database from 'better-sqlite3'
import { type CompiledQuery, type QueryResult, SqliteAdapter, SqliteQueryCompiler } from 'kysely'
import type { Clock, EpochMs, Stopwatch } from '../../shared/lib/clock.ts'
import { type Store, StoreFullError, type Tx } from '../app/ports/store.ts'
import type { Progress } from './acknowledged.ts'
import { type KyselyParts, lease } from './lease.ts'
import { migrate } from './migrate.ts'
import type { Words } from './migrations/migration.ts'
import { OpenFile } from './open-file.ts'
import { indexedSearch } from './order-search.ts'
import { sqliteCommit } from './sqlite-commit.ts'
import { toStoreError } from './sqlite-errors.ts'
import type { OnCorruptRow } from './stored-json.ts'
import { printJobStore } from './tables/print-jobs.ts'
import type { DatabaseSize } from './tables/retention.ts'
import { TurnQueue } from './turn-queue.ts'
import { Turns } from './turns.ts'
import { countUncountedDemand, dbOf, openTx } from './tx.ts'

export interface SqliteStoreOptions {
  /** File; ':memory:' keeps everything in memory, for tests: reads then queue with the writes. */
  readonly path: string
  /** The bytes of a database that a store in memory begins with; absent: an empty one. */
  readonly image?: Buffer
  readonly clock: Clock
  /** Says when a long transaction lets others have their turn; absent: real time. */
  readonly stopwatch?: Stopwatch
  /** Hears of rows that lists leave out because they cannot be read. */
  readonly onCorruptRow?: OnCorruptRow
  /** Upper limit of the file in pages of 8 KiB; none by default. */
  readonly maxPages?: number
  /** Hears of trouble after a commit, such as a disk too full to fold the log in: the commit stands. */
  readonly onFault?: (fault: unknown) => void
  /** Hears how far the store has come after each commit that changed anything, before it is acknowledged; never for ':memory:'. */
  readonly onCommit?: (progress: Progress) => void
}

export interface SqliteStore extends Store {
  /** null: in memory. */
  readonly file: OpenFile | null
}

export const SQLITE_WORDS: Words = {
  text: 'TEXT',
  integer: 'INTEGER',
  bytes: 'BLOB',
  serialKey: 'INTEGER PRIMARY KEY',
  table: ' STRICT',
  clustered: ' STRICT, WITHOUT ROWID',
  find: 'instr',
  dialect: 'sqlite',
}

/** One for all transactions: compiling a query is one synchronous step that begins with a clean slate. */
const compiler = new SqliteQueryCompiler()
const adapter = new SqliteAdapter()
const KYSELY: KyselyParts = { createAdapter: () => adapter, createQueryCompiler: () => compiler }

/** Another process (a CSV run, a backup) may hold the file for so long, in milliseconds. */
const BUSY_MS = 5_000
/** Read connections kept open, each with so much of the file in memory at most. */
const READERS = 4
const READER_CACHE_KIB = 32_768
/** Of a new file: half the write calls of a group of decisions, compared with 4 KiB, for as many bytes. */
const PAGE_BYTES = 8_192
const MAX_STATEMENTS = 500

/**
 * Opens or creates the file and brings its schema up to date. One connection writes, with a durable commit
 * (WAL, synchronous=FULL); a few read-only ones read, each from its own snapshot, without waiting for it.
 * @throws {StoreTooNewError} the file was written by a newer program
 * @throws {ForeignMigrationError} the file was written by another build
 * @throws {StoreFullError} the file or its folder cannot be written
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<SqliteStore> {
  const { path, clock, stopwatch, onCorruptRow = () => {} } = options
  const inMemory = path === ':memory:'
  const writer = openWriter(options)
  try {
    await migrate(
      {
        words: SQLITE_WORDS,
        async query(sql) {
          const statement = writer.database.prepare<[], Record<string, unknown>>(sql)
          if (statement.reader) return statement.all()
          statement.run()
          return []
        },
        async transaction(statements) {
          writer.transaction(() => statements.forEach((sql) => writer.database.exec(sql)))
        },
      },
      clock.now(),
    )
  } catch (error) {
    writer.database.close()
    throw toStoreError(error)
  }
  const commit = sqliteCommit(writer.database)
  const file = inMemory ? null : openFile(writer.database, path)
  const progress = progressCounter(writer.database)
  const writes = new TurnQueue()
  const turns = new Turns(stopwatch)
  const inside = new AsyncLocalStorage<'write'>()
  const idle: Connection[] = []
  const waiting: ((connection: Connection) => void)[] = []
  let readers = 0
  let closed = false

  async function borrow(): Promise<Connection> {
    const connection = idle.pop()
    if (connection) return connection
    if (readers < READERS) {
      readers += 1
      const database = new Database(path, { readonly: true, timeout: BUSY_MS })
      database.pragma(`cache_size = -${READER_CACHE_KIB}`)
      return new Connection(database)
    }
    return new Promise((resolve) => waiting.push(resolve))
  }
  function giveBack(connection: Connection) {
    const next = waiting.shift()
    if (next) next(connection)
    else if (closed) connection.database.close()
    else idle.push(connection)
  }

  async function readOn<T>(connection: Connection, work: (tx: Tx) => Promise<T>): Promise<T> {
    const lent = lease(KYSELY, async (query) => connection.read(query), turns)
    connection.exec('BEGIN')
    try {
      return await work(
        openTx(
          lent.db,
          {
            commit: refuseCommit,
            size: connection.size,
            horizon: writersQueue,
            search: indexedSearch,
            isWriting: false,
          },
          onCorruptRow,
        ),
      )
    } finally {
      lent.end()
      connection.exec('ROLLBACK')
    }
  }

  /** The commit stands whatever goes wrong here. */
  function afterCommit(made: Progress) {
    try {
      options.onCommit?.(made)
      file?.afterCommit()
    } catch (fault) {
      options.onFault?.(fault)
    }
  }

  async function writeOn<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const why = file?.whyNoWrites() ?? null
    if (why !== null) throw new StoreFullError(why)
    writer.begin()
    const before = progress.changes()
    let failure: StoreFullError | null = null
    const remember = <R>(action: () => R): R => {
      try {
        return action()
      } catch (error) {
        const mapped = toStoreError(error)
        if (mapped instanceof StoreFullError) failure = mapped
        throw mapped
      }
    }
    const lent = lease(KYSELY, async (query) => remember(() => writer.run(query)), turns)
    const tx = openTx(
      lent.db,
      {
        async commit(records) {
          lent.check()
          return remember(() => commit(records))
        },
        size: writer.size,
        horizon: writersQueue,
        search: indexedSearch,
        isWriting: true,
      },
      onCorruptRow,
    )
    try {
      const result = await work(tx)
      lent.end()
      if (failure) throw failure
      const changed = file !== null && progress.changes() !== before
      const made = changed ? remember(() => progress.count(clock.now())) : null
      remember(() => writer.exec('COMMIT'))
      if (made !== null) afterCommit(made)
      return result
    } catch (error) {
      lent.end()
      if (writer.database.inTransaction) writer.database.exec('ROLLBACK')
      throw error
    }
  }

  const store: SqliteStore = {
    async read(work) {
      if (closed) throw new Error('The store is closed')
      if (inMemory) {
        if (inside.getStore()) throw new Error('A read inside a write: use the transaction at hand')
        return writes.run(() => readOn(writer, work))
      }
      const connection = await borrow()
      try {
        return await readOn(connection, work)
      } finally {
        giveBack(connection)
      }
    },
    async write(work) {
      if (inside.getStore()) throw new Error('A write inside a write: use the transaction at hand')
      return writes.run(() => {
        if (closed) throw new Error('The store is closed')
        return inside.run('write', () => writeOn(work))
      })
    },
    printJobs: printJobStore(dbOf, onCorruptRow),
    buildIndexes: async () => undefined,
    file,
    async close() {
      await writes.run(async () => {
        if (closed) return
        closed = true
        for (const connection of idle.splice(0)) connection.database.close()
        file?.close()
        writer.database.close()
      })
    },
  }
  await countUncountedDemand(store)
  return store
}

/** One better-sqlite3 connection with its prepared statements. */
class Connection {
  readonly database: Database.Database
  readonly #statements = new Map<string, Database.Statement>()

  constructor(database: Database.Database) {
    this.database = database
  }

  /** @throws when it would write. Told by the statement: a pragma for it would make every prepared statement stale. */
  read(query: CompiledQuery): QueryResult<unknown> {
    const statement = this.#prepare(query.sql)
    if (!statement.readonly) throw new Error('A read cannot write')
    return { rows: statement.all(query.parameters) }
  }

  run(query: CompiledQuery): QueryResult<unknown> {
    const statement = this.#prepare(query.sql)
    if (statement.reader) return { rows: statement.all(query.parameters) }
    const { changes } = statement.run(query.parameters)
    return { rows: [], numAffectedRows: BigInt(changes) }
  }

  /** Of the file, without what its log still holds. */
  readonly size: DatabaseSize = async () => {
    const pages = (name: string) => Number(this.database.pragma(name, { simple: true }))
    const bytes = pages('page_size')
    return { bytes: bytes * pages('page_count'), freeBytes: bytes * pages('freelist_count') }
  }

  /** Begins or ends a transaction. */
  exec(sql: 'BEGIN' | 'BEGIN IMMEDIATE' | 'COMMIT' | 'ROLLBACK') {
    this.#prepare(sql).run()
  }

  begin() {
    try {
      this.exec('BEGIN IMMEDIATE')
    } catch (error) {
      throw toStoreError(error)
    }
  }

  transaction(work: () => void) {
    this.begin()
    try {
      work()
      this.database.exec('COMMIT')
    } catch (error) {
      if (this.database.inTransaction) this.database.exec('ROLLBACK')
      throw toStoreError(error)
    }
  }

  #prepare(sql: string): Database.Statement {
    const known = this.#statements.get(sql)
    if (known) return known
    if (this.#statements.size >= MAX_STATEMENTS) this.#statements.clear()
    const statement = this.database.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }
}

function openFile(database: Database.Database, path: string): OpenFile {
  try {
    return new OpenFile(database, path)
  } catch (error) {
    database.close()
    throw error
  }
}

/**
 * How far the store has come, counted inside its transactions. Only those that changed anything count: an empty one
 * costs no write.
 */
function progressCounter(database: Database.Database) {
  const changes = database.prepare<[], number>('SELECT total_changes()').pluck()
  const count = database.prepare<[], { commits: number; commands: number }>(
    `INSERT INTO counters (name, value) VALUES ('commits', 1)
      ON CONFLICT (name) DO UPDATE SET value = value + 1
      RETURNING value AS commits,
        (SELECT coalesce(max(seq), 0) FROM journal) AS commands`,
  )
  return {
    changes: (): number => changes.get() ?? 0,
    count: (at: EpochMs): Progress => ({ commits: 0, commands: 0, ...count.get(), at }),
  }
}

function openWriter({ path, image, maxPages }: SqliteStoreOptions): Connection {
  try {
    const database = new Database(image ?? path, { timeout: BUSY_MS })
    try {
      database.pragma(`page_size = ${PAGE_BYTES}`)
      database.pragma('journal_mode = WAL')
      database.pragma('synchronous = FULL')
      database.pragma('foreign_keys = ON')
      database.pragma('temp_store = MEMORY')
      database.pragma('cache_size = -65536')
      if (maxPages !== undefined) database.pragma(`max_page_count = ${maxPages}`)
    } catch (error) {
      database.close()
      throw error
    }
    return new Connection(database)
  } catch (error) {
    throw toStoreError(error)
  }
}

/** Every change is there when it can be read. */
async function writersQueue(): Promise<null> {
  return null
}

async function refuseCommit(): Promise<never> {
  throw new Error('A decision cannot be committed in a read')
}
