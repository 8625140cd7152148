import type { Kysely } from 'kysely'
import type { CarrierTables } from './schema/carriers-tables.ts'
import type { ChannelTables } from './schema/channels-tables.ts'
import type { OrderTables } from './schema/orders-tables.ts'
import type { ProgramTables } from './schema/program-tables.ts'
import type { StockTables } from './schema/stock-tables.ts'

/**
 * The tables as Kysely sees them; `migrations/` makes them. Instants are epoch milliseconds, booleans 0 or 1,
 * columns named `doc` (and those said to be) hold JSON text that is parsed with its schema on read.
 */
export interface Schema extends CarrierTables, ChannelTables, OrderTables, ProgramTables, StockTables {}

/** A transaction, as the functions of `tables/` take it. */
export type Db = Kysely<Schema>
