import type { EpochMs } from '../../shared/lib/clock.ts'
import { catalog } from './migrations/0001-catalog.ts'
import { stock } from './migrations/0002-stock.ts'
import { orders } from './migrations/0003-orders.ts'
import { exceptions } from './migrations/0004-exceptions.ts'
import { journal } from './migrations/0005-journal.ts'
import { sync } from './migrations/0006-sync.ts'
import { printing } from './migrations/0007-printing.ts'
import { channelMapping } from './migrations/0008-channel-mapping.ts'
import { returns } from './migrations/0009-returns.ts'
import { siteRejections } from './migrations/0010-site-rejections.ts'
import { retention } from './migrations/0011-retention.ts'
import { orderStanding } from './migrations/0012-order-standing.ts'
import { exchangeRates } from './migrations/0013-exchange-rates.ts'
import { commandDigests } from './migrations/0015-command-digests.ts'
import { erasedBuyers } from './migrations/0016-erased-buyers.ts'
import { labelParcels } from './migrations/0017-label-parcels.ts'
import { stockInDoubt } from './migrations/0018-stock-in-doubt.ts'
import { orderCurrency } from './migrations/0019-order-currency.ts'
import { catalogue } from './migrations/0020-catalogue.ts'
import { orderStates } from './migrations/0021-order-states.ts'
import type { Migration, Words } from './migrations/migration.ts'

/** By number; each is carried out once, whichever of them a file has seen. */
export const MIGRATIONS: readonly Migration[] = [
  catalog,
  stock,
  orders,
  exceptions,
  journal,
  sync,
  printing,
  channelMapping,
  returns,
  siteRejections,
  retention,
  orderStanding,
  exchangeRates,
  commandDigests,
  erasedBuyers,
  labelParcels,
  stockInDoubt,
  orderCurrency,
  catalogue,
  orderStates,
]

/** The schema this program reads and writes. */
export const SCHEMA_VERSION = Math.max(...MIGRATIONS.map((step) => step.version))

/** The data were last written by a newer program; nothing was changed. */
export class StoreTooNewError extends Error {
  override name = 'StoreTooNewError'

  constructor(found: number) {
    super(
      `These data were written by a newer Switchyard (schema ${found}; this one knows ${SCHEMA_VERSION}). ` +
        'Nothing was changed: start the newer program, or restore a copy made before it.',
    )
  }
}

/** What migrating needs of a database. `transaction` is all or nothing. */
export interface Migratable {
  readonly words: Words
  query(sql: string): Promise<readonly Record<string, unknown>[]>
  transaction(statements: readonly string[]): Promise<void>
}

/**
 * Brings the schema up to date, all missing steps in one transaction.
 * @throws {StoreTooNewError}
 */
export async function migrate(database: Migratable, now: EpochMs): Promise<void> {
  const { text, integer, table } = database.words
  await database.query(`CREATE TABLE IF NOT EXISTS schema_migrations (
    version ${integer} PRIMARY KEY,
    name ${text} NOT NULL,
    applied_at ${integer} NOT NULL
  )${table}`)
  const rows = await database.query('SELECT version FROM schema_migrations')
  const applied = new Set(rows.map((row) => Number(row['version'])))
  const newest = Math.max(0, ...applied)
  if (newest > SCHEMA_VERSION) throw new StoreTooNewError(newest)
  const missing = MIGRATIONS.filter((step) => !applied.has(step.version))
  if (missing.length > 0) {
    await database.transaction(
      missing.flatMap((step) => [
        ...step.up(database.words),
        `INSERT INTO schema_migrations (version, name, applied_at) VALUES (${step.version}, '${step.name}', ${now})`,
      ]),
    )
  }
}
