import type Database from 'better-sqlite3'

/** Rows of one multi-row INSERT: half the time a row that single ones take; more gains nothing. */
const ROWS = 16

type Value = string | number | null | Uint8Array

/** Inserts rows many at a time. What was added is in the table after `flush`, not before. */
export class RowBuffer {
  readonly #one: Database.Statement
  readonly #many: Database.Statement
  readonly #columns: number
  #values: Value[] = []

  /** `insert` is 'INSERT INTO t (a, b)'. */
  constructor(database: Database.Database, insert: string, columns: number) {
    const row = `(${Array.from({ length: columns }, () => '?').join(', ')})`
    this.#columns = columns
    this.#one = database.prepare(`${insert} VALUES ${row}`)
    this.#many = database.prepare(`${insert} VALUES ${Array.from({ length: ROWS }, () => row).join(', ')}`)
  }

  add(...row: Value[]) {
    this.#values.push(...row)
    if (this.#values.length < ROWS * this.#columns) return
    this.#many.run(this.#values)
    this.#values = []
  }

  /** Forgets what a transaction that failed has left. */
  clear() {
    this.#values = []
  }

  flush() {
    const values = this.#values
    this.#values = []
    for (let at = 0; at < values.length; at += this.#columns) {
      this.#one.run(values.slice(at, at + this.#columns))
    }
  }
}
