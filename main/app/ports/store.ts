import type { AddressCheckTable } from './address-check-table.ts'
import type { AlertTable } from './alert-table.ts'
import type { AnnouncedReturnTable } from './announced-return-table.ts'
import type { ApiKeyTable } from './api-key-table.ts'
import type { BuyerTable } from './buyer-table.ts'
import type {
  CarrierTable,
  ChannelTable,
  ProductTable,
  RuleSetTable,
  SettingsTable,
  SiteTable,
} from './catalog-tables.ts'
import type { CatalogueTable } from './catalogue.ts'
import type { ChangedStockTable } from './changed-stock-table.ts'
import type { ClaimTable } from './claim-table.ts'
import type { CopyTable } from './copy-table.ts'
import type { CostTable, InvoiceTable } from './cost-tables.ts'
import type { CountTable } from './count-table.ts'
import type { DailyFigureTable } from './daily-figure-table.ts'
import type { DeviceTable } from './device-table.ts'
import type { ExceptionTable } from './exception-table.ts'
import type { ExchangeRateTable } from './exchange-rate-table.ts'
import type { ExpectedReceiptTable } from './expected-receipt-table.ts'
import type { FileReadingTable } from './file-reading-table.ts'
import type { Following } from './following.ts'
import type { Freed } from './freed.ts'
import type { HandOverTable } from './hand-over-table.ts'
import type { JournalTable } from './journal-table.ts'
import type { CarrierAccountTable, LabelPurchaseTable, NumberRangeTable } from './label-tables.ts'
import type { LeaseTable } from './lease-table.ts'
import type { ListViewTable } from './list-view-table.ts'
import type { ReconciledStockTable, SkuMappingTable } from './mapping-tables.ts'
import type { MethodTable } from './method-tables.ts'
import type { ChangedBy, MovementTable } from './movement-table.ts'
import type { DecisionTable, FulfillmentTable, OrderTable } from './order-tables.ts'
import type { PeopleTable } from './people-table.ts'
import type { PictureTable } from './picture-table.ts'
import type { PointTable } from './point-table.ts'
import type { PrintJobStore } from './printing.ts'
import type { QuoteTable } from './quote-table.ts'
import type { RetentionTable } from './retention-table.ts'
import type { ReturnListTable } from './return-list-table.ts'
import type { ReturnTable } from './return-table.ts'
import type { RowLog } from './row-log.ts'
import type { RuleDraftTable, RuleOutcomeTable } from './rule-draft-table.ts'
import type { SealedSecretTable } from './sealed-secret-table.ts'
import type { SetAsideTable } from './set-aside-table.ts'
import type { SiteRejectionTable } from './site-rejection-table.ts'
import type { ChannelStateTable, StandingTable } from './standing-tables.ts'
import type { StockTable } from './stock-tables.ts'
import type { InboxTable, OutboxTable, SyncStateTable } from './sync-tables.ts'
import type { ParcelTrackTable } from './track-table.ts'
import type { WebhookTable } from './webhook-table.ts'
import type { WorldChangeTable } from './world-change-table.ts'
import type { Written } from './written.ts'

/** The tables as one transaction sees them. Valid only inside the callback that received it. */
export interface Tx {
  readonly people: PeopleTable
  readonly apiKeys: ApiKeyTable
  readonly sealedSecrets: SealedSecretTable
  readonly alerts: AlertTable
  readonly webhooks: WebhookTable
  readonly devices: DeviceTable
  readonly sites: SiteTable
  readonly products: ProductTable
  readonly carriers: CarrierTable
  readonly channels: ChannelTable
  readonly ruleSets: RuleSetTable
  readonly ruleDrafts: RuleDraftTable
  readonly ruleOutcomes: RuleOutcomeTable
  readonly listViews: ListViewTable
  readonly settings: SettingsTable
  readonly exchangeRates: ExchangeRateTable
  readonly expectedReceipts: ExpectedReceiptTable
  readonly fileReadings: FileReadingTable
  readonly stock: StockTable
  readonly changedStock: ChangedStockTable
  readonly orders: OrderTable
  readonly decisions: DecisionTable
  readonly fulfillments: FulfillmentTable
  readonly exceptions: ExceptionTable
  readonly returns: ReturnTable
  readonly announcedReturns: AnnouncedReturnTable
  readonly returnList: ReturnListTable
  readonly siteRejections: SiteRejectionTable
  readonly leases: LeaseTable
  readonly setAsides: SetAsideTable
  readonly journal: JournalTable
  readonly inbox: InboxTable
  readonly outbox: OutboxTable
  readonly syncState: SyncStateTable
  readonly skuMappings: SkuMappingTable
  readonly reconciled: ReconciledStockTable
  readonly catalogue: CatalogueTable
  readonly pictures: PictureTable
  readonly methods: MethodTable
  readonly standings: StandingTable
  readonly channelStates: ChannelStateTable
  readonly buyers: BuyerTable
  readonly carrierAccounts: CarrierAccountTable
  readonly labels: LabelPurchaseTable
  readonly numberRanges: NumberRangeTable
  readonly handOvers: HandOverTable
  readonly points: PointTable
  readonly addressChecks: AddressCheckTable
  readonly tracks: ParcelTrackTable
  readonly claims: ClaimTable
  readonly invoices: InvoiceTable
  readonly costs: CostTable
  readonly quotes: QuoteTable
  readonly dailyFigures: DailyFigureTable
  readonly retention: RetentionTable
  readonly following: Following
  readonly worldChanges: WorldChangeTable
  readonly rowLog: RowLog
  readonly copy: CopyTable
  readonly movements: MovementTable
  readonly counts: CountTable
  readonly changedBy: ChangedBy
  readonly freed: Freed
  readonly written: Written
}

/** Where everything is kept: SQLite on one machine, PostgreSQL when several share it. */
export interface Store {
  /** One consistent view; writing in it throws. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * One transaction, durable when the promise resolves; rolled back when `work` throws. Writers queue; a
   * serialisation failure is retried, so `work` must be free of other effects.
   * @throws {StoreFullError} the disk or the file's limit is full; nothing was written
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  readonly printJobs: PrintJobStore<Tx>
  /** Builds the indexes that the database makes outside of transactions, while others read and write; what is there stays. */
  buildIndexes(): Promise<void>
  close(): Promise<void>
}

/** The disk is full or read-only: nothing was written, everything before is safe. */
export class StoreFullError extends Error {
  override name = 'StoreFullError'
}

/** A stored row that is not what this program writes: a bug of an earlier version, a damaged disk, a file edited by hand. */
export class CorruptRowError extends Error {
  override name = 'CorruptRowError'
  readonly table: string
  readonly key: string

  constructor(table: string, key: string, problem: string) {
    super(`Stored row ${table}/${key} cannot be read: ${problem}`)
    this.table = table
    this.key = key
  }
}
