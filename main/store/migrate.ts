import type { EpochMs } from '../../shared/lib/clock.ts'
import { migrationHash } from './migration-hash.ts'
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
import { shippingMethods } from './migrations/0022-shipping-methods.ts'
import { collected } from './migrations/0023-collected.ts'
import { fileReadings } from './migrations/0025-file-readings.ts'
import { pointsAsked } from './migrations/0026-points-asked.ts'
import { labels } from './migrations/0028-labels.ts'
import { leasedNumbers } from './migrations/0030-leased-numbers.ts'
import { tracking } from './migrations/0031-tracking.ts'
import { labelPapers } from './migrations/0032-label-papers.ts'
import { papers } from './migrations/0034-papers.ts'
import { delivered } from './migrations/0035-delivered.ts'
import { announcedReturns } from './migrations/0036-announced-returns.ts'
import { parcelCosts } from './migrations/0038-parcel-costs.ts'
import { liveQuotes } from './migrations/0039-live-quotes.ts'
import { parcelPapers } from './migrations/0040-parcel-papers.ts'
import { nearbyPoints } from './migrations/0042-nearby-points.ts'
import { addressChecks } from './migrations/0045-address-checks.ts'
import { productPictures } from './migrations/0046-product-pictures.ts'
import { changedStock } from './migrations/0047-changed-stock.ts'
import { openDemand } from './migrations/0048-open-demand.ts'
import { people } from './migrations/0052-people.ts'
import { journalPeople } from './migrations/0053-journal-people.ts'
import { openOrders } from './migrations/0056-open-orders.ts'
import { replanned } from './migrations/0060-replanned.ts'
import { devices } from './migrations/0063-devices.ts'
import { apiKeys } from './migrations/0067-api-keys.ts'
import { webhooks } from './migrations/0068-webhooks.ts'
import { journalSearch } from './migrations/0069-journal-search.ts'
import { sealedSecrets } from './migrations/0070-sealed-secrets.ts'
import { hub } from './migrations/0071-hub.ts'
import { following } from './migrations/0074-following.ts'
import { ruleDrafts } from './migrations/0082-rule-drafts.ts'
import { fullText } from './migrations/0086-full-text.ts'
import { expectedReceipts } from './migrations/0090-expected-receipts.ts'
import { followReceipts } from './migrations/0091-follow-receipts.ts'
import { archive } from './migrations/0095-archive.ts'
import { buyerKey } from './migrations/0105-buyer-key.ts'
import { listViews } from './migrations/0115-list-views.ts'
import { takeBacks } from './migrations/0116-take-backs.ts'
import { stockMovements } from './migrations/0124-stock-movements.ts'
import { stockCounts } from './migrations/0125-stock-counts.ts'
import { transfers } from './migrations/0126-transfers.ts'
import { returnStages } from './migrations/0128-return-stages.ts'
import { dailyFigures } from './migrations/0132-daily-figures.ts'
import { countedLists } from './migrations/0138-counted-lists.ts'
import { searchedLists } from './migrations/0139-searched-lists.ts'
import { customerKey } from './migrations/0142-customer-key.ts'
import { costedProducts } from './migrations/0143-costed-products.ts'
import { draftComments } from './migrations/0144-draft-comments.ts'
import { jobsForPeople } from './migrations/0146-jobs-for-people.ts'
import { pendingTexts } from './migrations/0147-pending-texts.ts'
import { alertReceivers } from './migrations/0148-alert-receivers.ts'
import { setAsides } from './migrations/0150-set-asides.ts'
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
  shippingMethods,
  collected,
  fileReadings,
  pointsAsked,
  labels,
  leasedNumbers,
  tracking,
  labelPapers,
  papers,
  delivered,
  announcedReturns,
  parcelCosts,
  liveQuotes,
  parcelPapers,
  nearbyPoints,
  addressChecks,
  productPictures,
  changedStock,
  openDemand,
  people,
  journalPeople,
  openOrders,
  replanned,
  devices,
  apiKeys,
  webhooks,
  journalSearch,
  sealedSecrets,
  hub,
  following,
  ruleDrafts,
  fullText,
  expectedReceipts,
  followReceipts,
  archive,
  buyerKey,
  listViews,
  takeBacks,
  stockMovements,
  stockCounts,
  transfers,
  returnStages,
  dailyFigures,
  countedLists,
  searchedLists,
  customerKey,
  costedProducts,
  draftComments,
  jobsForPeople,
  pendingTexts,
  alertReceivers,
  setAsides,
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

/** The data went through a migration that this program does not have, or has otherwise; nothing was changed. */
export class ForeignMigrationError extends Error {
  override name = 'ForeignMigrationError'

  constructor(version: number, name: string, how: 'missing' | 'changed') {
    super(
      `These data went through migration ${version} (${name}), which this Switchyard ` +
        `${how === 'missing' ? 'does not have' : 'has with other statements'}: they were written by another build. ` +
        'Nothing was changed: start that build again, or restore a copy made before it.',
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
 * Brings the schema up to date, all missing steps in one transaction. What was carried out before must be what this
 * program would have carried out; data from before hashes were kept get theirs recorded.
 * @throws {StoreTooNewError}
 * @throws {ForeignMigrationError}
 */
export async function migrate(database: Migratable, now: EpochMs): Promise<void> {
  const { text, integer, table } = database.words
  await database.query(`CREATE TABLE IF NOT EXISTS schema_migrations (
    version ${integer} PRIMARY KEY,
    name ${text} NOT NULL,
    applied_at ${integer} NOT NULL
  )${table}`)
  await database.query(`CREATE TABLE IF NOT EXISTS schema_migration_hashes (
    version ${integer} PRIMARY KEY,
    hash ${text} NOT NULL
  )${table}`)
  const rows = await database.query(`SELECT schema_migrations.version, name, hash FROM schema_migrations
    LEFT JOIN schema_migration_hashes ON schema_migration_hashes.version = schema_migrations.version
    ORDER BY schema_migrations.version`)
  const applied = new Set(rows.map((row) => Number(row['version'])))
  const newest = Math.max(0, ...applied)
  if (newest > SCHEMA_VERSION) throw new StoreTooNewError(newest)
  const unhashed = rows.flatMap((row) => unhashedStep(row) ?? [])
  const missing = MIGRATIONS.filter((step) => !applied.has(step.version))
  const statements = [
    ...unhashed.map(hashRow),
    ...missing.flatMap((step) => [
      ...step.up(database.words),
      `INSERT INTO schema_migrations (version, name, applied_at) VALUES (${step.version}, '${step.name}', ${now})`,
      hashRow(step),
    ]),
  ]
  if (statements.length > 0) await database.transaction(statements)
}

/** The step of a row that has no hash yet; null = it has, and it is that of the step. */
function unhashedStep({ version, name, hash }: Record<string, unknown>): Migration | null {
  const step = MIGRATIONS.find((one) => one.version === Number(version))
  if (step === undefined) throw new ForeignMigrationError(Number(version), String(name), 'missing')
  if (hash === null) return step
  if (hash !== migrationHash(step)) throw new ForeignMigrationError(step.version, String(name), 'changed')
  return null
}

function hashRow(step: Migration): string {
  return `INSERT INTO schema_migration_hashes (version, hash) VALUES (${step.version}, '${migrationHash(step)}')`
}
