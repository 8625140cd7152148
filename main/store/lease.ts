import {
  type CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  Kysely,
  type QueryCompiler,
  type QueryResult,
} from 'kysely'
import type { Db, Schema } from './schema.ts'
import type { Turns } from './turns.ts'

/** Runs one statement on a connection that nobody else uses meanwhile. */
export type Execute = (query: CompiledQuery) => Promise<QueryResult<unknown>>

export interface KyselyParts {
  createAdapter(): DialectAdapter
  createQueryCompiler(): QueryCompiler
}

/** A connection lent to one transaction: after `end` every query through `db` fails. */
export interface Lease {
  readonly db: Db
  /** Throws when the transaction is over. */
  check(): void
  end(): void
}

const connections = new WeakMap<Db, DatabaseConnection>()

/**
 * Runs what is compiled already on the connection behind `db`, by the same checks and without Kysely's own way there,
 * which costs as much as a small statement.
 */
export function runCompiled<R>(db: Db, query: CompiledQuery<R>): Promise<QueryResult<R>> {
  const connection = connections.get(db)
  if (connection === undefined) throw new Error('This database is lent to no transaction')
  return connection.executeQuery(query)
}

/** Hands one connection to Kysely for the time of one transaction, which the store begins and ends itself. */
export function lease(parts: KyselyParts, execute: Execute, turns: Turns): Lease {
  let ended = false
  const check = () => {
    if (ended) throw new Error('This transaction is over: its tables may be used inside its callback only')
  }
  const connection: DatabaseConnection = {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      check()
      if (turns.isOver()) await turns.give()
      const result = await execute(query)
      return result as QueryResult<R>
    },
    streamQuery() {
      throw new Error('Queries are not streamed')
    },
  }
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: async () => {},
    destroy: async () => {},
  }
  const db = new Kysely<Schema>({
    dialect: {
      createAdapter: () => parts.createAdapter(),
      createQueryCompiler: () => parts.createQueryCompiler(),
      createDriver: () => driver,
      createIntrospector: () => {
        throw new Error('The schema is not introspected')
      },
    },
  })
  connections.set(db, connection)
  return {
    db,
    check,
    end() {
      ended = true
    },
  }
}

async function refuse(): Promise<never> {
  throw new Error('Transactions are begun by Store.read and Store.write only')
}
