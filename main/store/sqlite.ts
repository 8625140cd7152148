import { AsyncLocalStorage } from 'node:async_hooks'
import Database from 'better-sqlite3'
import type { Clock, EpochMs, Stopwatch } from '../../shared/lib/clock.ts'
import { type Store, StoreFullError, type Tx } from '../app/ports/store.ts'
import type { Progress } from './acknowledged.ts'
import { lease } from './lease.ts'
import { migrate } from './migrate.ts'
import type { Words } from './migrations/migration.ts'
import { OpenFile } from './open-file.ts'
import { indexedSearch } from './order-search.ts'
import { sqliteCommit } from './sqlite-commit.ts'
import { Connection } from './sqlite-connection.ts'
import { toStoreError } from './sqlite-errors.ts'
import { BUSY_MS, KYSELY, readOn, SqliteReaders, writersQueue } from './sqlite-readers.ts'
import type { OnCorruptRow } from './stored-json.ts'
import { printJobStore } from './tables/print-jobs.ts'
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

/** Of a new file: half the write calls of a group of decisions, compared with 4 KiB, for as many bytes. */
const PAGE_BYTES = 8_192

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
  const readers = inMemory ? null : new SqliteReaders(path, turns, onCorruptRow)
  let closed = false

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
      if (readers === null) {
        if (inside.getStore()) throw new Error('A read inside a write: use the transaction at hand')
        return writes.run(() => readOn(writer, turns, onCorruptRow, work))
      }
      return readers.read(work)
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
        readers?.close()
        file?.close()
        writer.database.close()
      })
    },
  }
  await countUncountedDemand(store)
  return store
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
