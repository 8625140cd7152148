import Database from 'better-sqlite3'
import { SqliteAdapter, SqliteQueryCompiler } from 'kysely'
import type { Store, Tx } from '../app/ports/store.ts'
import { type KyselyParts, lease } from './lease.ts'
import { indexedSearch } from './order-search.ts'
import { Connection } from './sqlite-connection.ts'
import type { OnCorruptRow } from './stored-json.ts'
import { Turns } from './turns.ts'
import { openTx } from './tx.ts'

/** Another process (a CSV run, a backup) may hold the file for so long, in milliseconds. */
export const BUSY_MS = 5_000
/** Read connections kept open, each with so much of the file in memory at most. */
const READERS = 4
const READER_CACHE_KIB = 32_768

/** One for all transactions: compiling a query is one synchronous step that begins with a clean slate. */
const compiler = new SqliteQueryCompiler()
const adapter = new SqliteAdapter()
export const KYSELY: KyselyParts = { createAdapter: () => adapter, createQueryCompiler: () => compiler }

/** What a store can be asked that is open for reading only. */
export type ReadStore = Pick<Store, 'read' | 'close'>

/** A file that a store has open elsewhere, in this process or another: each read has a snapshot of its own, and none waits for the writer. */
export function openSqliteReader(path: string, onCorruptRow: OnCorruptRow): ReadStore {
  const readers = new SqliteReaders(path, new Turns(), onCorruptRow)
  return { read: (work) => readers.read(work), close: async () => readers.close() }
}

/** A few read-only connections to one file. */
export class SqliteReaders {
  readonly #path: string
  readonly #turns: Turns
  readonly #onCorruptRow: OnCorruptRow
  readonly #idle: Connection[] = []
  readonly #waiting: ((connection: Connection) => void)[] = []
  #count = 0
  #closed = false

  constructor(path: string, turns: Turns, onCorruptRow: OnCorruptRow) {
    this.#path = path
    this.#turns = turns
    this.#onCorruptRow = onCorruptRow
  }

  async read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const connection = await this.#borrow()
    try {
      return await readOn(connection, this.#turns, this.#onCorruptRow, work)
    } finally {
      this.#giveBack(connection)
    }
  }

  /** What is being read is read to its end. */
  close(): void {
    this.#closed = true
    for (const connection of this.#idle.splice(0)) connection.database.close()
  }

  async #borrow(): Promise<Connection> {
    const connection = this.#idle.pop()
    if (connection) return connection
    if (this.#count < READERS) {
      this.#count += 1
      const database = new Database(this.#path, { readonly: true, timeout: BUSY_MS })
      database.pragma(`cache_size = -${READER_CACHE_KIB}`)
      return new Connection(database)
    }
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  #giveBack(connection: Connection): void {
    const next = this.#waiting.shift()
    if (next) next(connection)
    else if (this.#closed) connection.database.close()
    else this.#idle.push(connection)
  }
}

export async function readOn<T>(
  connection: Connection,
  turns: Turns,
  onCorruptRow: OnCorruptRow,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const lent = lease(KYSELY, async (query) => connection.read(query), turns)
  connection.exec('BEGIN')
  try {
    const parts = {
      commit: refuseCommit,
      size: connection.size,
      horizon: writersQueue,
      search: indexedSearch,
      isWriting: false,
    }
    return await work(openTx(lent.db, parts, onCorruptRow))
  } finally {
    lent.end()
    connection.exec('ROLLBACK')
  }
}

/** Every change is there when it can be read. */
export async function writersQueue(): Promise<null> {
  return null
}

async function refuseCommit(): Promise<never> {
  throw new Error('A decision cannot be committed in a read')
}
