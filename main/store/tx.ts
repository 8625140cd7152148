import type { DecisionTable } from '../app/ports/order-tables.ts'
import type { Store, Tx } from '../app/ports/store.ts'
import { FreedLog } from './freed-log.ts'
import type { OrderSearch } from './order-search.ts'
import type { Db } from './schema.ts'
import type { OnCorruptRow } from './stored-json.ts'
import { addressCheckTable } from './tables/address-checks.ts'
import { announcedReturnTable } from './tables/announced-returns.ts'
import { apiKeyTable } from './tables/api-keys.ts'
import { buyerTable } from './tables/buyers.ts'
import { carrierAccountTable } from './tables/carrier-accounts.ts'
import { carrierInvoiceTable } from './tables/carrier-invoices.ts'
import { carrierTable } from './tables/carriers.ts'
import { catalogueTable } from './tables/catalogue.ts'
import { changedStockTable } from './tables/changed-stock.ts'
import { channelStateTable } from './tables/channel-states.ts'
import { channelTable } from './tables/channels.ts'
import { copyTable } from './tables/copy.ts'
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
import { quoteTable } from './tables/live-quotes.ts'
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
import { returnTable } from './tables/returns.ts'
import { rowLog } from './tables/row-log.ts'
import { ruleDraftTable, ruleOutcomeTable } from './tables/rule-drafts.ts'
import { ruleSetTable } from './tables/rule-sets.ts'
import { sealedSecretTable } from './tables/sealed-secrets.ts'
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
}

/** All tables over one transaction. */
export function openTx(db: Db, own: OwnParts, onCorruptRow: OnCorruptRow): Tx {
  const freed = new FreedLog()
  const written = new WrittenLog()
  const tx: Tx = {
    people: peopleTable(db, onCorruptRow),
    apiKeys: apiKeyTable(db, onCorruptRow),
    sealedSecrets: sealedSecretTable(db),
    webhooks: webhookTable(db, onCorruptRow),
    devices: deviceTable(db),
    sites: siteTable(db, onCorruptRow),
    products: productTable(db, onCorruptRow, freed, written),
    carriers: carrierTable(db, onCorruptRow, written),
    channels: channelTable(db, onCorruptRow),
    ruleSets: ruleSetTable(db),
    ruleDrafts: ruleDraftTable(db, onCorruptRow),
    ruleOutcomes: ruleOutcomeTable(db),
    settings: settingsTable(db),
    exchangeRates: exchangeRateTable(db, onCorruptRow),
    expectedReceipts: expectedReceiptTable(db, onCorruptRow),
    fileReadings: fileReadingTable(db, onCorruptRow),
    stock: stockTable(db, freed),
    changedStock: changedStockTable(db),
    orders: orderTable(db, onCorruptRow, own.search),
    decisions: decisionTable(db, own.commit, freed),
    fulfillments: fulfillmentTable(db, onCorruptRow, freed),
    exceptions: exceptionTable(db, onCorruptRow),
    returns: returnTable(db, onCorruptRow),
    announcedReturns: announcedReturnTable(db, onCorruptRow, own.search),
    siteRejections: siteRejectionTable(db, onCorruptRow),
    journal: journalTable(db, onCorruptRow),
    inbox: inboxTable(db, onCorruptRow),
    outbox: outboxTable(db, onCorruptRow),
    syncState: syncStateTable(db),
    skuMappings: skuMappingTable(db),
    reconciled: reconciledStockTable(db),
    catalogue: catalogueTable(db, onCorruptRow),
    pictures: pictureTable(db, onCorruptRow),
    standings: orderStandingTable(db, onCorruptRow),
    channelStates: channelStateTable(db),
    methods: methodTable(db, onCorruptRow),
    buyers: buyerTable(db),
    carrierAccounts: carrierAccountTable(db, onCorruptRow),
    labels: labelPurchaseTable(db, onCorruptRow),
    numberRanges: numberRangeTable(db, onCorruptRow),
    handOvers: handOverTable(db, onCorruptRow),
    points: pointTable(db, onCorruptRow),
    addressChecks: addressCheckTable(db, onCorruptRow),
    tracks: parcelTrackTable(db, onCorruptRow, own.search),
    claims: parcelClaimTable(db, onCorruptRow),
    invoices: carrierInvoiceTable(db, onCorruptRow),
    quotes: quoteTable(db, onCorruptRow),
    costs: parcelCostTable(db, onCorruptRow),
    retention: retentionTable(db, own.size),
    following: following(db, onCorruptRow),
    worldChanges: worldChangeTable(db),
    rowLog: rowLog(db, own.horizon),
    copy: copyTable(db),
    freed,
    written,
  }
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
