import type Database from 'better-sqlite3'
import type { CompiledQuery, QueryResult } from 'kysely'
import { toStoreError } from './sqlite-errors.ts'
import type { DatabaseSize } from './tables/retention.ts'

const MAX_STATEMENTS = 500

/** One better-sqlite3 connection with its prepared statements. */
export class Connection {
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
