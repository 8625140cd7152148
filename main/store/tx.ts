import type { ChangedBy } from '../app/ports/movement-table.ts'
import type { DecisionTable } from '../app/ports/order-tables.ts'
import type { Store, Tx } from '../app/ports/store.ts'
import { FreedLog } from './freed-log.ts'
import type { OrderSearch } from './order-search.ts'
import type { Db } from './schema.ts'
import type { OnCorruptRow } from './stored-json.ts'
import { addressCheckTable } from './tables/address-checks.ts'
import { alertTable } from './tables/alerts.ts'
import { announcedReturnTable } from './tables/announced-returns.ts'
import { apiKeyTable } from './tables/api-keys.ts'
import { type OrderArchive, orderArchive } from './tables/archive.ts'
import { buyerTable } from './tables/buyers.ts'
import { carrierAccountTable } from './tables/carrier-accounts.ts'
import { carrierInvoiceTable } from './tables/carrier-invoices.ts'
import { carrierTable } from './tables/carriers.ts'
import { catalogueTable } from './tables/catalogue.ts'
import { changedStockTable } from './tables/changed-stock.ts'
import { channelStateTable } from './tables/channel-states.ts'
import { channelTable } from './tables/channels.ts'
import { copyTable } from './tables/copy.ts'
import { countTable } from './tables/counts.ts'
import { dailyFigureTable } from './tables/daily-figures.ts'
import { decisionTable } from './tables/decisions.ts'
import { deviceTable } from './tables/devices.ts'
import { exceptionTable } from './tables/exceptions.ts'
import { exchangeRateTable } from './tables/exchange-rates.ts'
import { expectedReceiptTable } from './tables/expected-receipts.ts'
import { fileReadingTable } from './tables/file-readings.ts'
import { following } from './tables/following.ts'
import { fulfillmentTable } from './tables/fulfillments.ts'
import { handOverTable } from './tables/hand-overs.ts'
import { inboxTable } from './tables/inbox.ts'
import { journalTable } from './tables/journal.ts'
import { labelPurchaseTable } from './tables/label-purchases.ts'
import { leaseTable } from './tables/leases.ts'
import { listViewTable } from './tables/list-views.ts'
import { quoteTable } from './tables/live-quotes.ts'
import { movementTable } from './tables/movements.ts'
import { pointTable } from './tables/nearby-points.ts'
import { numberRangeTable } from './tables/number-ranges.ts'
import { countDemandFirst, isDemandUncounted } from './tables/open-demand.ts'
import { orderStandingTable } from './tables/order-standing.ts'
import { orderTable } from './tables/orders.ts'
import { outboxTable } from './tables/outbox.ts'
import { parcelClaimTable } from './tables/parcel-claims.ts'
import { parcelCostTable } from './tables/parcel-costs.ts'
import { parcelTrackTable } from './tables/parcel-tracks.ts'
import { peopleTable } from './tables/people.ts'
import { pictureTable } from './tables/product-pictures.ts'
import { productTable } from './tables/products.ts'
import { reconciledStockTable } from './tables/reconciled-stock.ts'
import { type DatabaseSize, retentionTable } from './tables/retention.ts'
import { returnListTable } from './tables/return-list.ts'
import { returnTable } from './tables/returns.ts'
import { rowLog } from './tables/row-log.ts'
import { ruleDraftTable, ruleOutcomeTable } from './tables/rule-drafts.ts'
import { ruleSetTable } from './tables/rule-sets.ts'
import { sealedSecretTable } from './tables/sealed-secrets.ts'
import { setAsideTable } from './tables/set-asides.ts'
import { settingsTable } from './tables/settings.ts'
import { methodTable } from './tables/shipping-methods.ts'
import { siteRejectionTable } from './tables/site-rejections.ts'
import { siteTable } from './tables/sites.ts'
import { skuMappingTable } from './tables/sku-mappings.ts'
import { stockTable } from './tables/stock.ts'
import { syncStateTable } from './tables/sync-state.ts'
import { webhookTable } from './tables/webhooks.ts'
import { worldChangeTable } from './tables/world-changes.ts'
import { WrittenLog } from './written-log.ts'

const databases = new WeakMap<Tx, Db>()

/** What each database does in its own way. */
interface OwnParts {
  readonly commit: DecisionTable['commit']
  readonly size: DatabaseSize
  /** See `rowLog`. */
  readonly horizon: () => Promise<number | null>
  readonly search: OrderSearch
  readonly isWriting: boolean
}

/** What the tables of one transaction are made of. */
interface Parts {
  readonly db: Db
  readonly own: OwnParts
  readonly onCorruptRow: OnCorruptRow
  readonly archive: OrderArchive
  readonly freed: FreedLog
  readonly written: WrittenLog
  readonly changedBy: ChangedBy
}

const TABLES: {
  readonly [Name in Exclude<keyof Tx, 'freed' | 'written' | 'changedBy'>]: (of: Parts) => Tx[Name]
} = {
  people: (of) => peopleTable(of.db, of.onCorruptRow),
  apiKeys: (of) => apiKeyTable(of.db, of.onCorruptRow),
  sealedSecrets: (of) => sealedSecretTable(of.db),
  alerts: (of) => alertTable(of.db, of.onCorruptRow),
  webhooks: (of) => webhookTable(of.db, of.onCorruptRow),
  devices: (of) => deviceTable(of.db),
  sites: (of) => siteTable(of.db, of.onCorruptRow),
  products: (of) => productTable(of.db, of.onCorruptRow, of.freed, of.written),
  carriers: (of) => carrierTable(of.db, of.onCorruptRow, of.written),
  channels: (of) => channelTable(of.db, of.onCorruptRow),
  ruleSets: (of) => ruleSetTable(of.db),
  ruleDrafts: (of) => ruleDraftTable(of.db, of.onCorruptRow),
  ruleOutcomes: (of) => ruleOutcomeTable(of.db),
  listViews: (of) => listViewTable(of.db, of.onCorruptRow),
  settings: (of) => settingsTable(of.db),
  exchangeRates: (of) => exchangeRateTable(of.db, of.onCorruptRow),
  expectedReceipts: (of) => expectedReceiptTable(of.db, of.onCorruptRow),
  fileReadings: (of) => fileReadingTable(of.db, of.onCorruptRow),
  stock: (of) => stockTable(of.db, of.freed, of.changedBy, of.own.search),
  setAsides: (of) => setAsideTable(of.db, of.freed),
  counts: (of) => countTable(of.db, of.onCorruptRow),
  movements: (of) => movementTable(of.db, of.onCorruptRow),
  changedStock: (of) => changedStockTable(of.db),
  orders: (of) => orderTable(of.db, of.onCorruptRow, of.own.search, of.archive),
  decisions: (of) => decisionTable(of.db, of.own.commit, of.freed, of.changedBy),
  fulfillments: (of) => fulfillmentTable(of.db, of.onCorruptRow, of.freed, of.archive, of.changedBy),
  exceptions: (of) => exceptionTable(of.db, of.onCorruptRow, of.own.search),
  returns: (of) => returnTable(of.db, of.onCorruptRow),
  leases: (of) => leaseTable(of.db, of.onCorruptRow),
  announcedReturns: (of) => announcedReturnTable(of.db, of.onCorruptRow),
  returnList: (of) => returnListTable(of.db, of.own.search),
  siteRejections: (of) => siteRejectionTable(of.db, of.onCorruptRow),
  journal: (of) => journalTable(of.db, of.onCorruptRow),
  inbox: (of) => inboxTable(of.db, of.onCorruptRow),
  outbox: (of) => outboxTable(of.db, of.onCorruptRow),
  syncState: (of) => syncStateTable(of.db),
  skuMappings: (of) => skuMappingTable(of.db, of.archive),
  reconciled: (of) => reconciledStockTable(of.db),
  catalogue: (of) => catalogueTable(of.db, of.onCorruptRow, of.own.search),
  pictures: (of) => pictureTable(of.db, of.onCorruptRow),
  standings: (of) => orderStandingTable(of.db, of.onCorruptRow),
  channelStates: (of) => channelStateTable(of.db),
  methods: (of) => methodTable(of.db, of.onCorruptRow),
  buyers: (of) => buyerTable(of.db, of.archive),
  carrierAccounts: (of) => carrierAccountTable(of.db, of.onCorruptRow),
  labels: (of) => labelPurchaseTable(of.db, of.onCorruptRow),
  numberRanges: (of) => numberRangeTable(of.db, of.onCorruptRow),
  handOvers: (of) => handOverTable(of.db, of.onCorruptRow),
  points: (of) => pointTable(of.db, of.onCorruptRow),
  addressChecks: (of) => addressCheckTable(of.db, of.onCorruptRow),
  tracks: (of) => parcelTrackTable(of.db, of.onCorruptRow, of.own.search),
  claims: (of) => parcelClaimTable(of.db, of.onCorruptRow),
  invoices: (of) => carrierInvoiceTable(of.db, of.onCorruptRow),
  quotes: (of) => quoteTable(of.db, of.onCorruptRow),
  costs: (of) => parcelCostTable(of.db, of.onCorruptRow),
  dailyFigures: (of) => dailyFigureTable(of.db),
  retention: (of) => retentionTable(of.db, of.own.size),
  following: (of) => following(of.db, of.onCorruptRow),
  worldChanges: (of) => worldChangeTable(of.db),
  rowLog: (of) => rowLog(of.db, of.own.horizon),
  copy: (of) => copyTable(of.db),
}

/** All tables over one transaction, each made when it is first asked for: most transactions use few. */
class OpenTx {
  readonly freed = new FreedLog()
  readonly written = new WrittenLog()
  /** Nobody, until the command says who. */
  readonly changedBy: ChangedBy = { actor: '', commandId: null, at: 0 }
  readonly parts: Parts
  readonly made: { [name: string]: unknown } = {}

  constructor(db: Db, own: OwnParts, onCorruptRow: OnCorruptRow) {
    const { freed, written, changedBy } = this
    this.parts = {
      db,
      own,
      onCorruptRow,
      archive: orderArchive(db, own.isWriting),
      freed,
      written,
      changedBy,
    }
  }
}

for (const [name, make] of Object.entries(TABLES)) {
  Object.defineProperty(OpenTx.prototype, name, {
    enumerable: true,
    get(this: OpenTx) {
      return (this.made[name] ??= make(this.parts))
    },
  })
}

export function openTx(db: Db, own: OwnParts, onCorruptRow: OnCorruptRow): Tx {
  const tx = new OpenTx(db, own, onCorruptRow) as unknown as Tx
  databases.set(tx, db)
  return tx
}

/** The database behind a transaction, for the print queue's tables. */
export function dbOf(tx: Tx): Db {
  const db = databases.get(tx)
  if (!db) throw new Error('This is not a transaction of this store')
  return db
}

/** Data of an earlier version have no figures of open demand: they are counted once. */
export async function countUncountedDemand(store: Store): Promise<void> {
  if (await store.read((tx) => isDemandUncounted(dbOf(tx))))
    await store.write((tx) => countDemandFirst(dbOf(tx)))
}
