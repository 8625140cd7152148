import type { CarrierService, Rate, ServiceKey, Suspension } from '../../../shared/domain/carrier.ts'
import type { Channel } from '../../../shared/domain/channel.ts'
import type { Product, Sku } from '../../../shared/domain/product.ts'
import type { StoredDocument } from '../../../shared/domain/settings/stored-document.ts'
import type { Site, SiteId } from '../../../shared/domain/site.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { RuleSet } from '../../../shared/rules/document.ts'

/** Slow-changing data. `put` inserts or replaces by key; all lists come sorted by key. */

export interface SiteTable {
  all(): Promise<Site[]>
  get(id: SiteId): Promise<Site | null>
  put(sites: readonly Site[]): Promise<void>
}

export interface ProductTable {
  all(): Promise<Product[]>
  bySkus(skus: readonly Sku[]): Promise<Product[]>
  /** By bar code, or by SKU where a product has none; for the pack station's scans. */
  byScan(scan: string): Promise<Product | null>
  /** Which products are scanned by one of these, bar codes or SKUs, by what is scanned. */
  scannedBy(scans: readonly string[]): Promise<ReadonlyMap<string, readonly Sku[]>>
  put(products: readonly Product[]): Promise<void>
  /** Only those that nothing names: no order has ever had them, and no site has stock of them. Returns which were. */
  removeUnused(skus: readonly Sku[]): Promise<Sku[]>
  count(): Promise<number>
  /** Of how many the cost is known. */
  countCosted(): Promise<number>
}

export interface CarrierTable {
  services(): Promise<CarrierService[]>
  putServices(services: readonly CarrierService[]): Promise<void>
  /** Of all services, those of each together. */
  rates(): Promise<Rate[]>
  ratesOf(service: ServiceKey): Promise<Rate[]>
  /** Replaces the whole rate cards of the services that occur in `rates`. */
  replaceRates(rates: readonly Rate[]): Promise<void>
  /** All that have not ended before `now`. */
  suspensions(now: EpochMs): Promise<Suspension[]>
  putSuspension(suspension: Suspension): Promise<void>
  /** Ends it at `now`; false when there is none of that id still running. */
  endSuspension(id: string, now: EpochMs): Promise<boolean>
}

export interface ChannelTable {
  all(): Promise<Channel[]>
  get(id: string): Promise<Channel | null>
  put(channel: Channel): Promise<void>
}

export interface RuleSetTable {
  /** The newest published version; EMPTY_RULE_SET when none was ever published. */
  current(): Promise<RuleSet>
  version(version: number): Promise<RuleSet | null>
  /** Without their rules, newest first. */
  history(): Promise<Pick<RuleSet, 'version' | 'publishedAt' | 'author' | 'note'>[]>
  /** `version` must be the current version + 1: false, and nothing written, when somebody published before. */
  publish(ruleSet: RuleSet): Promise<boolean>
  /** How often each rule matched among decisions since `since`; by rule id. */
  hitsSince(since: EpochMs): Promise<ReadonlyMap<string, number>>
  addHits(day: EpochMs, hits: ReadonlyMap<string, number>): Promise<void>
}

export interface SettingsTable {
  /** @throws {CorruptRowError} what is stored is not what the document wants */
  get<T>(document: StoredDocument<T>): Promise<T>
  put<T>(document: StoredDocument<T>, value: NoInfer<T>): Promise<void>
}
