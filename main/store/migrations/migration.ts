/**
 * The few words in which the two databases' table definitions differ. Text compares by bytes in both, so that
 * lists come in the same order.
 */
export interface Words {
  readonly text: string
  /** 64 bits. */
  readonly integer: string
  readonly bytes: string
  /** A key that the database hands out, growing. */
  readonly serialKey: string
  /** Ends a table of rows that are found by a key of their own. */
  readonly table: string
  /** The function that finds a text in another, from 1; 0 = not there. */
  readonly find: string
  /** Ends a table of small rows kept in the order of their primary key. */
  readonly clustered: string
  /** For what each can only be told in its own words; 'both' is of the hash, which speaks for both. */
  readonly dialect: 'sqlite' | 'postgres' | 'both'
}

/** One step of the schema. Frozen once shipped: a later change is a later migration. */
export interface Migration {
  readonly version: number
  readonly name: string
  up(words: Words): readonly string[]
}
